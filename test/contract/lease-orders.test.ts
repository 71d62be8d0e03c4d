import { randomBytes } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { readJournal } from '../../central/api/journal-frames.ts';
import { centreMunicipalities } from '../../central/population/centre.ts';
import { demoStaff } from '../../central/population/hand-made/staff.ts';
import { upsertCentre } from '../../central/store/queries/centres.ts';
import { liftOrders, orderDevice } from '../../central/store/queries/device-orders.ts';
import { mayWipe } from '../../main/core/lease-orders.ts';
import { keyFileName } from '../../main/vault/keys/key-file.ts';
import { prepareCentral, type CentralWorld } from '../helpers/central-world.ts';
import {
  andersShowsHisPassport,
  anna,
  enrolDesk,
  karen,
  makeThreadWorld,
  move,
  startAbout,
  startEnrolledDesk,
} from '../helpers/thread-desk.ts';
import { eventually, pin, type HeadlessDesk } from '../helpers/thread-world.ts';

const makeWorld = prepareCentral();
let world: CentralWorld;
let desk: HeadlessDesk;

beforeEach(async () => {
  world = await makeThreadWorld(makeWorld);
  desk = await startEnrolledDesk(world);
});
afterEach(() => desk.close());

const deviceId = async (): Promise<string> => {
  const { rows } = await world.database.query<{ readonly id: string }>('select device_id as id from device');
  return rows[0]?.id ?? '';
};
const order = async (kind: 'lock' | 'wipe', by = 'Ida') =>
  orderDevice(world.database, {
    deviceId: await deviceId(),
    kind,
    by,
    reason: 'left in a taxi',
    at: world.now(),
  });
const annaAlone = demoStaff.filter(({ staffId }) => staffId === anna);
const elsewhere = {
  centreId: 'centre-elsewhere',
  name: 'Elsewhere',
  municipalities: [...centreMunicipalities],
};
const lift = async () =>
  liftOrders(world.database, { deviceId: await deviceId(), by: 'Ida', at: world.now() });
const signIn = () => desk.ask('session/sign-in', { staffId: anna, pin });
/** Once the order has come, which goes its own way beside the work. */
const lockedOut = () => eventually(signIn, ({ ok }) => !ok);
const isSignedIn = async (): Promise<boolean> => (await desk.get('session/current', {})).session !== null;
const countActs = async (): Promise<unknown> =>
  (await world.database.query('select count(*)::int as n from act where subject_id = $1', [karen])).rows;

/** The machine starts anew and renews its lease, as it does when it is switched on. */
const switchOn = async (): Promise<void> => {
  await desk.restart();
  await signIn();
};

const moveOffline = async (): Promise<number> => {
  const interactionId = await startAbout(desk, karen);
  await andersShowsHisPassport(desk, interactionId);
  const port = Number(new URL(world.central.url).port);
  await world.central.close();
  await move(desk, interactionId, '12');
  return port;
};

describe('a locked machine', () => {
  test('signs out whoever works, lets nobody in, and opens again when the order is lifted', async () => {
    expect(await order('lock')).toBe('given');
    await switchOn();
    await eventually(isSignedIn, (is) => !is);
    expect(await signIn()).toMatchObject({ problem: { code: 'session/device-locked' } });
    expect(await lift()).toBe(1);
    expect(await signIn()).toMatchObject({ ok: true });
    expect(await isSignedIn()).toBe(true);
  });

  test('hears of it as soon as it asks what is new', async () => {
    await order('lock');
    await desk.get('outbox/send-now', {});
    expect(await lockedOut()).toMatchObject({ problem: { code: 'session/device-locked' } });
  });

  test('that hears of it with the lease which a sign-in asks for lets nobody in', async () => {
    await upsertCentre(world.database, elsewhere, annaAlone);
    await switchOn();
    await eventually(signIn, ({ ok }) => !ok);
    await upsertCentre(world.database, { ...elsewhere, centreId: 'centre-demo' }, annaAlone);
    await order('lock');
    expect(await signIn()).toMatchObject({ problem: { code: 'session/device-locked' } });
  });

  test('hears of it while central can take no work', async () => {
    await world.database.query(`
      create function no() returns trigger language plpgsql as $$ begin raise exception 'no'; end $$;
      create trigger no before insert on envelope for each row execute function no();`);
    const interactionId = await startAbout(desk, karen);
    await andersShowsHisPassport(desk, interactionId);
    await move(desk, interactionId, '12');
    await order('lock');
    await switchOn();
    expect(await lockedOut()).toMatchObject({ problem: { code: 'session/device-locked' } });
  });

  test('stays locked without a network', async () => {
    await order('lock');
    await switchOn();
    expect(await lockedOut()).toMatchObject({ problem: { code: 'session/device-locked' } });
    await world.central.close();
    await desk.restart();
    expect(await signIn()).toMatchObject({ problem: { code: 'session/device-locked' } });
  });

  test('keeps what was finished and still sends it', async () => {
    const port = await moveOffline();
    await order('lock');
    await world.startAnother({ port });
    await switchOn();
    await eventually(countActs, (rows) => JSON.stringify(rows) === '[{"n":1}]');
    expect(await lockedOut()).toMatchObject({ problem: { code: 'session/device-locked' } });
  });
});

