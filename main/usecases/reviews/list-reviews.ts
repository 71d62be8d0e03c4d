import type { Review, ReviewDetail } from '../../../preload/contract/review.ts';
import { fail, ok } from '../../../preload/contract/result.ts';
import type { FieldValues } from '../../../preload/contract/service.ts';
import type { ReviewId } from '../../../preload/contract/values.ts';
import { serviceOf } from '../../domain/catalogue/pack.ts';
import { listContacts, listNotesOnTheirWay } from '../../vault/queries/contacts.ts';
import { listMandatesGiven } from '../../vault/queries/mandates.ts';
import { findPersonFacts } from '../../vault/queries/people.ts';
import { findReview, listReviews as listRows, type ReviewRow } from '../../vault/queries/reviews.ts';
import { isReviewOpened } from '../../vault/queries/review-openings.ts';
import { findSyncState } from '../../vault/queries/sync-state.ts';
import { audit } from '../audit.ts';
import type { Desk } from '../desk.ts';
import type { Guard } from '../guarded-people.ts';
import { toMandate } from '../mandate-view.ts';
import { toContact } from '../tasks/contact-tasks.ts';
import { guardOfReview, toReview } from './review-view.ts';
import { readReviewDraft } from './save-review-draft.ts';

/** More than this no supervisor works through in a day; the oldest come first. */
const longestList = 300;

/** Of the pack: why a supervisor reads it. */
const reviewPurpose = 'follow-up';

/** Undecided first, the oldest first; then what was decided lately. */
export const listReviews = (desk: Desk): readonly Review[] =>
  listRows(desk.vault.read, longestList).map((row) => toReview(desk, row));

/** One review with what the desk knew then and what is known of it here now. */
export const getReview = (desk: Desk, reviewId: ReviewId) => {
  const row = findReview(desk.vault.read, reviewId);
  if (row === null) return fail({ code: 'review/not-found' as const });
  const guard = guardOfReview(desk, row);
  if (guard !== null) return refuseGuarded(desk, row, guard);
  noteOpening(desk, row);
  const mandate = listMandatesGiven(desk.vault.read, row.subjectId).find(
    (given) => given.mandateId === row.mandateId,
  );
  const detail: ReviewDetail = {
    review: toReview(desk, row),
    draft: readReviewDraft(desk, reviewId),
    contacts: contactsOf(desk, reviewId),
    knownThen: thenOf(desk, row),
    knownNow: {
      mandate: mandate === undefined ? null : toMandate(desk, mandate),
      asOf: findSyncState(desk.vault.read).dataAsOf,
    },
  };
  return ok(detail);
};

/** Neither one's own work nor a relative's is for one's eyes; that it was tried is on record. */
const refuseGuarded = (desk: Desk, { reviewId, subjectId }: ReviewRow, guard: NonNullable<Guard>) => {
  const code = guard === 'own' ? ('access/own-file' as const) : ('access/relatives-file' as const);
  const details = { reviewId, code };
  desk.vault.transact((db) => audit(desk, db, { action: 'person/open-refused', subjectId, details }));
  return fail({ code });
};

const contactsOf = ({ vault }: Desk, reviewId: ReviewId): ReviewDetail['contacts'] => [
  ...listContacts(vault.read, reviewId).flatMap((contact) => toContact(contact, false)),
  ...listNotesOnTheirWay(vault.read, reviewId).flatMap((contact) => toContact(contact, true)),
];

/** Whoever reads what a citizen has said is written down, once in a session however often the screen asks, and the citizen reads it (B-30). */
const noteOpening = (desk: Desk, { reviewId, subjectId }: ReviewRow): void => {
  const { staff, sessionId, vault } = desk;
  if (isReviewOpened(vault.read, { subjectId, reviewId, staffId: staff.staffId, sessionId })) return;
  const details = { reviewId, sessionId, purposeId: reviewPurpose };
  vault.transact((db) => audit(desk, db, { action: 'review/opened', subjectId, details }));
};

/** In the order of the form, as the citizen was asked; what the form does not know comes last. */
const inFormOrder = (desk: Desk, { serviceId, values }: ReviewRow): FieldValues => {
  const fieldIds = serviceOf(desk.pack, serviceId ?? '')?.fields.map((field) => field.fieldId) ?? [];
  const placeOf = (fieldId: string): number => {
    const place = fieldIds.indexOf(fieldId);
    return place === -1 ? fieldIds.length : place;
  };
  const entries = Object.entries(values).toSorted(([one], [other]) => placeOf(one) - placeOf(other));
  return Object.fromEntries(entries);
};

/** Of somebody whose address is protected now nothing that was written is shown, whenever the flag came: central tells nothing of it either. */
const thenOf = (desk: Desk, row: ReviewRow): ReviewDetail['knownThen'] => {
  const { level, identityMethod, freshAsOf, isProvisional } = row;
  const isProtected = findPersonFacts(desk.vault.read, row.subjectId)?.hasShieldedAddress ?? false;
  const values = isProtected ? {} : inFormOrder(desk, row);
  return level === null ? null : { level, identityMethod, freshAsOf, isProvisional, values };
};
