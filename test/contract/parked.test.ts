import { expect, onTestFinished, test, vi } from 'vitest';
import { StaffId, type EnvelopeId } from '../../preload/contract/values.ts';
import { prepareCentral, type CentralWorld } from '../helpers/central-world.ts';
import { karenMoves, makeConflict, registered, startTwoDesks } from '../helpers/parked-desk.ts';
import { anna, karen } from '../helpers/thread-desk.ts';
import { eventually, pin, type HeadlessDesk } from '../helpers/thread-world.ts';

const makeWorld = prepareCentral();
const bo = StaffId.parse('staff-bo');
const carla = StaffId.parse('staff-carla');
const otherPin = '739201';
const words = 'She said on the telephone that number 12 is right.';

/** A colleague at the same machine, in Anna's place. */
const changeUser = async (
  desk: HeadlessDesk,
  central: CentralWorld['central'],
  colleagueId: StaffId,
): Promise<void> => {
  const code = await central.issueEnrolmentCode('centre-demo');
  await desk.get('session/add-colleague', { pin, colleagueId, colleaguePin: otherPin, code });
  await desk.get('session/sign-out', {});
  await desk.get('session/sign-in', { staffId: colleagueId, pin: otherPin });
};

const backToAnna = async (desk: HeadlessDesk): Promise<void> => {
  await desk.get('session/sign-out', {});
  await desk.get('session/sign-in', { staffId: anna, pin });
};

const startWithConflict = async () => {
  const desks = await startTwoDesks(makeWorld);
  return { ...desks, ...(await makeConflict(desks)) };
};

/** The author's own work, as it was written. */
const whole = {
  item: { resolved: null, content: { subject: { personId: karen }, isOwn: true } },
  work: { here: { street: 'Vestergade', houseNumber: '12' } },
};
const lookAt = (desk: HeadlessDesk, envelopeId: EnvelopeId) => desk.get('parked/get', { envelopeId });

test('a colleague sees that work waits, its kind and its day, and nothing of what it says', async () => {
  const { desk, central, envelopeId } = await startWithConflict();
  await changeUser(desk, central, bo);
  const { items } = await desk.get('parked/list', {});
  expect(items).toEqual([
    {
      envelopeId,
      kind: 'act-completed',
      capturedAt: expect.any(String),
      content: null,
      next: 'compare',
      actions: [],
      handovers: [],
      resolved: null,
    },
  ]);
  expect((await desk.get('outbox/list', {})).items).toMatchObject([
    { subject: null, serviceId: null, reference: null, staffName: null, interactionId: null, reason: null },
  ]);
  const refused = { ok: false, problem: { code: 'parked/not-yours' } };
  expect(await desk.ask('parked/get', { envelopeId })).toEqual(refused);
  expect(await desk.ask('parked/retry', { envelopeId })).toEqual(refused);
  expect(await desk.ask('parked/hand-over', { envelopeId, words })).toEqual(refused);
  expect(await desk.ask('parked/withdraw', { envelopeId, reason: words })).toEqual(refused);
  expect(await desk.ask('parked/save-draft', { envelopeId, values: {} })).toEqual(refused);
  expect(
    await desk.ask('parked/send', { envelopeId, values: {}, centralVersion: 1, onNewGround: false }),
  ).toEqual(refused);
  await backToAnna(desk);
  expect(await lookAt(desk, envelopeId)).toMatchObject(whole);
});

test('handed over, the supervisor reads the author’s words, and both can go on with it', async () => {
  const { desk, world, central, envelopeId } = await startWithConflict();
  await desk.get('parked/hand-over', { envelopeId, words });
  await changeUser(desk, central, carla);
  const { items } = await desk.get('parked/list', {});
  expect(items[0]).toMatchObject({
    handovers: [{ staffName: 'Anna Holm', words }],
    actions: ['compare', 'withdraw'],
    content: { isOwn: false, staffName: 'Anna Holm' },
  });
  const { work } = await desk.get('parked/get', { envelopeId });
  const values = { ...work?.here, houseNumber: '16' };
  const centralVersion = work?.centralVersion ?? null;
  await desk.get('parked/send', { envelopeId, values, centralVersion, onNewGround: false });
  await eventually(
    () => registered(world),
    (number) => number === '16',
  );
  await backToAnna(desk);
  const { item } = await desk.get('parked/get', { envelopeId });
  expect(item).toMatchObject({ actions: [], resolved: { how: 'resolved', staffName: 'Carla Nymand' } });
  expect(await desk.ask('parked/withdraw', { envelopeId, reason: words })).toEqual({
    ok: false,
    problem: { code: 'parked/settled' },
  });
});

