import type { Envelope } from '../../api/sync.ts';
import type { Ruling } from '../ruling.ts';
import { judgeMaking } from './judge-making.ts';
import { judgeTransfer } from './judge-transfer.ts';
import { judgeWithdrawal } from './judge-withdrawal.ts';
import type { MandateFacts } from './mandate-facts.ts';

export type MandateEnvelope = Extract<
  Envelope,
  { readonly kind: 'mandate-made' | 'mandate-withdrawn' | 'mandate-transferred' }
>;

export const isAboutMandate = (envelope: Envelope): envelope is MandateEnvelope =>
  envelope.kind === 'mandate-made' ||
  envelope.kind === 'mandate-withdrawn' ||
  envelope.kind === 'mandate-transferred';

/** Judges what a desk says of a mandate. */
export const judgeMandate = (envelope: MandateEnvelope, facts: MandateFacts): Ruling => {
  if (envelope.kind === 'mandate-made') return judgeMaking(envelope, facts);
  return envelope.kind === 'mandate-withdrawn'
    ? judgeWithdrawal(envelope, facts)
    : judgeTransfer(envelope, facts);
};
