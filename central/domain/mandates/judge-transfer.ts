import type { Envelope } from '../../api/sync.ts';
import { noEffect } from '../apply-act.ts';
import { refusal, type Ruling } from '../ruling.ts';
import type { MandateFacts } from './mandate-facts.ts';

type TransferEnvelope = Extract<Envelope, { readonly kind: 'mandate-transferred' }>;

/** Another office keeps it from now on. What it says, and so its credential, stays. */
export const judgeTransfer = ({ payload, lane }: TransferEnvelope, facts: MandateFacts): Ruling => {
  if (facts.staff === null)
    return refusal('mandate/parties-refused', 'the staff member does not work at this centre');
  const mandate = facts.mandates.get(payload.mandateId);
  if (mandate === undefined || mandate.grantorId !== lane)
    return refusal('mandate/unknown', 'not in the register');
  if (payload.office.trim() === '') return refusal('envelope/invalid', 'no office is named');
  if (mandate.office === payload.office) return { kind: 'accepted', effect: noEffect };
  const moved = { ...mandate, version: mandate.version + 1, office: payload.office, asOf: facts.now };
  return { kind: 'accepted', effect: { ...noEffect, mandates: [moved] } };
};
