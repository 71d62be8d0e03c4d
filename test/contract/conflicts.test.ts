import { expect, test } from 'vitest';
import { prepareCentral } from '../helpers/central-world.ts';
import {
  karenMoves,
  makeConflict,
  registered,
  startTwoDesks,
  type TwoDesks,
} from '../helpers/parked-desk.ts';
import { anna, karen } from '../helpers/thread-desk.ts';
import { eventually, pin } from '../helpers/thread-world.ts';

const makeWorld = prepareCentral();

test('a conflict shows what was known, what was written here and what central has, with who and where', async () => {
  const desks = await startTwoDesks(makeWorld);
  const { envelopeId } = await makeConflict(desks);
  const { item, work } = await desks.desk.get('parked/get', { envelopeId });
  expect(item).toMatchObject({
    kind: 'act-completed',
    next: 'compare',
    actions: ['compare', 'hand-over', 'withdraw'],
    content: { reason: 'conflict', isOwn: true, staffName: 'Anna Holm' },
    resolved: null,
  });
  expect(work?.here).toMatchObject({ street: 'Vestergade', houseNumber: '12' });
  expect(work?.central).toMatchObject({ street: 'Vestergade', houseNumber: '34' });
  expect(work?.base['houseNumber']).not.toBe('34');
  expect(work?.centralBy).toMatchObject({ staffName: 'Anna Holm', office: 'Borgerservice Aarhus' });
  expect(work?.units.find(({ fieldIds }) => fieldIds.includes('street'))).toEqual({
    fieldIds: ['street', 'houseNumber', 'floorAndDoor', 'postcode', 'town', 'careOf'],
    took: 'ask',
  });
});

test('what a person chose goes as new work in the same act, and the loser stays as evidence', async () => {
  const desks = await startTwoDesks(makeWorld);
  const { desk, world } = desks;
  const { envelopeId } = await makeConflict(desks);
  const { work } = await desk.get('parked/get', { envelopeId });
  const values = { ...work?.here, houseNumber: '12 B' };
  const { successorId } = await desk.get('parked/send', {
    envelopeId,
    values,
    centralVersion: work?.centralVersion ?? null,
    onNewGround: false,
  });
  await eventually(
    () => desk.get('outbox/list', {}),
    ({ items }) => items.find((item) => item.envelopeId === successorId)?.state === 'effective',
  );
  expect(await registered(world)).toBe('12 B');
  const after = await desk.get('parked/get', { envelopeId });
  expect(after.item.resolved).toMatchObject({
    how: 'resolved',
    staffName: 'Anna Holm',
    successor: { envelopeId: successorId, state: 'effective' },
  });
  expect(after.work).toMatchObject({
    here: { houseNumber: '12' },
    central: { houseNumber: '34' },
    chosen: { houseNumber: '12 B' },
  });
  expect((await desk.get('status/line', {})).parked).toBe(0);
  const kept = await world.database.query('select amends from envelope where envelope_id = $1', [
    successorId,
  ]);
  expect(kept.rows).toEqual([{ amends: envelopeId }]);
});

test('a field that somebody empties is empty: what was written before does not come back unseen', async () => {
  const desks = await startTwoDesks(makeWorld);
  const { desk } = desks;
  const { envelopeId } = await makeConflict(desks);
  const { work } = await desk.get('parked/get', { envelopeId });
  // So the page tells of a day of which only a part has been typed.
  const values = { ...work?.here, moveDate: null };
  const { faults } = await desk.get('parked/save-draft', { envelopeId, values });
  expect(faults).toMatchObject([{ fieldId: 'moveDate', code: 'required' }]);
  const { centralVersion = null } = work ?? {};
  const answer = await desk.ask('parked/send', { envelopeId, values, centralVersion, onNewGround: false });
  expect(answer).toEqual({ ok: false, problem: { code: 'act/faults', fields: ['moveDate'] } });
});

test('a record that has moved on once more is looked at again before anything is sent', async () => {
  const desks = await startTwoDesks(makeWorld);
  const { desk } = desks;
  const { envelopeId } = await makeConflict(desks);
  const { work } = await desk.get('parked/get', { envelopeId });
  const answer = await desk.ask('parked/send', {
    envelopeId,
    values: work?.here ?? {},
    centralVersion: (work?.centralVersion ?? 0) - 1,
    onNewGround: false,
  });
  expect(answer).toEqual({ ok: false, problem: { code: 'parked/moved-on' } });
});

