import type { ActRecord, EventRecord, MandateRecord, PersonRecord } from '../api/records.ts';
import type { ConsentRecord, ReviewRecord } from '../api/decisions.ts';
import type { Envelope } from '../api/sync.ts';
import { AccountValues, AddressValues } from './act-values.ts';
import { clockNoteOf } from './device-clock.ts';
import { moveHousehold, type ChangedPerson } from './move-household.ts';
import type { Notice } from './notify-represented.ts';
import type { Service } from './services.ts';

type ActEnvelope = Extract<Envelope, { readonly kind: 'act-completed' }>;

/** What an act changes, all of it in one transaction with its receipt. */
export type Effect = {
  readonly act: ActRecord | null;
  /** Acts of the same line that were in review and will not take effect any more. */
  readonly undone: readonly ActRecord[];
  readonly people: readonly ChangedPerson[];
  readonly events: readonly EventRecord[];
  /** As they are after this. */
  readonly mandates: readonly MandateRecord[];
  readonly consents: readonly ConsentRecord[];
  readonly reviews: readonly ReviewRecord[];
  /** To those who were represented, and to custody holders who were not there, for the mailbox or the print shop. */
  readonly notices: readonly Notice[];
};

export const noEffect: Effect = {
  act: null,
  undone: [],
  people: [],
  events: [],
  mandates: [],
  consents: [],
  reviews: [],
  notices: [],
};

export type Application =
  | { readonly kind: 'effect'; readonly effect: Effect }
  | { readonly kind: 'conflict' }
  | { readonly kind: 'unreadable'; readonly detail: string };

export type ActFacts = {
  readonly service: Service;
  readonly subject: PersonRecord;
  readonly household: readonly PersonRecord[];
  readonly municipalityOf: (postcode: string) => string | null;
  readonly now: string;
};

/** As the register of persons records a move. */
const movedEvent = (envelopeId: string, person: PersonRecord, now: string): EventRecord => {
  const { address, personId } = person;
  const params = {
    street: `${address?.street ?? ''} ${address?.houseNumber ?? ''}`,
    postcode: address?.postcode ?? '',
    town: address?.town ?? '',
  };
  return { eventId: `${envelopeId}:${personId}`, personId, at: now, kind: 'moved', params, source: 'cpr' };
};

/**
 * Not made where somebody protected is among those who move: the history of each of them would tell where that is, also when they live there no
 * longer and nothing of theirs is held back.
 */
const movedEvents = (
  envelopeId: string,
  people: readonly ChangedPerson[],
  now: string,
): readonly EventRecord[] => {
  const movers = people.filter(({ fields }) => fields.includes('address')).map(({ record }) => record);
  return movers.some(({ hasShieldedAddress }) => hasShieldedAddress)
    ? []
    : movers.map((mover) => movedEvent(envelopeId, mover, now));
};

export const actOf = (envelope: ActEnvelope, state: ActRecord['state'], now: string): ActRecord => ({
  envelopeId: envelope.id,
  personId: envelope.lane,
  serviceId: envelope.payload.serviceId,
  reference: envelope.payload.reference,
  state,
  changedAt: now,
  receivers: [],
  clockNote: clockNoteOf(envelope),
});

const unreadable = (detail: string): Application => ({ kind: 'unreadable', detail });

const applyMove = (envelope: ActEnvelope, facts: ActFacts): Application => {
  const values = AddressValues.safeParse(envelope.payload.values);
  if (!values.success) return unreadable('values of change-of-address');
  const { subject, household, now } = facts;
  const municipality = facts.municipalityOf(values.data.postcode) ?? subject.address?.municipality ?? '';
  const people = moveHousehold({ subject, household, values: values.data, municipality, now });
  if (people === null) return { kind: 'conflict' };
  const events = movedEvents(envelope.id, people, now);
  return { kind: 'effect', effect: { ...noEffect, act: actOf(envelope, 'effective', now), people, events } };
};

/** What follows from an act whose ground holds and whose base is current. */
export const applyAct = (envelope: ActEnvelope, facts: ActFacts): Application => {
  if (facts.service.serviceId === 'change-of-address') return applyMove(envelope, facts);
  if (
    facts.service.serviceId === 'payment-account-change' &&
    !AccountValues.safeParse(envelope.payload.values).success
  ) {
    return unreadable('values of payment-account-change');
  }
  const act = actOf(envelope, 'received', facts.now);
  return { kind: 'effect', effect: { ...noEffect, act } };
};
