import { fail, ok } from '../../../preload/contract/result.ts';
import { findAttachment, type AttachedTo } from '../../vault/queries/attachments.ts';
import type { Desk } from '../desk.ts';
import { findOwnAct } from '../open-act.ts';
import { findOpenInteraction, findOwnInteraction } from '../own-interaction.ts';
import { findMendable } from '../parked/find-mendable.ts';

/**
 * What documents are attached to, if it is this staff member's, or parked and theirs to mend: nobody looks at a colleague's by knowing its
 * id.
 */
export const findAttachedTo = (desk: Desk, { interactionId, actId }: AttachedTo) => {
  const mendable = findMendable(desk, { interactionId, actId });
  if (mendable !== null) return ok(mendable);
  const interaction = findOwnInteraction(desk, interactionId);
  if (!interaction.ok || actId === null) return interaction;
  const act = findOwnAct(desk, actId);
  if (!act.ok) return act;
  return act.value.act.interactionId === interactionId
    ? interaction
    : fail({ code: 'act/not-found' as const });
};

/** As long as documents may be added to it: the conversation is open, and the act a draft; or the work is parked, and can be mended. */
export const findOpenAttachedTo = (desk: Desk, to: AttachedTo) => {
  const mendable = findMendable(desk, to);
  if (mendable !== null) return ok(mendable);
  const open = findOpenInteraction(desk, to.interactionId);
  if (!open.ok || to.actId === null) return open;
  const act = findOwnAct(desk, to.actId);
  if (!act.ok) return act;
  if (act.value.act.interactionId !== to.interactionId || act.value.act.state === 'discarded')
    return fail({ code: 'act/not-found' as const });
  return act.value.act.state === 'completed' ? fail({ code: 'act/already-completed' as const }) : open;
};

/** A document of this staff member's own work, or of work that they may mend. */
export const findOwnAttachment = (desk: Desk, attachmentId: string) => {
  const row = findAttachment(desk.vault.read, attachmentId);
  const isOwn =
    row !== null && (findOwnInteraction(desk, row.interactionId).ok || findMendable(desk, row) !== null);
  return isOwn ? ok(row) : fail({ code: 'attachment/not-found' as const });
};
