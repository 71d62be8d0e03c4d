import { useState } from 'react';
import type { ReviewDraft } from '../../../preload/contract/review.ts';
import type { ReviewId } from '../../../preload/contract/values.ts';
import { useCore } from '../../api/core-context.tsx';
import { useNewestKept } from '../../api/use-newest-kept.ts';

const nothingYet: ReviewDraft = { choice: null, reason: '' };

/** What is chosen and written to decide about work in review, kept in the vault as it grows. */
export const useKeptDecision = (
  reviewId: ReviewId,
  kept: ReviewDraft | null,
): readonly [ReviewDraft, (next: ReviewDraft) => void] => {
  const core = useCore();
  const [draft, setDraft] = useState(kept ?? nothingYet);
  const keeper = useNewestKept({
    first: draft,
    save: async (newest: ReviewDraft) => {
      const answer = await core.call('review/save-draft', { reviewId, ...newest });
      return answer.ok ? true : null;
    },
  });
  const keep = (next: ReviewDraft): void => {
    keeper.note(next);
    setDraft(next);
  };
  return [draft, keep];
};
