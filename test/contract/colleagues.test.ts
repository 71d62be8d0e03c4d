import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { publicRecordName } from '../../main/core/public-record.ts';
import { StaffId } from '../../preload/contract/values.ts';
import { prepareCentral, type CentralWorld } from '../helpers/central-world.ts';
import { anna, makeThreadWorld, startEnrolledDesk } from '../helpers/thread-desk.ts';
import { eventually, pin, type HeadlessDesk } from '../helpers/thread-world.ts';

const makeWorld = prepareCentral();
const colleagueId = StaffId.parse('staff-bo');
const colleaguePin = '739201';
const dora = StaffId.parse('staff-dora');
let world: CentralWorld;
let desk: HeadlessDesk;

beforeEach(async () => {
  world = await makeThreadWorld(makeWorld);
  desk = await startEnrolledDesk(world);
});
afterEach(() => desk.close());

const newCode = () => world.central.issueEnrolmentCode('centre-demo');

describe('letting in a colleague', () => {
  test('with an administrator’s code and one’s own PIN the colleague signs in with theirs', async () => {
    const before = await desk.get('session/colleagues', {});
    expect(before.colleagues.map(({ staffId }) => staffId)).toContain(colleagueId);
    await desk.get('session/add-colleague', { pin, colleagueId, colleaguePin, code: await newCode() });
    const after = await desk.get('session/colleagues', {});
    expect(after.colleagues.map(({ staffId }) => staffId)).not.toContain(colleagueId);
    await desk.get('session/sign-out', {});
    const session = await desk.get('session/sign-in', { staffId: colleagueId, pin: colleaguePin });
    expect(session.staff.staffId).toBe(colleagueId);
  });

  test('somebody who came to the centre after the machine was set up is on the sign-in screen too', async () => {
    await world.database.query(`insert into staff (staff_id, centre_id, name, role, office, person_id)
      values ('staff-dora', 'centre-demo', 'Dora Ny', 'counter', 'Borgerservice Aarhus', null)`);
    await world.database.query(`update staff set name = 'Bo Holm' where staff_id = 'staff-bo'`);
    await desk.restart();
    await desk.get('session/sign-in', { staffId: anna, pin });
    await eventually(
      () => desk.get('session/colleagues', {}),
      ({ colleagues }) => colleagues.some(({ staffId }) => staffId === dora),
    );
    for (const each of [dora, colleagueId])
      await desk.get('session/add-colleague', {
        pin,
        colleagueId: each,
        colleaguePin,
        code: await newCode(),
      });
    await desk.get('session/sign-out', {});
    const { staff } = await desk.get('device/state', {});
    expect(staff.map(({ name }) => name).toSorted()).toEqual(['Anna Holm', 'Bo Holm', 'Dora Ny']);
  });

  test('whoever goes by another name is on the sign-in screen under it once somebody has signed in', async () => {
    await world.database.query(`update staff set name = 'Anna Ny' where staff_id = $1`, [anna]);
    await desk.restart();
    await desk.get('session/sign-in', { staffId: anna, pin });
    await eventually(
      () => desk.get('session/current', {}),
      ({ session }) => session?.staff.name === 'Anna Ny',
    );
    await desk.restart();
    await desk.get('session/sign-in', { staffId: anna, pin });
    expect(await desk.get('device/state', {})).toMatchObject({ staff: [{ name: 'Anna Ny' }] });
  });

  test('a wrong PIN of one’s own lets in nobody, and does not use up the code', async () => {
    const code = await newCode();
    const ask = { pin: '000000', colleagueId, colleaguePin, code };
    expect(await desk.ask('session/add-colleague', ask)).toMatchObject({
      problem: { code: 'session/wrong-pin' },
    });
    await desk.get('session/add-colleague', { ...ask, pin });
  });

  test('a code works once, and somebody who does not work here is never let in', async () => {
    const code = await newCode();
    await desk.get('session/add-colleague', { pin, colleagueId, colleaguePin, code });
    const carla = StaffId.parse('staff-carla');
    expect(
      await desk.ask('session/add-colleague', { pin, colleagueId: carla, colleaguePin, code }),
    ).toMatchObject({ problem: { code: 'device/code-refused' } });
    const stranger = StaffId.parse('staff-nobody');
    expect(
      await desk.ask('session/add-colleague', { pin, colleagueId: stranger, colleaguePin, code }),
    ).toMatchObject({ problem: { code: 'device/staff-unknown' } });
  });

  test('without central nobody new is let in', async () => {
    const code = await newCode();
    await world.central.close();
    expect(await desk.ask('session/add-colleague', { pin, colleagueId, colleaguePin, code })).toMatchObject({
      problem: { code: 'device/central-unreachable' },
    });
  });
});

test('who signs in at another tab of the same browser ends the session that its pages still show', async () => {
  await desk.get('session/add-colleague', { pin, colleagueId, colleaguePin, code: await newCode() });
  const ended = () => desk.heard.filter(({ event }) => event === 'session/ended').map(({ data }) => data);
  await desk.get('session/sign-in', { staffId: anna, pin });
  expect(ended()).toEqual([]);
  await desk.get('session/sign-in', { staffId: colleagueId, pin: colleaguePin });
  expect(ended()).toEqual([{ reason: 'signed-out' }]);
  expect((await desk.get('session/current', {})).session?.staff.staffId).toBe(colleagueId);
});

test('a sign-in screen whose record was damaged lets in whoever has a PIN, and then knows them by name again', async () => {
  const before = await desk.get('device/state', {});
  const file = join(desk.folder, publicRecordName);
  for (const noise of ['', '\u0000\uFFFD{', '{"deviceId":1}']) {
    writeFileSync(file, noise);
    await desk.restart();
    const damaged = await desk.get('device/state', {});
    expect(damaged).toMatchObject({ isEnrolled: true, staff: [{ staffId: anna, name: anna }] });
    await desk.get('session/sign-in', { staffId: anna, pin });
    expect(await desk.get('device/state', {})).toEqual(before);
  }
});
