import { inTransaction } from '../store/database.ts';
import { liftOrders, orderDevice, type OrderAnswer } from '../store/queries/device-orders.ts';
import type { Flags } from './flags.ts';
import { visitDatabase } from './open-store.ts';
import { say, UserProblem } from './say.ts';

const words: Readonly<Record<OrderAnswer, string>> = {
  given: 'The order is given. The machine obeys when it next renews its lease.',
  'waits-for-second': 'A wipe takes two people: somebody else has to say the same.',
  confirmed: 'Confirmed by a second person. The machine delivers what it can, then wipes itself.',
  'same-person': 'Somebody else has to confirm it: nothing has changed.',
  'stands-already': 'This order stands already.',
  'unknown-device': 'There is no machine of that id.',
};

const how =
  'Say what and for which machine: npm run central -- order lock|wipe|lift DEVICE --by NAME --reason TEXT';

/** Locks a machine, has it wiped, or lifts what was ordered; each with the name of who says so. */
export const orderMachine = async (flags: Flags): Promise<void> => {
  const [what, deviceId] = flags.words;
  const { by, reason } = flags;
  if ((what !== 'lock' && what !== 'wipe' && what !== 'lift') || deviceId === undefined || by === '')
    throw new UserProblem(how);
  if (what !== 'lift' && reason === '') throw new UserProblem('Say why: --reason TEXT');
  await visitDatabase(flags, async (database) => {
    const at = new Date();
    if (what === 'lift') {
      const count = await liftOrders(database, { deviceId, by, at });
      say(
        count === 0
          ? 'No order stands for that machine.'
          : 'Lifted: the machine works on when it next renews its lease.',
      );
      return;
    }
    const answer = await inTransaction(database, (db) =>
      orderDevice(db, { deviceId, kind: what, by, reason, at }),
    );
    say(words[answer]);
  });
};
