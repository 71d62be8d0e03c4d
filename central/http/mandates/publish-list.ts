import {
  statusListType,
  type StatusListAnswer,
  type StatusListClaims,
} from '../../api/mandate-credential.ts';
import { listUri } from '../../domain/mandates/claims-of-mandate.ts';
import { listSize } from '../../domain/mandates/scattered-place.ts';
import { digestOf, withRevoked } from '../../domain/mandates/status-bits.ts';
import { inTransaction, type Queryable } from '../../store/database.ts';
import {
  findStatusList,
  hasUnpublished,
  listRevokedBetween,
  lockStatusList,
  publishRevocations,
  writeStatusList,
  type StatusListRow,
} from '../../store/queries/status-lists.ts';
import type { Gateway } from '../gateway.ts';
import { activeIssuerKey } from '../issuer-keys.ts';
import { signToken } from './sign-token.ts';

type Publish = Pick<Gateway, 'database' | 'clock'>;

/** How long a token says what it says before it is signed anew: what a desk may call fresh. */
export const listTtlSeconds = 300;
const listLifeSeconds = 7 * 86_400;
/** Beyond this a whole list is the smaller answer. */
const longestDelta = 2000;

export type PublishedList = {
  readonly list: number;
  readonly version: number;
  readonly token: string;
  readonly deltaToken: string;
};

const published = ({ list, version, token, deltaToken }: StatusListRow): PublishedList | null =>
  token === null || deltaToken === null ? null : { list, version, token, deltaToken };

const isFresh = async (db: Queryable, row: StatusListRow, now: Date): Promise<boolean> => {
  if (row.signedAt === null || now.getTime() - row.signedAt.getTime() >= listTtlSeconds * 1000) return false;
  return row.kid === (await activeIssuerKey(db, now)).kid && !(await hasUnpublished(db, row.list));
};

/** The next version where something was revoked since, the same one signed anew where it only grew old. */
const publish = ({ database, clock }: Publish, list: number): Promise<PublishedList | null> =>
  inTransaction(database, async (db) => {
    const now = clock();
    const row = await lockStatusList(db, list);
    if (row === null) return null;
    // Whoever waited for the lock finds it done.
    if (await isFresh(db, row, now)) return published(row);
    const places = await publishRevocations(db, { list, version: row.version + 1 });
    const isFirst = row.version === 0;
    const version = places.length > 0 || isFirst ? row.version + 1 : row.version;
    const { bits, deflated } = places.length > 0 ? withRevoked(row, places) : row;
    const key = await activeIssuerKey(db, now);
    const iat = Math.floor(now.getTime() / 1000);
    const claims: StatusListClaims = {
      sub: listUri(list),
      iat,
      exp: iat + listLifeSeconds,
      ttl: listTtlSeconds,
      version,
      digest: digestOf(bits),
      size: listSize,
      status_list: { bits: 1 },
    };
    const whole = { ...claims, status_list: { bits: 1, lst: deflated.toString('base64url') } };
    const token = await signToken(whole, statusListType, key);
    const deltaToken = await signToken(claims, statusListType, key);
    await writeStatusList(db, {
      list,
      version,
      bits,
      deflated,
      token,
      deltaToken,
      kid: key.kid,
      signedAt: now,
    });
    return { list, version, token, deltaToken };
  });

/** The list as of now; signed again only where it changed, grew old, or its key did. Null if there is no such list. */
export const currentList = async (work: Publish, list: number): Promise<PublishedList | null> => {
  const row = await findStatusList(work.database, list);
  if (row === null) return null;
  const standing = published(row);
  const isGood = standing !== null && (await isFresh(work.database, row, work.clock()));
  return isGood ? standing : publish(work, list);
};

/** What somebody needs who has version `since`; the whole list where that version is none of ours or too far back. */
export const answerFor = async (
  db: Queryable,
  { list, version, token, deltaToken }: PublishedList,
  since: number | null,
): Promise<StatusListAnswer> => {
  if (since === null || since < 1 || since > version) return { kind: 'whole', token };
  const revoked = await listRevokedBetween(db, { list, since, version, limit: longestDelta });
  return revoked.length > longestDelta
    ? { kind: 'whole', token }
    : { kind: 'delta', from: since, revoked: [...revoked], token: deltaToken };
};
