import { changeArea, listUninhabited } from '../store/change-area.ts';
import { inTransaction, type Database } from '../store/database.ts';
import { listCentres } from '../store/queries/centres.ts';
import { areaUsage, type Flags } from './flags.ts';
import { visitDatabase } from './open-store.ts';
import { say, UserProblem } from './say.ts';

const list = async (database: Database): Promise<void> => {
  const centres = await listCentres(database);
  for (const { centreId, name, municipalities } of centres)
    say(`${centreId}  ${name}: ${municipalities.join(' ')}`);
  if (centres.length === 0) say('There is no centre yet: start central once.');
};

const change = async (database: Database, centreId: string, { trip, by, reason }: Flags): Promise<void> => {
  const municipalities = [...new Set(trip.municipalities)].toSorted();
  if (municipalities.length === 0 || by === '' || reason === '') throw new UserProblem(areaUsage);
  const [nobody] = await listUninhabited(database, municipalities);
  if (nobody !== undefined)
    throw new UserProblem(`Nobody lives in ${nobody}: is the code right? Nothing has changed.`);
  const answer = await inTransaction(database, (db) =>
    changeArea(db, { centreId, municipalities, by, reason, at: new Date() }),
  );
  if (answer === null) throw new UserProblem('There is no centre of that id: npm run central -- area');
  say(
    `When its machines next ask, they get ${answer.begun} and let go of ${answer.ended} citizens, but for those on whom they have open work.`,
  );
};

/** Lists which municipalities each centre serves, or says which one serves from now on. */
export const manageAreas = async (flags: Flags): Promise<void> => {
  const [centreId] = flags.words;
  await visitDatabase(flags, async (database) => {
    await (centreId === undefined ? list(database) : change(database, centreId, flags));
  });
};
