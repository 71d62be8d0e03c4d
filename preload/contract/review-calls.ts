import { z } from 'zod';
import { command, nothing, query } from './define-call.ts';
import { Review, ReviewChoice, ReviewDetail } from './review.ts';
import { ReviewId } from './values.ts';

/** What central could not let take effect by itself, for a supervisor to decide. */
export const reviewCalls = {
  /** Undecided first, the oldest first; then the decided of the last days. */
  'review/list': query({
    needs: 'supervisor',
    input: nothing,
    output: z.object({ reviews: z.array(Review).readonly() }),
    problems: [],
  }),
  'review/get': query({
    needs: 'supervisor',
    input: z.strictObject({ reviewId: ReviewId }),
    output: ReviewDetail,
    problems: ['review/not-found', 'access/own-file', 'access/relatives-file'],
  }),
  /** What is chosen and written so far; no colleague reads it. */
  'review/save-draft': command({
    needs: 'supervisor',
    input: z.strictObject({
      reviewId: ReviewId,
      choice: ReviewChoice.nullable(),
      reason: z.string().max(1000),
    }),
    output: nothing,
    problems: ['review/not-found', 'review/not-yours', 'review/decided', 'vault/disk-full'],
  }),
  'review/decide': command({
    needs: 'supervisor',
    input: z.strictObject({
      reviewId: ReviewId,
      choice: ReviewChoice,
      /** In words somebody else understands years later. */
      reason: z.string().trim().min(10).max(1000),
    }),
    output: Review,
    problems: ['review/not-found', 'review/not-yours', 'review/decided', 'vault/disk-full'],
  }),
} as const;
