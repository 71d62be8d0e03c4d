import type { EnvelopeAuthority } from '../../../central/api/work.ts';
import { bestProof } from '../../domain/identity/reached-level.ts';
import { listProofs } from '../../vault/queries/identity-proofs.ts';
import { listOpenInteractions } from '../../vault/queries/interactions.ts';
import type { Desk } from '../desk.ts';
import { partyOf } from '../envelope-authority.ts';

/**
 * The open contact in which the citizen speaks for themself and is known to be who they are, as an envelope carries it. Null where there
 * is none: nobody consents for another.
 */
export const citizenSpeaking = (
  desk: Desk,
  personId: string,
): { readonly interactionId: string; readonly authority: EnvelopeAuthority } | null => {
  const interaction = listOpenInteractions(desk.vault.read, desk.staff.staffId).find(
    (open) => open.subjectId === personId && open.party?.kind === 'subject',
  );
  if (interaction === undefined) return null;
  const now = desk.clock.now();
  const proof = bestProof(listProofs(desk.vault.read, interaction), {
    now,
    timeZone: desk.pack.timeZone,
    maxAgeMinutes: desk.pack.identityMaxAgeMinutes,
  });
  if (proof === null) return null;
  return {
    interactionId: interaction.interactionId,
    authority: {
      ground: 'self',
      mandateId: null,
      ...partyOf(desk, interaction),
      level: proof.level,
      identityMethod: proof.method,
      decidedAt: now.toISOString(),
      credentialHash: null,
      freshAsOf: null,
      scope: null,
      evidence: {},
      isProvisional: false,
      secondStaffId: null,
    },
  };
};
