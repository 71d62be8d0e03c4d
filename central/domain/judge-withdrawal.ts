import type { StaffRecord } from '../api/devices.ts';
import type { Envelope } from '../api/sync.ts';
import { mayTakeBack, onlyClosing, type Line } from './lines.ts';
import { refusal, type Ruling } from './ruling.ts';

type WithdrawalEnvelope = Extract<Envelope, { readonly kind: 'work-withdrawn' }>;

/**
 * Parked work is taken back by a named person. What has taken effect cannot be: it is changed by new work. Work that never came here may be
 * withdrawn too, and is refused if it comes later.
 */
export const judgeWithdrawal = (
  { payload, ...envelope }: WithdrawalEnvelope,
  { line, staff, now }: { readonly line: Line; readonly staff: StaffRecord | null; readonly now: string },
): Ruling => {
  if (!mayTakeBack(line, envelope)) return refusal('envelope/invalid', 'work of another lane or device');
  if (line.settled === 'took-effect') return refusal('work/took-effect', 'nothing is left to withdraw');
  const effect = onlyClosing(line, {
    decision: 'withdrawn',
    staffId: envelope.staffId,
    staffName: staff?.name ?? envelope.staffId,
    reason: payload.reason,
    at: now,
    exceptEnvelopeId: null,
  });
  return { kind: 'accepted', effect };
};
