import type { StaffRecord } from '../api/devices.ts';
import type { ConsentRecord } from '../api/decisions.ts';
import type { Envelope } from '../api/sync.ts';
import { noEffect } from './apply-act.ts';
import { refusal, type Ruling } from './ruling.ts';

type ConsentEnvelope = Extract<Envelope, { readonly kind: 'consent-given' | 'consent-withdrawn' }>;
type Given = Extract<ConsentEnvelope, { readonly kind: 'consent-given' }>;
type Withdrawn = Extract<ConsentEnvelope, { readonly kind: 'consent-withdrawn' }>;

export type ConsentFacts = {
  readonly subjectId: string;
  /** By id; at least all that the subject ever gave. */
  readonly consents: ReadonlyMap<string, ConsentRecord>;
  /** Null if nobody of that id works at the device's centre. */
  readonly staff: StaffRecord | null;
  readonly now: string;
};

/** A device's clock cannot reach past central's. */
const momentOf = ({ madeAt }: ConsentEnvelope, now: string): string => (madeAt < now ? madeAt : now);

/** Two desks may write down the same word of a citizen: that the receiver may have these data for this. */
const isSameWord = (one: ConsentRecord, other: ConsentRecord): boolean =>
  one.personId === other.personId &&
  one.receiverId === other.receiverId &&
  one.purposeId === other.purposeId &&
  one.wordingVersion === other.wordingVersion;

/** When a consent that comes late was taken back already, in the words of another desk; null where it stands. */
const endOf = (given: ConsentRecord, consents: ConsentFacts['consents']): string | null =>
  [...consents.values()]
    .filter((other) => isSameWord(given, other))
    .flatMap(({ withdrawnAt }) => withdrawnAt ?? [])
    .filter((withdrawnAt) => withdrawnAt > given.givenAt)
    .toSorted()[0] ?? null;

const judgeGiven = (envelope: Given, { subjectId, consents, now }: ConsentFacts): Ruling => {
  if (consents.has(envelope.payload.consentId))
    return refusal('envelope/invalid', 'there is a consent of that id');
  const { authority } = envelope;
  if (authority === null) return refusal('authority/insufficient', 'no ground was given');
  // A mandate is for acting; what is shared is for the citizen alone to say (domain.md: consent).
  const isOwnWord = authority.ground === 'self' && [null, subjectId].includes(authority.partyPersonId);
  if (!isOwnWord) return refusal('authority/insufficient', 'nobody consents for another');
  const { consentId, dataIds, receiverId, purposeId, validUntil, wordingVersion, givenBy } = envelope.payload;
  const consent: ConsentRecord = {
    consentId,
    personId: subjectId,
    dataIds,
    receiverId,
    purposeId,
    validUntil,
    wordingVersion,
    givenBy,
    givenAt: momentOf(envelope, now),
    withdrawnAt: null,
  };
  const withdrawnAt = endOf(consent, consents);
  return { kind: 'accepted', effect: { ...noEffect, consents: [{ ...consent, withdrawnAt }] } };
};

/**
 * Withdrawing is as easy as giving (GDPR art. 7(3)): asked for twice, it has been withdrawn once; and it ends the same word wherever else it
 * was written down before.
 */
const judgeWithdrawn = (envelope: Withdrawn, { subjectId, consents, now }: ConsentFacts): Ruling => {
  const known = consents.get(envelope.payload.consentId);
  if (known === undefined || known.personId !== subjectId)
    return refusal('envelope/invalid', 'no such consent');
  if (known.withdrawnAt !== null) return { kind: 'accepted', effect: noEffect };
  const withdrawnAt = momentOf(envelope, now);
  const twins = [...consents.values()].filter(
    (other) =>
      other !== known &&
      isSameWord(known, other) &&
      other.withdrawnAt === null &&
      other.givenAt < withdrawnAt,
  );
  const ended = [known, ...twins].map((consent) => ({ ...consent, withdrawnAt }));
  return { kind: 'accepted', effect: { ...noEffect, consents: ended } };
};

/** Judges a consent that was given or withdrawn at a desk. Staff never do it in their own file. */
export const judgeConsent = (envelope: ConsentEnvelope, facts: ConsentFacts): Ruling => {
  if (facts.staff === null)
    return refusal('authority/insufficient', 'the staff member does not work at this centre');
  if (facts.staff.personId === facts.subjectId) return refusal('authority/insufficient', 'own file');
  return envelope.kind === 'consent-given' ? judgeGiven(envelope, facts) : judgeWithdrawn(envelope, facts);
};

/** Does the citizen let this receiver be told today? The day is the country's: a consent ends with its last one. */
export const isLive = (consent: ConsentRecord, today: string): boolean =>
  consent.withdrawnAt === null && (consent.validUntil === null || consent.validUntil >= today);
