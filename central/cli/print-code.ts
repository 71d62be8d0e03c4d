import { issueCode } from '../http/enrolment.ts';
import { openDatabase } from '../store/database.ts';
import { listCentres } from '../store/queries/centres.ts';
import type { Flags } from './flags.ts';
import { visitStore } from './open-store.ts';
import { say, UserProblem } from './say.ts';

/** Prints a one-time code with which a workstation of the first centre enrols. */
export const printCode = async (flags: Flags): Promise<void> => {
  const store = await visitStore(flags);
  const database = openDatabase(store.url, 'counterpart-visitor');
  try {
    const centre = (await listCentres(database))[0];
    if (centre === undefined) throw new UserProblem('There is no centre yet: start central once.');
    say(await issueCode(database, centre.centreId, new Date()));
  } finally {
    await database.end();
    await store.close();
  }
};
