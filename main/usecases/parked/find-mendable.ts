import type { AttachedTo } from '../../../preload/contract/attachment.ts';
import type { ParkedAction } from '../../../preload/contract/outbox-parked.ts';
import { findInteraction, type InteractionRow } from '../../vault/queries/interactions.ts';
import { findOpenParkedOf, type ParkedRow } from '../../vault/queries/parked.ts';
import type { Desk } from '../desk.ts';
import { mayRead } from './may-read.ts';
import { stepsFor } from './parked-item.ts';

/** Steps that send something else in the place of what was parked: its documents may be others too. */
const mending: ReadonlySet<ParkedAction> = new Set(['compare', 'amend', 'new-ground']);

export const isMendable = (desk: Desk, row: ParkedRow): boolean =>
  mayRead(desk, row) && stepsFor(desk, row).actions.some((action) => mending.has(action));

/** Whose documents go with the work: those of its act, or of the conversation that it ended. */
export const documentsOf = ({
  kind,
  actId,
  actInteractionId,
  interactionId,
}: ParkedRow): AttachedTo | null => {
  if (actId !== null && actInteractionId !== null) return { interactionId: actInteractionId, actId };
  return kind === 'interaction-completed' && interactionId !== null ? { interactionId, actId: null } : null;
};

/**
 * The contact these documents belong to, while the work that named them is parked and this member of staff may mend it; else null. A
 * supervisor mends work of others.
 */
export const findMendable = (
  desk: Desk,
  to: { readonly interactionId: string; readonly actId: string | null },
): InteractionRow | null => {
  const row = findOpenParkedOf(desk.vault.read, to);
  return row !== null && isMendable(desk, row) ? findInteraction(desk.vault.read, to.interactionId) : null;
};
