import { listTampering, type TamperSign } from '../store/queries/tampering.ts';
import type { Flags } from './flags.ts';
import { visitDatabase } from './open-store.ts';
import { say } from './say.ts';

const words: Readonly<Record<TamperSign['kind'], (about: string) => string>> = {
  'work-altered': (id) => `the work ${id} came again with other content; what came first counts`,
  'work-missing': (number) => `the work before its number ${number} has not come yet`,
  'work-other': (number) => `the work before its number ${number} is not what was written then`,
  'audit-missing': (number) => `its audit trail went to entry ${number} and does not any more`,
  'audit-other': (number) => `its audit trail up to entry ${number} was written anew`,
  'audit-broken': (number) => `entry ${number} of its audit trail is not what was written then`,
};

/** Prints what looks as if somebody had changed what a machine has written: for the information security officer. */
export const printTampering = async (flags: Flags): Promise<void> => {
  await visitDatabase(flags, async (database) => {
    const signs = await listTampering(database, 200);
    if (signs.length === 0) return say('No sign of it at any machine.');
    for (const { seenAt, deviceId, deviceName, kind, about } of signs)
      say([seenAt.toISOString(), deviceId, deviceName, words[kind](about)].join('  '));
  });
};
