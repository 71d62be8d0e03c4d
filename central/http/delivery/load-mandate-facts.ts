import { createPublicKey } from 'node:crypto';
import { compactVerify } from 'jose';
import type { MandateRecord, PersonRecord } from '../../api/records.ts';
import type { Envelope } from '../../api/sync.ts';
import { actingPeople } from '../../domain/authority/acting-people.ts';
import type { Facts } from '../../domain/facts.ts';
import {
  confirmationType,
  ConfirmationClaims,
  type Confirmation,
} from '../../domain/mandates/confirmation.ts';
import { readScope } from '../../domain/mandates/issued-credential.ts';
import { isAboutMandate } from '../../domain/mandates/judge-mandate.ts';
import { peopleOf } from '../../domain/mandates/parties.ts';
import type { Queryable } from '../../store/database.ts';
import { findUses } from '../../store/queries/code-challenges.ts';
import { listCredentials } from '../../store/queries/credentials.ts';
import { findMandates, listGivenBy } from '../../store/queries/mandates.ts';
import { listPeople } from '../../store/queries/people.ts';
import type { GatewayKey } from '../gateway-keys.ts';

export type MandateFactsOfBatch = Pick<Facts, 'mandates' | 'credentials' | 'parties' | 'confirmations'>;

/** Whom the batch is about, by id. */
type Subjects = ReadonlyMap<string, PersonRecord>;

const namedIn = (envelope: Envelope): readonly string[] =>
  [envelope.authority?.mandateId ?? [], isAboutMandate(envelope) ? envelope.payload.mandateId : []].flat();

/** Whose rows a withdrawal changes: it may come in the file of who held the mandate. */
export const grantorsToLock = async (
  db: Queryable,
  envelopes: readonly Envelope[],
): Promise<readonly string[]> => {
  const ids = envelopes.flatMap((envelope) =>
    envelope.kind === 'mandate-withdrawn' ? [envelope.payload.mandateId] : [],
  );
  if (ids.length === 0) return [];
  return [...(await findMandates(db, ids)).values()].map(({ grantorId }) => grantorId);
};

const loadMandates = async (
  db: Queryable,
  envelopes: readonly Envelope[],
): Promise<ReadonlyMap<string, MandateRecord>> => {
  const named = await findMandates(db, [...new Set(envelopes.flatMap(namedIn))]);
  const givers = envelopes.flatMap(({ kind, lane }) => (kind === 'mandate-made' ? [lane] : []));
  const given = await listGivenBy(db, [...new Set(givers)]);
  return new Map([...named, ...given.map((mandate) => [mandate.mandateId, mandate] as const)]);
};

const loadCredentials = async (
  db: Queryable,
  mandateIds: readonly string[],
): Promise<Facts['credentials']> => {
  const stored = await listCredentials(db, mandateIds);
  const issued = stored.map(({ mandateId, hash, credential, revokedAt }) => ({
    mandateId,
    hash,
    scope: readScope(credential),
    revokedAt: revokedAt?.toISOString() ?? null,
  }));
  return Map.groupBy(issued, ({ mandateId }) => mandateId);
};

const loadParties = async (
  db: Queryable,
  envelopes: readonly Envelope[],
  { mandates, subjects }: { readonly mandates: readonly MandateRecord[]; readonly subjects: Subjects },
): Promise<ReadonlyMap<string, PersonRecord>> => {
  const acting = envelopes.flatMap(({ authority }) =>
    authority === null || authority.ground === 'self' ? [] : [...actingPeople(authority)],
  );
  const grantees = envelopes.flatMap((envelope) =>
    envelope.kind === 'mandate-made' ? envelope.payload.grantees.flatMap(({ partyId }) => partyId ?? []) : [],
  );
  const holders = [...subjects.values()].flatMap(({ relations }) =>
    relations.flatMap(({ relation, personId }) => (relation === 'custody-holder' ? [personId] : [])),
  );
  const ids = new Set([...acting, ...grantees, ...holders, ...mandates.flatMap(peopleOf)].filter(Boolean));
  const people = ids.size === 0 ? [] : await listPeople(db, [...ids]);
  return new Map(people.map((person) => [person.personId, person]));
};

const readConfirmation = async (token: string, key: GatewayKey): Promise<ConfirmationClaims | null> => {
  try {
    const publicKey = createPublicKey({ key: key.publicJwk, format: 'jwk' });
    const { payload, protectedHeader } = await compactVerify(token, publicKey, { algorithms: ['EdDSA'] });
    const claims = ConfirmationClaims.safeParse(JSON.parse(new TextDecoder().decode(payload)));
    return protectedHeader.typ === confirmationType && claims.success ? claims.data : null;
  } catch {
    return null;
  }
};

const loadConfirmations = async (
  db: Queryable,
  envelopes: readonly Envelope[],
  key: GatewayKey,
): Promise<ReadonlyMap<string, Confirmation>> => {
  const found = new Map<string, ConfirmationClaims>();
  for (const envelope of envelopes) {
    if (envelope.kind !== 'mandate-made' || envelope.payload.giving.way !== 'code') continue;
    const claims = await readConfirmation(envelope.payload.giving.confirmation, key);
    if (claims !== null) found.set(envelope.id, claims);
  }
  const uses = await findUses(
    db,
    [...found.values()].map(({ challengeId }) => challengeId),
  );
  return new Map(
    [...found].map(([id, claims]) => [id, { ...claims, usedFor: uses.get(claims.challengeId) ?? null }]),
  );
};

/** What the register knows of the mandates of a batch, and who has a say in it. Grantors and subjects are locked by now. */
export const loadMandateFacts = async (
  db: Queryable,
  envelopes: readonly Envelope[],
  { key, subjects }: { readonly key: GatewayKey; readonly subjects: Subjects },
): Promise<MandateFactsOfBatch> => {
  const mandates = await loadMandates(db, envelopes);
  return {
    mandates,
    credentials: await loadCredentials(db, [...mandates.keys()]),
    parties: await loadParties(db, envelopes, { mandates: [...mandates.values()], subjects }),
    confirmations: await loadConfirmations(db, envelopes, key),
  };
};