test('what central changed and nobody here touched needs no person: both stand, by themselves', async () => {
  const desks = await startTwoDesks(makeWorld);
  const { desk, world } = desks;
  const port = Number(new URL(world.central.url).port);
  await world.central.close();
  await karenMoves(desk, '12');
  // The register moved a boundary: the address is another record, and every field of the form is as it was.
  await world.database.query(
    `update person set record = jsonb_set(jsonb_set(record, '{version}', '90'), '{address,municipality}', '"0999"')
     where subject_id = $1`,
    [karen],
  );
  await world.database.query(
    `insert into person_change (subject_id, version, fields, device_id, changed_at)
     values ($1, 90, '{address}', null, now())`,
    [karen],
  );
  await world.startAnother({ port });
  await desk.get('outbox/send-now', {});
  const { items } = await eventually(
    () => desk.get('parked/list', {}),
    (seen) => seen.items.some(({ resolved }) => resolved?.successor?.state === 'effective'),
  );
  expect(items).toMatchObject([{ resolved: { how: 'merged', successor: { state: 'effective' } } }]);
  expect(await registered(world)).toBe('12');
});

/** The other move was a mistake, and is taken back at central. */
const takeBackElsewhere = async ({ world }: TwoDesks, address: object | undefined): Promise<void> => {
  const { database } = world;
  await database.query(
    `update person set record = jsonb_set(jsonb_set(record, '{version}', '90'), '{address}', $2) where subject_id = $1`,
    [karen, address],
  );
  await database.query(
    `insert into person_change (subject_id, version, fields, device_id, changed_at)
     values ($1, 90, '{address}', null, now())`,
    [karen],
  );
};

const addressOf = async ({ world }: TwoDesks): Promise<object | undefined> =>
  (
    await world.database.query<{ address: object }>(
      `select record -> 'address' as address from person where subject_id = $1`,
      [karen],
    )
  ).rows[0]?.address;

test.each([
  ['somebody is writing something else', 'draft'],
  ['a supervisor was asked to look', 'handover'],
] as const)('the rules send no conflict by themselves that a person has in hand: %s', async (_, how) => {
  const desks = await startTwoDesks(makeWorld);
  const { desk, world } = desks;
  const before = await addressOf(desks);
  const { envelopeId } = await makeConflict(desks);
  const { work } = await desk.get('parked/get', { envelopeId });
  if (how === 'draft')
    await desk.get('parked/save-draft', { envelopeId, values: { ...work?.here, houseNumber: '12 B' } });
  else await desk.get('parked/hand-over', { envelopeId, words: 'Karen says that neither is right.' });
  await takeBackElsewhere(desks, before);
  await world.database.query(
    `insert into change (subject_id, entity, record_id, municipality, device_id)
     select subject_id, 'person', subject_id, record -> 'address' ->> 'municipality', null from person where subject_id = $1`,
    [karen],
  );
  await desk.get('outbox/send-now', {});
  await eventually(
    () => desk.get('parked/get', { envelopeId }),
    (seen) => seen.work?.centralVersion === 90,
  );
  await desk.restart();
  await desk.get('session/sign-in', { staffId: anna, pin });
  const after = await desk.get('parked/get', { envelopeId });
  expect(after.item.resolved).toBeNull();
  expect(after.work?.draft?.['houseNumber']).toBe(how === 'draft' ? '12 B' : undefined);
  // The page shows what will be sent: where somebody writes something else, that is still a choice, whatever the rules would take.
  const unit = after.work?.units.find(({ fieldIds }) => fieldIds.includes('houseNumber'));
  expect(unit?.took).toBe(how === 'draft' ? 'ask' : 'mine');
});

test('what was sent in the place of a conflict is compared with what it was built on: a change that was taken back meanwhile is not overridden unseen', async () => {
  const desks = await startTwoDesks(makeWorld);
  const { desk, world } = desks;
  const before = await addressOf(desks);
  const numberBefore = await registered(world);
  const { envelopeId } = await makeConflict(desks);
  const { work } = await desk.get('parked/get', { envelopeId });
  // This desk has not heard of it when it sends.
  await takeBackElsewhere(desks, before);
  const { successorId } = await desk.get('parked/send', {
    envelopeId,
    values: { ...work?.here, houseNumber: '12 B' },
    centralVersion: work?.centralVersion ?? null,
    onNewGround: false,
  });
  await desk.get('outbox/send-now', {});
  const again = await eventually(
    () => desk.ask('parked/get', { envelopeId: successorId }),
    (answer) => answer.ok,
  );
  expect(again).toMatchObject({
    value: {
      item: { next: 'compare', resolved: null },
      work: { base: { houseNumber: '34' }, here: { houseNumber: '12 B' } },
    },
  });
  expect(await registered(world)).toBe(numberBefore);
});
