import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { ReviewDraft } from '../../../preload/contract/review.ts';
import type { ReviewId } from '../../../preload/contract/values.ts';
import { amendAnswer } from '../../api/answer-cache.ts';
import { useCore } from '../../api/core-context.tsx';
import { useNewestKept } from '../../api/use-newest-kept.ts';

const nothingYet: ReviewDraft = { choice: null, reason: '' };

type KeptDecision = {
  readonly draft: ReviewDraft;
  readonly keep: (next: ReviewDraft) => void;
  /** Decides by it; false where the core did not, and all is as it was. */
  readonly decideBy: (decide: () => Promise<boolean>) => Promise<void>;
};

/** What is chosen and written to decide about work in review, kept in the vault as it grows. */
export const useKeptDecision = (reviewId: ReviewId, kept: ReviewDraft | null): KeptDecision => {
  const core = useCore();
  const cache = useQueryClient();
  const [draft, setDraft] = useState(kept ?? nothingYet);
  const keeper = useNewestKept({
    first: draft,
    save: async (newest: ReviewDraft) => {
      const answer = await core.call('review/save-draft', { reviewId, ...newest });
      return answer.ok ? true : null;
    },
  });
  const show = (next: ReviewDraft): void => {
    setDraft(next);
    amendAnswer(cache, ['review/get', { reviewId }], (detail) => ({ ...detail, draft: next }));
  };
  const keep = (next: ReviewDraft): void => {
    keeper.note(next);
    show(next);
  };
  return {
    draft,
    keep,
    decideBy: async (decide) => {
      // Saved after the decision it would be a new one, half written, in the same words.
      keeper.end();
      if (await decide()) show(nothingYet);
      else keep(draft);
    },
  };
};
