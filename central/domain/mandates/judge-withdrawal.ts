import type { MandateRecord } from '../../api/records.ts';
import type { Envelope } from '../../api/sync.ts';
import { noEffect } from '../apply-act.ts';
import { dayOf, type CentralTime } from '../central-time.ts';
import { refusal, type Ruling } from '../ruling.ts';
import type { MandateFacts } from './mandate-facts.ts';
import { mandateEvents } from './mandate-event.ts';
import { granteesOf } from './parties.ts';

type WithdrawalEnvelope = Extract<Envelope, { readonly kind: 'mandate-withdrawn' }>;
type Side = WithdrawalEnvelope['payload']['by'];

const holds = (mandate: MandateRecord, personId: string | null): boolean =>
  granteesOf(mandate).some(
    ({ kind, partyId }) => kind === 'person' && personId !== null && partyId === personId,
  );

/** An organisation or office has no file of its own: it lays down in the grantor's. */
const isSide = ({ lane, authority }: WithdrawalEnvelope, mandate: MandateRecord, by: Side): boolean => {
  if (by === 'grantor') return lane === mandate.grantorId;
  if (holds(mandate, lane)) return true;
  const isOther = granteesOf(mandate).some(({ kind }) => kind !== 'person');
  return lane === mandate.grantorId && (isOther || holds(mandate, authority?.partyPersonId ?? null));
};

/** Neither before the desk wrote it down, by which work done meanwhile in good faith would fall, nor later than now. */
const momentOf = ({ madeAt, payload }: WithdrawalEnvelope, now: string): string => {
  const times = [madeAt, payload.effectiveAt].map((text) => Date.parse(text));
  return new Date(Math.min(Math.max(...times), Date.parse(now))).toISOString();
};

const ended = (mandate: MandateRecord, by: Side, at: string, time: CentralTime): MandateRecord => ({
  ...mandate,
  version: mandate.version + 1,
  revokedOn: dayOf(at, time),
  revokedAt: at,
  endReason: by === 'grantor' ? 'withdrawn-by-grantor' : 'renounced-by-grantee',
  asOf: time.now,
});

/** Either side ends it; ended twice, it ended the first time, by whichever withdrawal came into force earlier. */
export const judgeWithdrawal = (envelope: WithdrawalEnvelope, facts: MandateFacts): Ruling => {
  const { payload, id } = envelope;
  const mandate = facts.mandates.get(payload.mandateId);
  if (facts.staff === null)
    return refusal('mandate/parties-refused', 'the staff member does not work at this centre');
  if (mandate === undefined) return refusal('mandate/unknown', 'not in the register');
  if (!isSide(envelope, mandate, payload.by)) return refusal('mandate/not-a-side', `not the ${payload.by}`);
  const at = momentOf(envelope, facts.now);
  const isEarlier = mandate.revokedAt !== null && Date.parse(at) < Date.parse(mandate.revokedAt);
  if (mandate.revokedOn !== null && !isEarlier) return { kind: 'accepted', effect: noEffect };
  const next = ended(mandate, payload.by, at, facts);
  const params = { by: payload.by };
  const events = mandateEvents('mandate-withdrawn', next, { cause: id, at: facts.now, params });
  return { kind: 'accepted', effect: { ...noEffect, mandates: [next], events } };
};
