import { ContactOutcome, type CitizenContact } from '../../../preload/contract/citizen-contact.ts';
import type { ContactTask } from '../../../preload/contract/task.ts';
import type { ReviewId } from '../../../preload/contract/values.ts';
import { mayDecide } from '../../domain/interaction/staff-role.ts';
import { openWish } from '../../domain/reviews/contact-wish.ts';
import {
  listContacts,
  listNotesOnTheirWay,
  listReviewsToAsk,
  type ContactRow,
} from '../../vault/queries/contacts.ts';
import {
  findChoiceOnItsWay,
  findReview,
  listDecisions,
  type ReviewRow,
} from '../../vault/queries/reviews.ts';
import type { Desk } from '../desk.ts';
import { guardOfReview } from '../reviews/review-view.ts';

/** More than this no office works through in a day. */
const longestList = 200;

/** An outcome that this build does not know is not shown as something else. */
export const toContact = (
  { staffName, outcome, words, at }: ContactRow,
  isWaiting: boolean,
): readonly CitizenContact[] => {
  const known = ContactOutcome.safeParse(outcome);
  return known.success ? [{ staffName, outcome: known.data, words, at, isWaiting }] : [];
};

/** Citizens to be asked about work in review, those first who wait longest; nobody asks themselves or their family. */
export const listContactTasks = (desk: Desk): readonly ContactTask[] =>
  listReviewsToAsk(desk.vault.read, longestList).flatMap((reviewId) => findContactTask(desk, reviewId) ?? []);

/** Null where there is nothing to do, or not for this staff member. */
export const findContactTask = (desk: Desk, reviewId: ReviewId): ContactTask | null => {
  const row = findReview(desk.vault.read, reviewId);
  if (row === null || !mayDecide(desk.staff.role) || guardOfReview(desk, row) !== null) return null;
  return toTask(desk, row);
};

const toTask = (desk: Desk, row: ReviewRow): ContactTask | null => {
  const { read } = desk.vault;
  const { reviewId, subjectId, subjectName, serviceId, reference, reason } = row;
  const open = openWish({
    isContactState: row.state === 'citizen-contacted',
    told: listDecisions(read, reviewId),
    onItsWay: findChoiceOnItsWay(read, reviewId),
    contacts: listContacts(read, reviewId),
    notes: listNotesOnTheirWay(read, reviewId),
  });
  if (open === null) return null;
  return {
    reviewId,
    subject: { personId: subjectId, name: subjectName },
    serviceId,
    reference,
    reason,
    wishedBy: open.wish.staffName,
    wish: open.wish.reason,
    wishedAt: open.wish.at,
    isWaiting: open.isWaiting,
    tries: [
      ...open.toldTries.flatMap((contact) => toContact(contact, false)),
      ...open.waitingTries.flatMap((contact) => toContact(contact, true)),
    ],
  };
};