test('withdrawn with a name and a reason, it is kept as evidence, and central knows', async () => {
  const { desk, world, envelopeId } = await startWithConflict();
  expect(await desk.ask('parked/withdraw', { envelopeId, reason: ' no ' })).toMatchObject({
    problem: { code: 'contract/invalid-input' },
  });
  const { successorId } = await desk.get('parked/withdraw', { envelopeId, reason: words });
  await eventually(
    () => desk.get('outbox/list', {}),
    ({ items }) => items.find((item) => item.envelopeId === successorId)?.state === 'sent',
  );
  const kept = await world.database.query('select envelope_id, staff_id, reason from withdrawn_work');
  expect(kept.rows).toEqual([{ envelope_id: envelopeId, staff_id: anna, reason: words }]);
  const { item, work } = await desk.get('parked/get', { envelopeId });
  expect(item.resolved).toMatchObject({ how: 'withdrawn', staffName: 'Anna Holm', reason: words });
  expect(work?.here).toMatchObject({ houseNumber: '12' });
  expect(await desk.get('status/line', {})).toMatchObject({ parked: 0, unsent: 0 });
  expect(await registered(world)).toBe('34');
});

test('what is being written to mend it survives a crash, with what is wrong with it', async () => {
  const { desk, envelopeId } = await startWithConflict();
  const { work } = await desk.get('parked/get', { envelopeId });
  const values = { ...work?.here, postcode: '12' };
  const { faults } = await desk.get('parked/save-draft', { envelopeId, values });
  expect(faults).toMatchObject([{ fieldId: 'postcode', code: 'not-a-postcode' }]);
  expect(
    await desk.ask('parked/send', {
      envelopeId,
      values,
      centralVersion: work?.centralVersion ?? null,
      onNewGround: false,
    }),
  ).toMatchObject({ problem: { code: 'act/faults', fields: ['postcode'] } });
  await desk.restart();
  await desk.get('session/sign-in', { staffId: anna, pin });
  expect((await desk.get('parked/get', { envelopeId })).work?.draft).toMatchObject({ postcode: '12' });
});

test('one bad item is dealt with alone: other work about the same citizen arrives', async () => {
  const { desk, world } = await startWithConflict();
  await karenMoves(desk, '50');
  await eventually(
    () => registered(world),
    (number) => number === '50',
  );
  expect((await desk.get('status/line', {})).parked).toBe(1);
});

test('sign-out, a restart as an update does it, and another user keep unsent work as it was', async () => {
  const { desk, envelopeId } = await startWithConflict();
  await backToAnna(desk);
  expect(await lookAt(desk, envelopeId)).toMatchObject(whole);
  await desk.restart();
  await desk.get('session/sign-in', { staffId: anna, pin });
  expect(await lookAt(desk, envelopeId)).toMatchObject(whole);
});

test('who has lost their permission leaves their work to the supervisor, still in their name', async () => {
  const { desk, world, central, envelopeId } = await startWithConflict();
  await changeUser(desk, central, carla);
  await world.database.query(`delete from staff where staff_id = $1`, [anna]);
  await desk.restart();
  await desk.get('session/sign-in', { staffId: carla, pin: otherPin });
  await eventually(
    async () => {
      const answer = await desk.ask('session/sign-in', { staffId: anna, pin });
      await desk.get('session/sign-in', { staffId: carla, pin: otherPin });
      return answer.ok;
    },
    (isLetIn) => !isLetIn,
  );
  const { items } = await desk.get('parked/list', {});
  expect(items).toMatchObject([
    { envelopeId, content: { staffName: 'Anna Holm' }, actions: ['compare', 'hand-over', 'withdraw'] },
  ]);
});

test('a lease that has run out lets nobody in and loses nothing: the next one shows it again', async () => {
  const { desk, world, central, envelopeId } = await startWithConflict();
  const port = Number(new URL(central.url).port);
  await central.close();
  onTestFinished(() => {
    vi.useRealTimers();
  });
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 10 * 86_400_000 });
  await desk.restart();
  expect(await desk.ask('session/sign-in', { staffId: anna, pin })).toMatchObject({
    problem: { code: 'session/lease-expired' },
  });
  vi.useRealTimers();
  await world.startAnother({ port });
  await eventually(
    () => desk.ask('session/sign-in', { staffId: anna, pin }),
    ({ ok }) => ok,
  );
  expect(await lookAt(desk, envelopeId)).toMatchObject(whole);
});
