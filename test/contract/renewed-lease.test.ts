import { afterEach, beforeEach, expect, test } from 'vitest';
import { StaffId } from '../../preload/contract/values.ts';
import { prepareCentral, type CentralWorld } from '../helpers/central-world.ts';
import {
  anna,
  changeOfAddress,
  karen,
  makeThreadWorld,
  move,
  showsPassport,
  startAbout,
  startEnrolledDesk,
} from '../helpers/thread-desk.ts';
import { eventually, pin, type HeadlessDesk } from '../helpers/thread-world.ts';

/** The lease is renewed while somebody is signed in: what it says now counts, not what it said at sign-in. */

const makeWorld = prepareCentral();
const carla = StaffId.parse('staff-carla');
const hourMs = 3_600_000;
let world: CentralWorld;
let desk: HeadlessDesk;

beforeEach(async () => {
  world = await makeThreadWorld(makeWorld);
});
afterEach(() => desk.close());

/** The machine starts anew; its lease is renewed once somebody has signed in. */
const switchOn = async (staffId: StaffId, hoursLater = 1): Promise<void> => {
  world.advance(hoursLater * hourMs);
  await desk.restart();
  await desk.get('session/sign-in', { staffId, pin });
};
const session = async () => (await desk.get('session/current', {})).session;

const leaseUntil = async (): Promise<number> =>
  Date.parse((await desk.get('status/line', {})).leaseUntil ?? '');

test('a lease that was renewed since somebody signed in counts for what they do', async () => {
  desk = await startEnrolledDesk(world);
  const first = await leaseUntil();
  // Switched on on Monday, an hour before the lease of Friday is over; it is renewed at once.
  await switchOn(anna, 71);
  await eventually(leaseUntil, (until) => until > first + 60 * hourMs);
  world.advance(2 * hourMs);
  // An answer of central tells the time.
  await desk.get('outbox/send-now', {});
  await eventually(
    () => desk.get('status/line', {}),
    ({ clockBehindMs }) => (clockBehindMs ?? 0) > 72.5 * hourMs,
  );
  const interactionId = await startAbout(desk, karen);
  await desk.get('interaction/set-party', { interactionId, party: { kind: 'subject' } });
  await showsPassport(desk, interactionId);
  const decision = await desk.get('authority/decide', { interactionId, serviceId: changeOfAddress });
  expect(decision.outcome === 'refuse' ? decision.missing : []).toEqual([]);
  await move(desk, interactionId, '12');
});

test('whoever the lease names no longer is signed out, and reads nothing more', async () => {
  desk = await startEnrolledDesk(world);
  await world.database.query(`delete from staff where staff_id = $1`, [anna]);
  await switchOn(anna);
  await eventually(
    () => desk.ask('status/line', {}),
    ({ ok }) => !ok,
  );
  const [ended, ...others] = desk.heard.filter(({ event }) => event === 'session/ended');
  expect(ended).toMatchObject({ data: { reason: 'not-on-lease' } });
  expect(others).toEqual([]);
  const purpose = { purposeId: 'act-on-behalf', legalBasisId: 'any' };
  expect(await desk.ask('person/open', { personId: karen, purpose })).toMatchObject({
    problem: { code: 'session/needed' },
  });
  expect(await session()).toBeNull();
  expect(await desk.ask('session/sign-in', { staffId: anna, pin })).toEqual({
    ok: false,
    problem: { code: 'session/not-on-lease' },
  });
});

test('whoever is a supervisor no longer decides nothing more as one, and stays signed in', async () => {
  desk = await startEnrolledDesk(world, carla);
  expect(await desk.ask('review/list', {})).toMatchObject({ ok: true });
  await world.database.query(`update staff set role = 'counter' where staff_id = $1`, [carla]);
  await switchOn(carla);
  await eventually(session, (seen) => seen?.staff.role === 'counter');
  expect(await desk.ask('review/list', {})).toEqual({
    ok: false,
    problem: { code: 'session/not-allowed' },
  });
  expect(await desk.ask('status/line', {})).toMatchObject({ ok: true });
});
