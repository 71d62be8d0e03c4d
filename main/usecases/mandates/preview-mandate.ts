import type { Input } from '../../../preload/contract/calls.ts';
import type { MandatePreview } from '../../../preload/contract/mandate-making.ts';
import { ok } from '../../../preload/contract/result.ts';
import type { Desk } from '../desk.ts';
import { findOpenInteraction } from '../own-interaction.ts';
import { judgeDraft } from './judge-draft.ts';

/** A draft as it would stand if it were given now: what is wrong, what it replaces, and the words of it. Nothing is kept. */
export const previewMandate = (desk: Desk, { interactionId, draft }: Input<'mandate/preview'>) => {
  const found = findOpenInteraction(desk, interactionId);
  if (!found.ok) return found;
  const { validUntil, supersedes, faults, paragraphs, wordingHash } = judgeDraft(desk, found.value, draft);
  const preview: MandatePreview = { validUntil, supersedes, faults, paragraphs, wordingHash };
  return ok(preview);
};
