import { beforeEach, expect, test } from 'vitest';
import { listReviews } from '../../../../../main/usecases/reviews/list-reviews.ts';
import { putReview } from '../../../../../main/vault/queries/reviews.ts';
import { makeMandateWorld, type MandateWorld } from '../../../../helpers/mandate-world.ts';
import { reviewRecord } from '../../../../helpers/vault-records.ts';

let world: MandateWorld;
beforeEach(async () => {
  world = await makeMandateWorld();
});

test('whoever did the work, or answered for it with a colleague, leaves the decision to a third', () => {
  const { staffId } = world.desk.staff;
  world.vault.transact((db) => {
    putReview(db, reviewRecord('own', { staffId }));
    putReview(db, reviewRecord('answered-for', { staffId: 'another', secondStaffId: staffId }));
    putReview(db, reviewRecord('of-others', { staffId: 'another' }));
  });
  const seen = Object.fromEntries(listReviews(world.desk).map(({ reviewId, notNow }) => [reviewId, notNow]));
  expect(seen).toEqual({ own: 'own-work', 'answered-for': 'own-work', 'of-others': null });
});
