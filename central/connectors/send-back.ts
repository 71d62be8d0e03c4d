import type { ReviewRecord } from '../api/decisions.ts';
import type { PersonRecord } from '../api/records.ts';
import { Envelope } from '../api/sync.ts';
import { correctedByClock } from '../domain/device-clock.ts';
import { reviewOf } from '../domain/reviews.ts';
import { findService } from '../domain/services.ts';
import { announceReviews } from '../store/announce-decisions.ts';
import type { Queryable } from '../store/database.ts';
import type { ActToConfirm } from '../store/queries/acts.ts';
import { listStaff } from '../store/queries/centres.ts';
import { findDevice } from '../store/queries/devices.ts';
import { findReviews, writeReviews } from '../store/queries/reviews.ts';

/** Why an act that was accepted does not come into force. `detail` says it without personal data. */
export type SentBack = Pick<ReviewRecord, 'reason' | 'detail'>;

/**
 * Puts an accepted act that its register did not take before the supervisors of the centre where it was done. One that was in review before
 * is open again, with all that was decided about it.
 */
export const sendBack = async (
  db: Queryable,
  { act, content }: ActToConfirm,
  { subject, why, now }: { readonly subject: PersonRecord; readonly why: SentBack; readonly now: string },
): Promise<void> => {
  const envelope = Envelope.parse(JSON.parse(content));
  if (envelope.kind !== 'act-completed') throw new Error('an act comes in an envelope of an act');
  const device = await findDevice(db, envelope.deviceId);
  const colleagues = device === null ? [] : await listStaff(db, device.centreId);
  const staff = colleagues.find(({ staffId }) => staffId === envelope.staffId) ?? null;
  const service = findService(act.serviceId);
  const fresh = reviewOf(correctedByClock(envelope), why.reason, why.detail, {
    subject,
    staff,
    service,
    now,
  });
  const [known] = await findReviews(db, { personIds: [subject.personId], reviewIds: [fresh.reviewId] });
  const review: ReviewRecord =
    known === undefined ? fresh : { ...known.review, ...why, openedAt: now, state: 'open' };
  await writeReviews(db, [review], envelope.deviceId);
  await announceReviews(db, [review]);
};
