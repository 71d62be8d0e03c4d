import type { ReviewRecord } from '../../api/decisions.ts';
import type { Queryable } from '../database.ts';

/** A review with the signed bytes it is about, and the centre whose supervisors decide. */
export type StoredReview = {
  readonly review: ReviewRecord;
  readonly centreId: string;
  /** Canonical JSON of an `Envelope`. */
  readonly content: string;
};

type Row = { readonly record: ReviewRecord; readonly centreId: string; readonly content: string };

const select = `select review.record, review.centre_id as "centreId", envelope.content
  from review join envelope using (envelope_id)`;

const readRows = (rows: readonly Row[]): readonly StoredReview[] =>
  rows.map(({ record, centreId, content }) => ({ review: record, centreId, content }));

/** A new review belongs to the centre of the device that did the work; a decision leaves that as it is. */
export const writeReviews = async (
  db: Queryable,
  reviews: readonly ReviewRecord[],
  deviceId: string,
): Promise<void> => {
  if (reviews.length === 0) return;
  const latest = [...new Map(reviews.map((review) => [review.reviewId, review])).values()];
  await db.query(
    `insert into review (subject_id, review_id, envelope_id, centre_id, record)
     select r.subject_id, r.review_id, r.envelope_id, device.centre_id, r.record
     from unnest($1::text[], $2::text[], $3::uuid[], $4::jsonb[]) as r(subject_id, review_id, envelope_id, record),
       device where device.device_id = $5
     on conflict (subject_id, review_id) do update set record = excluded.record`,
    [
      latest.map((review) => review.personId),
      latest.map((review) => review.reviewId),
      latest.map((review) => review.envelopeId),
      latest.map((review) => JSON.stringify(review)),
      deviceId,
    ],
  );
};

/** By their ids, those of these subjects. */
export const findReviews = async (
  db: Queryable,
  keys: { readonly personIds: readonly string[]; readonly reviewIds: readonly string[] },
): Promise<readonly StoredReview[]> => {
  if (keys.reviewIds.length === 0) return [];
  const found = await db.query<Row>(
    `${select} where review.subject_id = any($1) and review.review_id = any($2)`,
    [keys.personIds, keys.reviewIds],
  );
  return readRows(found.rows);
};

/** What a device that comes new to a centre has to be told of. */
export const listOpenReviews = async (
  db: Queryable,
  centreId: string,
): Promise<readonly { readonly reviewId: string; readonly personId: string }[]> => {
  const found = await db.query<{ reviewId: string; personId: string }>(
    `select review_id as "reviewId", subject_id as "personId" from review
     where centre_id = $1 and state not in ('accepted', 'undone')`,
    [centreId],
  );
  return found.rows;
};

/** The devices of the centre of each review. */
export const listReviewDevices = async (
  db: Queryable,
  reviews: readonly ReviewRecord[],
): Promise<
  readonly { readonly reviewId: string; readonly personId: string; readonly deviceId: string }[]
> => {
  if (reviews.length === 0) return [];
  const found = await db.query<{ reviewId: string; personId: string; deviceId: string }>(
    `select review.review_id as "reviewId", review.subject_id as "personId", device.device_id as "deviceId"
     from review join device using (centre_id) where review.subject_id = any($1) and review.review_id = any($2)`,
    [reviews.map(({ personId }) => personId), reviews.map(({ reviewId }) => reviewId)],
  );
  return found.rows;
};
