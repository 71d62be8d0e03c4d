import type { ReviewRecord } from '../../api/decisions.ts';
import type { Queryable } from '../../store/database.ts';
import { findReviews } from '../../store/queries/reviews.ts';
import { listProtected } from '../protect.ts';

/** What somebody protected asked to change may say where they live: it stays at central. */
const withoutValues = (review: ReviewRecord): ReviewRecord =>
  review.work === null ? review : { ...review, work: { ...review.work, values: {} } };

/** Reviews as supervisors get them, by id; protected is who is so now. */
export const reviewsToSend = async (
  db: Queryable,
  keys: { readonly personIds: readonly string[]; readonly reviewIds: readonly string[] },
): Promise<ReadonlyMap<string, ReviewRecord>> => {
  const reviews = (await findReviews(db, keys)).map(({ review }) => review);
  const protectedIds = await listProtected(db, [...new Set(reviews.map(({ personId }) => personId))]);
  return new Map(
    reviews.map((review) => [
      review.reviewId,
      protectedIds.has(review.personId) ? withoutValues(review) : review,
    ]),
  );
};
