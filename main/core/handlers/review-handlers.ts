import type { protectionLogCalls } from '../../../preload/contract/protection-log-calls.ts';
import type { reviewCalls } from '../../../preload/contract/review-calls.ts';
import { ok } from '../../../preload/contract/result.ts';
import { decideReview } from '../../usecases/reviews/decide-review.ts';
import { getReview, listReviews } from '../../usecases/reviews/list-reviews.ts';
import { saveReviewDraft } from '../../usecases/reviews/save-review-draft.ts';
import { readProtectionLog } from '../../usecases/read-protection-log.ts';
import type { Handlers } from '../handler.ts';

export const reviewHandlers = {
  'review/list': ({ desk }) => ok({ reviews: listReviews(desk) }),
  'review/get': ({ desk }, { reviewId }) => getReview(desk, reviewId),
  'review/save-draft': ({ desk }, input) => saveReviewDraft(desk, input),
  'review/decide': ({ desk }, input) => decideReview(desk, input),
  'protection-log/read': ({ desk }, input) => readProtectionLog(desk, input),
} satisfies Pick<Handlers, keyof typeof reviewCalls | keyof typeof protectionLogCalls>;