describe('a machine that is to be wiped', () => {
  test('is not, before a second person has said so', async () => {
    expect(await order('wipe')).toBe('waits-for-second');
    expect(await order('wipe')).toBe('same-person');
    await switchOn();
    expect(await isSignedIn()).toBe(true);
    expect(await order('wipe', 'Jens')).toBe('confirmed');
    expect(await order('wipe', 'Jens')).toBe('stands-already');
  });

  test('delivers what was finished, leaves nothing behind, says so, and can be set up again', async () => {
    const port = await moveOffline();
    await order('wipe');
    await order('wipe', 'Jens');
    const central = await world.startAnother({ port });
    await switchOn();
    await eventually(
      () => desk.get('device/state', {}),
      ({ isEnrolled }) => !isEnrolled,
    );
    expect(await countActs()).toEqual([{ n: 1 }]);
    const left = readdirSync(desk.folder).filter((name) => !name.endsWith('.log') && !name.includes('lock'));
    expect(left.filter((name) => /vault|keys|workstation|journal/u.test(name))).toEqual([]);
    const { rows } = await world.database.query('select done_at is not null as done from device_order');
    expect(rows).toEqual([{ done: true }]);
    await enrolDesk(desk, central);
    expect(await isSignedIn()).toBe(true);
  });

  // Its keys are written over first.
  test('whose power failed in the middle can be set up again', async () => {
    for (const name of readdirSync(desk.folder).filter((each) => each.startsWith(keyFileName))) {
      const file = join(desk.folder, name);
      writeFileSync(file, randomBytes(readFileSync(file).length));
    }
    await desk.restart();
    expect(await desk.get('device/state', {})).toMatchObject({ isEnrolled: true, staff: [] });
    expect(await signIn()).toMatchObject({ problem: { code: 'device/not-enrolled' } });
    await enrolDesk(desk, world.central);
    expect(await isSignedIn()).toBe(true);
  });

  test('never is while anything finished lies in the vault alone', () => {
    const now = new Date('2026-03-02T12:00:00.000Z');
    const since = (hours: number) => [
      { kind: 'wipe' as const, since: new Date(now.getTime() - hours * 3_600_000).toISOString() },
    ];
    expect(mayWipe({ unsent: 1, parked: 0, hasSecondCopy: false }, since(100), now)).toBe(false);
    expect(mayWipe({ unsent: 1, parked: 0, hasSecondCopy: true }, since(0), now)).toBe(false);
    expect(mayWipe({ unsent: 1, parked: 0, hasSecondCopy: true }, since(1), now)).toBe(true);
    expect(mayWipe({ unsent: 1, parked: 1, hasSecondCopy: true }, since(0), now)).toBe(true);
    expect(mayWipe({ unsent: 0, parked: 0, hasSecondCopy: true }, [{ kind: 'lock', since: '' }], now)).toBe(
      false,
    );
  });
});

describe('a lease that has run out', () => {
  test('keeps unsent work, which is sent as soon as the lease is renewed', async () => {
    const port = await moveOffline();
    await world.database.query(`update device set lease_not_after = now() - interval '1 hour'`);
    expect(readJournal(readFileSync(join(desk.folder, 'journal.sealed'))).records).toHaveLength(1);
    await world.startAnother({ port });
    await switchOn();
    await eventually(countActs, (rows) => JSON.stringify(rows) === '[{"n":1}]');
    await eventually(
      () => desk.get('status/line', {}),
      ({ unsent, connection }) => unsent === 0 && connection === 'online',
    );
  });
});
