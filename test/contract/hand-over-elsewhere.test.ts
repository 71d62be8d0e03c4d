import { expect, test } from 'vitest';
import { StaffId } from '../../preload/contract/values.ts';
import { prepareCentral } from '../helpers/central-world.ts';
import { makeConflict, registered, startTwoDesks } from '../helpers/parked-desk.ts';
import { anna, karen } from '../helpers/thread-desk.ts';
import { eventually, type HeadlessDesk } from '../helpers/thread-world.ts';

const makeWorld = prepareCentral();
const carla = StaffId.parse('staff-carla');
const words = 'Karen rang: she moves to number 12, and the other form was a mistake.';
const reason = 'She confirmed number 12 to me on the telephone.';

/** Anna's work is in conflict with what was done at Carla's machine; Carla is a supervisor. */
const start = async () => {
  const desks = await startTwoDesks(makeWorld, { desk: anna, other: carla });
  return { ...desks, ...(await makeConflict(desks)) };
};

const reviewsAt = (desk: HeadlessDesk) =>
  eventually(
    async () => {
      await desk.get('outbox/send-now', {});
      return (await desk.get('review/list', {})).reviews;
    },
    (reviews) => reviews.length > 0,
  );

const sentAll = (desk: HeadlessDesk) =>
  eventually(
    async () => {
      await desk.get('outbox/send-now', {});
      return desk.get('outbox/list', {});
    },
    ({ items }) => items.every(({ state }) => state !== 'captured'),
  );

test('a supervisor at another machine gets handed-over work with the words, lets it stand, and its author sees that', async () => {
  const { world, desk, other, envelopeId } = await start();
  await desk.get('parked/hand-over', { envelopeId, words });
  await sentAll(desk);
  const [review] = await reviewsAt(other);
  if (review === undefined) throw new Error('the list held one a moment ago');
  expect(review).toMatchObject({
    subject: { personId: karen },
    reason: 'handed-over',
    staffName: 'Anna Holm',
    handedOver: { staffName: 'Anna Holm', words },
    choices: ['accept-good-faith', 'undo', 'contact-citizen'],
  });
  const { reviewId } = review;
  expect((await other.get('review/get', { reviewId })).knownThen?.values).toMatchObject({
    houseNumber: '12',
  });
  expect(await registered(world)).toBe('34');
  await other.get('review/decide', { reviewId, choice: 'accept-good-faith', reason });
  await sentAll(other);
  expect(await registered(world)).toBe('12');
  const { items } = await eventually(
    async () => {
      await desk.get('outbox/send-now', {});
      return desk.get('outbox/list', {});
    },
    (seen) => seen.items.some((item) => item.envelopeId === envelopeId && item.state === 'effective'),
  );
  expect(items.map(({ kind }) => kind)).toContain('work-handed-over');
  expect((await desk.get('status/line', {})).parked).toBe(0);
});

test('the author goes on with it meanwhile: what is sent in its place takes it out of the reviews', async () => {
  const { world, desk, other, envelopeId } = await start();
  await desk.get('parked/hand-over', { envelopeId, words });
  await sentAll(desk);
  await reviewsAt(other);
  const { work } = await desk.get('parked/get', { envelopeId });
  const values = { ...work?.here, houseNumber: '16' };
  const centralVersion = work?.centralVersion ?? null;
  await desk.get('parked/send', { envelopeId, values, centralVersion, onNewGround: false });
  await sentAll(desk);
  expect(await registered(world)).toBe('16');
  const reviews = await eventually(
    () => reviewsAt(other),
    (seen) => seen[0]?.state === 'undone',
  );
  expect(reviews).toHaveLength(1);
  // Nobody there has undone it: how it ended, and by whom, is told.
  expect(reviews[0]?.decisions).toMatchObject([{ decision: 'replaced', staffName: 'Anna Holm' }]);
});

test('undone elsewhere, it waits for nobody here and never takes effect', async () => {
  const { world, desk, other, envelopeId } = await start();
  await desk.get('parked/hand-over', { envelopeId, words });
  await sentAll(desk);
  const [review] = await reviewsAt(other);
  if (review === undefined) throw new Error('the list held one a moment ago');
  await other.get('review/decide', { reviewId: review.reviewId, choice: 'undo', reason });
  await sentAll(other);
  await eventually(
    async () => {
      await desk.get('outbox/send-now', {});
      return desk.get('status/line', {});
    },
    ({ parked }) => parked === 0,
  );
  expect(await registered(world)).toBe('34');
});
