import { contentHash } from '../../api/canonical.ts';
import { dayThere } from '../../api/day-end.ts';
import { mandateCredentialType } from '../../api/mandate-credential.ts';
import type { MandateRecord } from '../../api/records.ts';
import type { Change } from '../../api/sync.ts';
import { claimsOf, deservesCredential, hashOfContent } from '../../domain/mandates/claims-of-mandate.ts';
import { inTransaction } from '../../store/database.ts';
import {
  holdWithoutCredential,
  insertCredentials,
  listWithoutCredential,
  type CredentialToStore,
} from '../../store/queries/credentials.ts';
import { findMandates } from '../../store/queries/mandates.ts';
import type { Gateway } from '../gateway.ts';
import { activeIssuerKey, type IssuerKey } from '../issuer-keys.ts';
import { signToken } from './sign-token.ts';
import { takeSeats, type Seat } from './take-seats.ts';

type Issue = Pick<Gateway, 'database' | 'clock' | 'timeZone'>;

const issueOne = async (
  mandate: MandateRecord,
  seat: Seat,
  { key, now }: { readonly key: IssuerKey; readonly now: Date },
): Promise<CredentialToStore> => {
  const claims = claimsOf(mandate, { ...seat, iat: Math.floor(now.getTime() / 1000) });
  const credential = await signToken(claims, mandateCredentialType, key);
  return {
    ...seat,
    subjectId: mandate.grantorId,
    mandateId: mandate.mandateId,
    contentHash: hashOfContent(mandate),
    hash: contentHash(credential),
    credential,
    kid: key.kid,
  };
};

/** The mandates are held while they are signed: nobody ends one between its reading and its credential. */
const issue = ({ database, clock, timeZone }: Issue, mandateIds: readonly string[]): Promise<void> =>
  inTransaction(database, async (db) => {
    const now = clock();
    const today = dayThere(now, timeZone);
    const held = await holdWithoutCredential(db, mandateIds);
    const bare = held.filter((mandate) => deservesCredential(mandate, today));
    const key = await activeIssuerKey(db, now);
    const seats = await takeSeats(db, bare.length);
    const credentials = await Promise.all(
      bare.flatMap((mandate, index) => {
        const seat = seats[index];
        return seat === undefined ? [] : [issueOne(mandate, seat, { key, now })];
      }),
    );
    await insertCredentials(db, credentials, now);
  });

/**
 * The mandates with their credentials. One is signed when its mandate first leaves central, not when a register is loaded: an Ed25519
 * signature takes some 50 microseconds, a million of them a minute, and most mandates of a country are never asked for.
 */
export const withCredentials = async (
  work: Issue,
  mandates: readonly MandateRecord[],
): Promise<readonly MandateRecord[]> => {
  if (mandates.length === 0) return mandates;
  const today = dayThere(work.clock(), work.timeZone);
  const asked = mandates.filter((mandate) => deservesCredential(mandate, today));
  const bare = await listWithoutCredential(
    work.database,
    asked.map(({ mandateId }) => mandateId),
  );
  if (bare.length === 0) return mandates;
  const bareIds = bare.map(({ mandateId }) => mandateId);
  await issue(work, bareIds);
  const issued = await findMandates(work.database, bareIds);
  return mandates.map((mandate) => issued.get(mandate.mandateId) ?? mandate);
};

/** The same for the mandates of a feed page. */
export const withIssued = async (work: Issue, changes: readonly Change[]): Promise<readonly Change[]> => {
  const mandates = changes.flatMap((change) => (change.entity === 'mandate' ? [change.record] : []));
  const issued = new Map(
    (await withCredentials(work, mandates)).map((mandate) => [mandate.mandateId, mandate]),
  );
  return changes.map((change) =>
    change.entity === 'mandate'
      ? { ...change, record: issued.get(change.record.mandateId) ?? change.record }
      : change,
  );
};
