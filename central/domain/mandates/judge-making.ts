import type { MandateRecord, PersonRecord } from '../../api/records.ts';
import type { Envelope } from '../../api/sync.ts';
import type { MandatePayload } from '../../api/work.ts';
import { noEffect } from '../apply-act.ts';
import { dayOf } from '../central-time.ts';
import { refusal, type Ruling } from '../ruling.ts';
import { checkDraft } from './check-draft.ts';
import { checkGiving } from './check-giving.ts';
import type { MandateFacts } from './mandate-facts.ts';
import { mandateEvents } from './mandate-event.ts';
import { supersede } from './supersede.ts';

type MakingEnvelope = Extract<Envelope, { readonly kind: 'mandate-made' }>;

const nameOf = ({ givenNames, surname }: PersonRecord): string =>
  [givenNames, surname].filter(Boolean).join(' ');

/** As it enters the register. The grantor's name is the register's, whatever the desk wrote. */
const registered = (payload: MandatePayload, grantor: PersonRecord, now: string): MandateRecord => {
  const [first, ...others] = payload.grantees;
  if (first === undefined) throw new Error('the schema asks for a grantee');
  const { mandateId, kind, decide, scope, channels, restrictions, interactionId, wording } = payload;
  return {
    mandateId,
    version: 1,
    kind,
    grantorId: grantor.personId,
    grantorName: nameOf(grantor),
    granteeKind: first.kind,
    granteeId: first.partyId,
    granteeName: first.name,
    otherGrantees: others,
    decide,
    channels,
    restrictions,
    maySubDelegate: false,
    interactionId,
    givenBy: payload.giving.way,
    wording,
    office: payload.office,
    endReason: null,
    revokedAt: null,
    credential: null,
    scope,
    madeOn: payload.madeOn,
    validFrom: payload.validFrom,
    validUntil: payload.validUntil,
    revokedOn: null,
    asOf: now,
  };
};

/**
 * Registers what was given at a desk. The one who gives is the lane. The same mandate under another envelope changes nothing; an id that
 * is somebody else's mandate is refused.
 */
export const judgeMaking = (envelope: MakingEnvelope, facts: MandateFacts): Ruling => {
  const { subject, staff, mandates, now, timeZone } = facts;
  const { payload } = envelope;
  if (staff === null)
    return refusal('mandate/parties-refused', 'the staff member does not work at this centre');
  const known = mandates.get(payload.mandateId);
  if (known !== undefined) {
    return known.grantorId === subject.personId
      ? { kind: 'accepted', effect: noEffect }
      : refusal('envelope/invalid', 'the id is taken');
  }
  const today = dayOf(now, { timeZone });
  const fault = checkDraft(payload, { grantor: subject, staff, parties: facts.parties, today });
  if (fault !== null) return refusal(fault.code, fault.detail);
  const confirmation = facts.confirmations.get(envelope.id) ?? null;
  const lack = facts.acceptedBefore.has(envelope.id)
    ? null
    : checkGiving(payload, { grantorId: subject.personId, staff, confirmation, today });
  if (lack !== null) return refusal('mandate/not-given', lack);
  const made = registered(payload, subject, now);
  const older = supersede(made, [...mandates.values()], { now, timeZone });
  const cause = envelope.id;
  const events = [
    ...mandateEvents('mandate-made', made, { cause, at: now }),
    ...older.flatMap((mandate) => mandateEvents('mandate-superseded', mandate, { cause, at: now })),
  ];
  return { kind: 'accepted', effect: { ...noEffect, mandates: [made, ...older], events } };
};
