import type { StaffRecord } from '../api/devices.ts';
import type { PersonRecord } from '../api/records.ts';
import type { ReviewRecord } from '../api/decisions.ts';
import type { Envelope } from '../api/sync.ts';
import { actingPeople } from './authority/acting-people.ts';
import { clockNoteOf } from './device-clock.ts';
import type { Service } from './services.ts';

type ActEnvelope = Extract<Envelope, { readonly kind: 'act-completed' }>;

export type ReviewGroundwork = {
  readonly subject: PersonRecord;
  /** Null if nobody of that id works at the device's centre. */
  readonly staff: StaffRecord | null;
  /** Null for a service that central does not know. */
  readonly service: Service | null;
  readonly now: string;
};

/** Of work that came without any ground. */
const noGround = {
  ground: '',
  partyName: '',
  mandateId: null,
  level: 'none',
  identityMethod: null,
  freshAsOf: null,
  isProvisional: false,
} as const;

const workOf = ({ authority, payload }: ActEnvelope, subject: PersonRecord): ReviewRecord['work'] => {
  const { mandateId, level, identityMethod, freshAsOf, isProvisional } = authority ?? noGround;
  const values = subject.hasShieldedAddress ? {} : payload.values;
  return { mandateId, level, identityMethod, freshAsOf, isProvisional, values };
};

/**
 * The work that a supervisor has to decide because of this act; one for each envelope, under an id that follows from it. `detail`
 * says without personal data what did not hold.
 */
export const reviewOf = (
  envelope: ActEnvelope,
  reason: ReviewRecord['reason'],
  detail: string,
  { subject, staff, service, now }: ReviewGroundwork,
): ReviewRecord => {
  const { authority, payload } = envelope;
  const { ground, partyName } = authority ?? noGround;
  return {
    reviewId: `review-${envelope.id}`,
    personId: subject.personId,
    personName: [subject.givenNames, subject.surname].filter(Boolean).join(' '),
    envelopeId: envelope.id,
    serviceId: payload.serviceId,
    reference: payload.reference,
    reason,
    detail,
    ground,
    partyName,
    actingPersonIds: authority === null ? [] : [...actingPeople(authority)],
    staffId: envelope.staffId,
    staffName: staff?.name ?? '',
    secondStaffId: authority?.secondStaffId ?? null,
    decidedAt: authority?.decidedAt ?? envelope.madeAt,
    openedAt: now,
    needsFourEyes: service?.needsFourEyes ?? false,
    state: 'open',
    decisions: [],
    work: workOf(envelope, subject),
    clockNote: clockNoteOf(envelope),
    handedOver: null,
    contacts: [],
  };
};
