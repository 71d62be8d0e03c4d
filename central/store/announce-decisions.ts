import type { ConsentRecord, ReviewRecord } from '../api/decisions.ts';
import type { PersonRecord } from '../api/records.ts';
import type { Queryable } from './database.ts';
import { writeChanges } from './queries/changes.ts';
import { listReviewDevices } from './queries/reviews.ts';

/** To whoever subscribes to the citizen. */
export const announceConsents = (
  db: Queryable,
  consents: readonly ConsentRecord[],
  people: ReadonlyMap<string, PersonRecord>,
): Promise<void> =>
  writeChanges(
    db,
    consents.map(({ consentId, personId }) => ({
      subjectId: personId,
      entity: 'consent',
      recordId: consentId,
      municipality: people.get(personId)?.address?.municipality ?? null,
      deviceId: null,
    })),
  );

/** To the devices of the centre where the work was done, and to nobody else. After the reviews are written. */
export const announceReviews = async (db: Queryable, reviews: readonly ReviewRecord[]): Promise<void> => {
  const told = await listReviewDevices(db, reviews);
  await writeChanges(
    db,
    told.map(({ reviewId, personId, deviceId }) => ({
      subjectId: personId,
      entity: 'review',
      recordId: reviewId,
      municipality: null,
      deviceId,
    })),
  );
};
