import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { prepareCentral, type CentralWorld } from '../helpers/central-world.ts';
import {
  andersShowsHisPassport,
  karen,
  makeThreadWorld,
  move,
  startAbout,
  startEnrolledDesk,
} from '../helpers/thread-desk.ts';
import { eventually, type HeadlessDesk } from '../helpers/thread-world.ts';

const makeWorld = prepareCentral();
const hourMs = 3_600_000;
let world: CentralWorld;
let desk: HeadlessDesk;

/** Central's clock is set first: in life a machine is wrong by about the same all day, and its leases with it. */
const startBehind = async (hours: number): Promise<void> => {
  world.advance(hours * hourMs);
  desk = await startEnrolledDesk(world);
};

beforeEach(async () => {
  world = await makeThreadWorld(makeWorld);
});
afterEach(() => desk.close());

const moveAndWait = async () => {
  const interactionId = await startAbout(desk, karen);
  await andersShowsHisPassport(desk, interactionId);
  await move(desk, interactionId, '12');
  const { items } = await eventually(
    () => desk.get('outbox/list', {}),
    (outbox) => outbox.items.every(({ state }) => state === 'effective'),
  );
  return items[0]?.clockNote ?? null;
};
const behindHours = async (): Promise<number | null> => {
  const { clockBehindMs } = await desk.get('status/line', {});
  return clockBehindMs === null ? null : Math.round(clockBehindMs / hourMs) + 0;
};

describe('a machine whose clock is wrong', () => {
  test('says so in its status line as soon as central has answered, also after a restart without a network', async () => {
    await startBehind(0);
    expect(await behindHours()).toBe(0);
    world.advance(3 * hourMs);
    await desk.get('outbox/send-now', {});
    await eventually(behindHours, (hours) => hours === 3);
    await world.central.close();
    await desk.restart();
    await desk.get('session/sign-in', {
      staffId: (await desk.get('device/state', {})).staff[0]?.staffId ?? never(),
      pin: '482613',
    });
    expect(await behindHours()).toBe(3);
  });

  test.each([
    ['slow', 3],
    ['fast', -3],
    ['a month slow', 30 * 24],
  ])(
    'and %s may do the same work, which is judged as of the right moment, and the outbox says so',
    async (_, hours) => {
      await startBehind(hours);
      expect(await behindHours()).toBe(hours);
      const note = await moveAndWait();
      expect(Math.round((note?.behindMs ?? 0) / hourMs)).toBe(hours);
      const judgedAsOfMs = Date.parse(note?.judgedAsOf ?? '');
      expect(Math.abs(judgedAsOfMs - world.now().getTime())).toBeLessThan(60_000);
    },
  );

  test('says nothing where the clocks agree', async () => {
    await startBehind(0);
    expect(await moveAndWait()).toBeNull();
  });
});

const never = (): never => {
  throw new Error('the machine knows who works at it');
};
