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
  /** The consent of that id, or null. */
  readonly known: ConsentRecord | null;
  /** Null if nobody of that id works at the device's centre. */
  readonly staff: StaffRecord | null;
  readonly now: string;
};

/** A device's clock cannot reach past central's. */
const momentOf = ({ madeAt }: ConsentEnvelope, now: string): string => (madeAt < now ? madeAt : now);

const judgeGiven = (envelope: Given, { subjectId, known, now }: ConsentFacts): Ruling => {
  if (known !== null) return refusal('envelope/invalid', 'there is a consent of that id');
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
  return { kind: 'accepted', effect: { ...noEffect, consents: [consent] } };
};

/** Withdrawing is as easy as giving (GDPR art. 7(3)): asked for twice, it has been withdrawn once. */
const judgeWithdrawn = (envelope: Withdrawn, { subjectId, known, now }: ConsentFacts): Ruling => {
  if (known === null || known.personId !== subjectId) return refusal('envelope/invalid', 'no such consent');
  if (known.withdrawnAt !== null) return { kind: 'accepted', effect: noEffect };
  const consent = { ...known, withdrawnAt: momentOf(envelope, now) };
  return { kind: 'accepted', effect: { ...noEffect, consents: [consent] } };
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
