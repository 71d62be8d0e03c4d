import { beforeEach, expect, test } from 'vitest';
import { forgetWhatEnded } from '../../../../../main/core/retention.ts';
import type { Desk } from '../../../../../main/usecases/desk.ts';
import { decideReview } from '../../../../../main/usecases/reviews/decide-review.ts';
import { getReview } from '../../../../../main/usecases/reviews/list-reviews.ts';
import { saveReviewDraft } from '../../../../../main/usecases/reviews/save-review-draft.ts';
import { putReview } from '../../../../../main/vault/queries/reviews.ts';
import { findReviewDraft } from '../../../../../main/vault/queries/review-drafts.ts';
import { ReviewId, StaffId } from '../../../../../preload/contract/values.ts';
import { makeMandateWorld, type MandateWorld } from '../../../../helpers/mandate-world.ts';
import { personId } from '../../../../helpers/vault-people.ts';
import { reviewRecord } from '../../../../helpers/vault-records.ts';
import { silentLog } from '../../../../helpers/vault-settings.ts';

/** A supervisor writes why, and the desk locks before the reason is whole. */

const reviewId = ReviewId.parse('r-1');
const half = { reviewId, choice: 'undo' as const, reason: 'The son said that he' };
let world: MandateWorld;
let again: Desk;

beforeEach(async () => {
  world = await makeMandateWorld();
  again = { ...world.desk, sessionId: 'session-2' };
  world.vault.transact((db) => putReview(db, reviewRecord(reviewId, { staffId: 'another' })));
});

const draftAt = (desk: Desk) => {
  const found = getReview(desk, reviewId);
  return found.ok ? found.value.draft : found.problem.code;
};
const colleague = (): Desk => ({
  ...world.desk,
  staff: { ...world.desk.staff, staffId: StaffId.parse('staff-2'), personId: null },
});

test('a reason that is half written is there again after the desk was locked', () => {
  saveReviewDraft(world.desk, half);
  expect(draftAt(again)).toEqual({ choice: 'undo', reason: half.reason });
});

test('nobody else reads it, and it stays where central tells the review again', () => {
  saveReviewDraft(world.desk, half);
  world.vault.transact((db) => putReview(db, reviewRecord(reviewId, { staffId: 'another' })));
  expect([draftAt(colleague()), draftAt(again)]).toEqual([null, { choice: 'undo', reason: half.reason }]);
});

test('it goes with the decision, and a save that comes too late brings nothing back', () => {
  saveReviewDraft(world.desk, half);
  expect(decideReview(world.desk, { ...half, reason: 'The son said that he had been told.' })).toMatchObject({
    ok: true,
  });
  expect(saveReviewDraft(world.desk, half)).toMatchObject({ problem: { code: 'review/decided' } });
  expect(draftAt(again)).toBeNull();
});

test('nor of one’s own family’s work, nor of what is not here', () => {
  world.vault.transact((db) =>
    putReview(db, reviewRecord('of-own', { staffId: 'another', personId: personId(99) })),
  );
  const ofOwn = { ...half, reviewId: ReviewId.parse('of-own') };
  expect(saveReviewDraft(world.desk, ofOwn)).toMatchObject({ problem: { code: 'review/not-yours' } });
  const gone = { ...half, reviewId: ReviewId.parse('gone') };
  expect(saveReviewDraft(world.desk, gone)).toMatchObject({ problem: { code: 'review/not-found' } });
});

test('what was written about work that is decided elsewhere is forgotten with the rest', async () => {
  saveReviewDraft(world.desk, half);
  const { vault } = world;
  const read = () => findReviewDraft(vault.read, { reviewId, staffId: world.desk.staff.staffId });
  const retention = { vault, now: world.desk.clock.now, log: silentLog, onForgotten: () => undefined };
  await forgetWhatEnded(retention, new AbortController().signal);
  expect(read()).not.toBeNull();
  vault.transact((db) => putReview(db, reviewRecord(reviewId, { staffId: 'another', state: 'undone' })));
  await forgetWhatEnded(retention, new AbortController().signal);
  expect(read()).toBeNull();
});
