import { randomUUID } from 'node:crypto';
import { dayThere } from '../../api/day-end.ts';
import type { ProofAnswer, ProofRequest } from '../../api/mandate-services.ts';
import type { MandateRecord, PersonRecord } from '../../api/records.ts';
import { foldName } from '../../domain/fold-name.ts';
import { deservesCredential } from '../../domain/mandates/claims-of-mandate.ts';
import { mandateEvents } from '../../domain/mandates/mandate-event.ts';
import { announceChanges } from '../../store/announce-changes.ts';
import { inTransaction, type Queryable } from '../../store/database.ts';
import { lockAccessCode, useAccessCode, type AccessCode } from '../../store/queries/access-codes.ts';
import { insertEvents } from '../../store/queries/events.ts';
import { findMandates, listGivenBy } from '../../store/queries/mandates.ts';
import { listPeople } from '../../store/queries/people.ts';
import { insertFailure, listFailures, queueForProof } from '../../store/queries/proof-failures.ts';
import type { Gateway } from '../gateway.ts';
import { hashAccessCode } from './access-codes.ts';
import type { Asking } from './code-challenges.ts';
import { withCredentials } from './issue-credentials.ts';

/** Failures within this window, by one device and at one code. */
const windowMs = 60_000;
const mostFailures = 4;

type CodeProof = Extract<ProofRequest, { readonly kind: 'code' | 'paper-code' }>;
type Found = { readonly code: AccessCode; readonly mandate: MandateRecord };

/** Who has one name only is asked for that one. */
const isSurnameOf = ({ surname, givenNames }: PersonRecord, text: string): boolean =>
  foldName(text) !== '' && foldName(text) === foldName(surname === '' ? givenNames : surname);

const isOpen = (code: AccessCode, kind: CodeProof['kind'], now: Date): boolean => {
  if (code.expiresAt <= now) return false;
  return kind === 'paper-code' ? code.kind === 'paper' && code.usedAt === null : code.kind === 'organisation';
};

const find = async (db: Queryable, proof: CodeProof, now: Date): Promise<Found | null> => {
  const code = await lockAccessCode(db, hashAccessCode(proof.code));
  if (code === null || !isOpen(code, proof.kind, now)) return null;
  const [grantor] = await listPeople(db, [code.subjectId]);
  if (grantor === undefined || !isSurnameOf(grantor, proof.surname)) return null;
  const mandate = (await findMandates(db, [code.mandateId])).get(code.mandateId);
  return mandate === undefined ? null : { code, mandate };
};

/** Showing it stands in the file of both sides: that is how the grantor sees who looked (domain.md, Retention). */
const noteShown = async (
  db: Queryable,
  { code, mandate }: Found,
  { office, at }: { readonly office: string; readonly at: string },
): Promise<void> => {
  const params = { office, organisation: code.organisation };
  const events = mandateEvents('mandate-shown', mandate, { cause: randomUUID(), at, params });
  const people = await listPeople(
    db,
    events.map(({ personId }) => personId),
  );
  const known = new Map(people.map((person) => [person.personId, person]));
  const noted = events.filter(({ personId }) => known.has(personId));
  await insertEvents(db, noted);
  await announceChanges(db, { before: known, after: known, changedPersonIds: [], events: noted, acts: [] });
};

const tooMany = (failures: readonly Date[]): ProofAnswer | null => {
  const first = failures.at(-mostFailures);
  return first === undefined
    ? null
    : { outcome: 'too-many', until: new Date(first.getTime() + windowMs).toISOString() };
};

const proveByCode = (
  gateway: Gateway,
  { device, office }: Asking & { readonly office: string },
  proof: CodeProof,
): Promise<ProofAnswer> =>
  inTransaction(gateway.database, async (db): Promise<ProofAnswer> => {
    const now = gateway.clock();
    const since = new Date(now.getTime() - windowMs);
    const tried = { deviceId: device.deviceId, codeHash: hashAccessCode(proof.code) };
    await queueForProof(db, tried);
    const { ofDevice, atCode } = await listFailures(db, { ...tried, since });
    const locked = tooMany(ofDevice) ?? tooMany(atCode);
    if (locked !== null) return locked;
    const found = await find(db, proof, now);
    if (found === null) {
      await insertFailure(db, { ...tried, at: now, keepFrom: since });
      const failures = Math.max(ofDevice.length, atCode.length) + 1;
      return { outcome: 'unknown', attemptsLeft: mostFailures - failures };
    }
    if (found.code.kind === 'paper') await useAccessCode(db, tried.codeHash, now);
    await noteShown(db, found, { office, at: now.toISOString() });
    return { outcome: 'found', mandates: [found.mandate] };
  });

const lookUp = async (gateway: Gateway, grantorId: string): Promise<ProofAnswer> => {
  const today = dayThere(gateway.clock(), gateway.timeZone);
  const given = await listGivenBy(gateway.database, [grantorId]);
  const mandates = given.filter((mandate) => deservesCredential(mandate, today));
  return mandates.length === 0
    ? { outcome: 'unknown', attemptsLeft: mostFailures }
    : { outcome: 'found', mandates };
};

/** What somebody brought, or what stands in the register between a grantor and anybody. Found mandates come with their credentials. */
export const proveMandate = async (
  gateway: Gateway,
  asking: Asking & { readonly office: string },
  proof: ProofRequest,
): Promise<ProofAnswer> => {
  const answer =
    proof.kind === 'register'
      ? await lookUp(gateway, proof.grantorId)
      : await proveByCode(gateway, asking, proof);
  if (answer.outcome !== 'found') return answer;
  return { outcome: 'found', mandates: [...(await withCredentials(gateway, answer.mandates))] };
};
