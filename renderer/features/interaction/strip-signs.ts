import type { AuthorityAnswer } from '../../../preload/contract/authority.ts';
import type { Interaction } from '../../../preload/contract/interaction.ts';

/** The strip of truth, in the order it is read (look.md). The place in this list is the key of the piece: Alt+1 to Alt+6. */
export const stripPieces = ['who', 'party', 'identity', 'ground', 'purpose', 'mode'] as const;
export type StripPiece = (typeof stripPieces)[number];

/** `open`: nobody has said yet. `attention`: said, and not as good as it looks. `stopped`: what they want cannot be done so. */
export type StripSign = 'settled' | 'open' | 'attention' | 'stopped';

const identitySign = (interaction: Interaction): StripSign => {
  if (interaction.mode === 'informing') return 'settled';
  if (interaction.level !== 'none') {
    const newest = interaction.proofs[0];
    return newest !== undefined && newest.shortfall !== null ? 'attention' : 'settled';
  }
  return interaction.proofs.length === 0 ? 'open' : 'attention';
};

const groundSign = (interaction: Interaction, answer: AuthorityAnswer | null): StripSign => {
  if (interaction.mode === 'informing') return 'settled';
  if (answer === null) return 'open';
  if (answer.outcome === 'refuse') return 'stopped';
  return answer.provisional.length > 0 ? 'attention' : 'settled';
};

/** How each piece stands. `answer` is the authority for the service that is looked at now, null while none is. */
export const stripSigns = (
  interaction: Interaction,
  answer: AuthorityAnswer | null,
): Readonly<Record<StripPiece, StripSign>> => ({
  who: 'settled',
  party: interaction.party === null ? 'open' : 'settled',
  identity: identitySign(interaction),
  ground: groundSign(interaction, answer),
  purpose: 'settled',
  mode: 'settled',
});
