import { inTransaction, type Database } from '../store/database.ts';
import {
  liftOrders,
  listDeviceOrders,
  orderDevice,
  type OrderAnswer,
  type OrderedDevice,
} from '../store/queries/device-orders.ts';
import type { Flags } from './flags.ts';
import { visitDatabase } from './open-store.ts';
import { say, UserProblem } from './say.ts';

const words: Readonly<Record<OrderAnswer, string>> = {
  given: 'The order is given. The machine obeys when it next renews its lease.',
  'waits-for-second': 'A wipe takes two people: somebody else has to say the same.',
  confirmed: 'Confirmed by a second person. The machine delivers what it can, then wipes itself.',
  'same-person': 'Somebody else has to confirm it: nothing has changed.',
  'stands-already': 'This order stands already.',
  'unknown-device': 'There is no machine of that id: npm run central -- order',
};

const how =
  'Say what and for which machine: npm run central -- order lock|wipe|lift DEVICE --by NAME --reason TEXT\nAlone it lists the machines.';

const stateOf = ({ kind, askedBy, confirmedBy, reason }: OrderedDevice['orders'][number]): string => {
  const second = confirmedBy === null ? 'waits for a second person' : `confirmed by ${confirmedBy}`;
  return `${kind} by ${askedBy}${kind === 'wipe' ? `, ${second}` : ''}: ${reason}`;
};

const list = async (database: Database): Promise<void> => {
  const devices = await listDeviceOrders(database);
  for (const { deviceId, name, centreId, orders } of devices)
    say([deviceId, name, centreId, ...orders.map(stateOf)].join('  '));
  if (devices.length === 0) say('No machine is enrolled yet.');
};

const change = async (database: Database, { words: [what, deviceId], by, reason }: Flags): Promise<void> => {
  if ((what !== 'lock' && what !== 'wipe' && what !== 'lift') || deviceId === undefined || by === '')
    throw new UserProblem(how);
  if (what !== 'lift' && reason === '') throw new UserProblem('Say why: --reason TEXT');
  const at = new Date();
  if (what === 'lift') {
    const count = await liftOrders(database, { deviceId, by, at });
    return say(
      count === 0
        ? 'No order stands for that machine.'
        : 'Lifted: the machine works on when it next renews its lease.',
    );
  }
  const answer = await inTransaction(database, (db) =>
    orderDevice(db, { deviceId, kind: what, by, reason, at }),
  );
  say(words[answer]);
};

/** Locks a machine, has it wiped, or lifts what was ordered, each with the name of who says so; alone it lists the machines. */
export const orderMachine = async (flags: Flags): Promise<void> => {
  await visitDatabase(flags, async (database) => {
    await (flags.words.length === 0 ? list(database) : change(database, flags));
  });
};
