import { fail, ok, type Result } from '../../preload/contract/result.ts';
import { findInteraction, type InteractionRow } from '../vault/queries/interactions.ts';
import type { Desk, Refused } from './desk.ts';

type NotOpen = Refused<'interaction/not-found' | 'interaction/closed'>;

/** An interaction of this staff member, whatever its state; nobody reads a colleague's by knowing its id. */
export const findOwnInteraction = (
  desk: Desk,
  interactionId: string,
): Result<InteractionRow, { readonly code: 'interaction/not-found' }> => {
  const row = findInteraction(desk.vault.read, interactionId);
  return row && row.staffId === desk.staff.staffId ? ok(row) : fail({ code: 'interaction/not-found' });
};

export const findOpenInteraction = (
  desk: Desk,
  interactionId: string,
): { readonly ok: true; readonly value: InteractionRow } | NotOpen => {
  const found = findOwnInteraction(desk, interactionId);
  if (!found.ok) return found;
  return found.value.state === 'open' ? found : fail({ code: 'interaction/closed' as const });
};
