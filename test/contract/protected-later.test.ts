import { expect, test } from 'vitest';
import { writeChanges } from '../../central/store/queries/changes.ts';
import { StaffId } from '../../preload/contract/values.ts';
import { prepareCentral, type CentralWorld } from '../helpers/central-world.ts';
import { makeConflict, startTwoDesks } from '../helpers/parked-desk.ts';
import { anna, karen } from '../helpers/thread-desk.ts';
import { eventually, type HeadlessDesk } from '../helpers/thread-world.ts';

const makeWorld = prepareCentral();
const carla = StaffId.parse('staff-carla');
/** Where Karen lives in the register. */
const home = 'Lærkevej';

/** The register of persons protects her address, and the desks hear of it. */
const protect = async ({ database }: CentralWorld): Promise<void> => {
  await database.query(
    `update person set record = record || jsonb_build_object('hasShieldedAddress', true,
       'version', (record->>'version')::int + 1) where subject_id = $1`,
    [karen],
  );
  await writeChanges(database, [
    { subjectId: karen, entity: 'person', recordId: karen, municipality: '0751', deviceId: null },
  ]);
};

const hears = (desk: HeadlessDesk) =>
  eventually(
    async () => {
      await desk.get('outbox/send-now', {});
      const { purposes } = await desk.get('choices/list', {});
      const purposeId = 'act-on-behalf';
      const legalBasisId = purposes.find((each) => each.purposeId === purposeId)?.legalBasisIds[0] ?? '';
      await desk.get('person/open', { personId: karen, purpose: { purposeId, legalBasisId } });
      return desk.get('person/file', { personId: karen });
    },
    (file) => file.hasShieldedAddress,
  );

test('a comparison says nothing of where somebody lives whose address was protected since', async () => {
  const desks = await startTwoDesks(makeWorld, { desk: anna, other: carla });
  const { envelopeId } = await makeConflict(desks);
  const { desk, world } = desks;
  const before = await desk.get('parked/get', { envelopeId });
  expect(before.work?.base).toMatchObject({ street: home });
  await protect(world);
  await hears(desk);
  // As the register had it when the form was opened: to this day where she lives. What she asked for is still to be decided here.
  const { work } = await desk.get('parked/get', { envelopeId });
  expect([work?.base, work?.central]).toEqual([{}, {}]);
  expect(work?.here).toMatchObject({ street: 'Vestergade' });
});

test('of work that came to its end nothing is shown that says where she lives', async () => {
  const desks = await startTwoDesks(makeWorld, { desk: anna, other: carla });
  const { envelopeId } = await makeConflict(desks);
  const { desk, world } = desks;
  await desk.get('parked/withdraw', { envelopeId, reason: 'She comes again.' });
  const ended = await desk.get('parked/get', { envelopeId });
  expect(ended.work).toMatchObject({ base: { street: home }, here: { street: 'Vestergade' } });
  await protect(world);
  await hears(desk);
  const { work } = await desk.get('parked/get', { envelopeId });
  const nothing = { base: {}, here: {}, central: {}, chosen: {}, merged: {} };
  expect(
    work && {
      base: work.base,
      here: work.here,
      central: work.central,
      chosen: work.chosen,
      merged: work.merged,
    },
  ).toEqual(nothing);
  for (const street of [home, 'Vestergade']) expect(JSON.stringify(work)).not.toContain(street);
});

test('a review says nothing of where somebody lives whose address was protected since', async () => {
  const desks = await startTwoDesks(makeWorld, { desk: anna, other: carla });
  const { envelopeId } = await makeConflict(desks);
  const { desk, other, world } = desks;
  await desk.get('parked/hand-over', { envelopeId, words: 'Which of the two is it?' });
  const [review] = await eventually(
    async () => {
      await desk.get('outbox/send-now', {});
      await other.get('outbox/send-now', {});
      return (await other.get('review/list', {})).reviews;
    },
    (reviews) => reviews.length > 0,
  );
  if (review === undefined) throw new Error('the list held one a moment ago');
  await other.get('review/decide', {
    reviewId: review.reviewId,
    choice: 'accept-good-faith',
    reason: 'She confirmed it.',
  });
  await eventually(
    async () => {
      await other.get('outbox/send-now', {});
      return other.get('review/get', { reviewId: review.reviewId });
    },
    (seen) => seen.review.state === 'accepted',
  );
  await protect(world);
  await hears(other);
  const { knownThen } = await other.get('review/get', { reviewId: review.reviewId });
  expect(knownThen?.values).toEqual({});
});
