import { issueCode } from '../http/enrolment.ts';
import { listCentres } from '../store/queries/centres.ts';
import type { Flags } from './flags.ts';
import { visitDatabase } from './open-store.ts';
import { say, UserProblem } from './say.ts';

/** Prints a one-time code with which a workstation of the first centre enrols. */
export const printCode = async (flags: Flags): Promise<void> => {
  await visitDatabase(flags, async (database) => {
    const centre = (await listCentres(database))[0];
    if (centre === undefined) throw new UserProblem('There is no centre yet: start central once.');
    say(await issueCode(database, centre.centreId, new Date()));
  });
};
