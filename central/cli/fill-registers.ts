import { dayThere } from '../api/day-end.ts';
import { centre, centreMunicipalities } from '../population/centre.ts';
import { generatePopulation } from '../population/generate.ts';
import { demoStaff } from '../population/hand-made/staff.ts';
import type { Database } from '../store/database.ts';
import { findPopulation, isWorkedWith, loadPopulation } from '../store/load-population.ts';
import { upsertCentre } from '../store/queries/centres.ts';
import { readCountry } from './country-pack.ts';
import type { Flags } from './flags.ts';
import { createProgress } from './progress.ts';
import { say, UserProblem } from './say.ts';

const usualSize = 20_000;
const number = new Intl.NumberFormat('en');

/**
 * Puts the made-up country into the registers at the first start. Later starts keep the country that is there. Another PostgreSQL than
 * the embedded one is filled only when asked with `--population`: it may be somebody's. Throws the signal's reason when it is aborted.
 */
export const fillRegisters = async (database: Database, flags: Flags, end: AbortSignal): Promise<void> => {
  if (flags.databaseUrl !== null && flags.population === null) return;
  const there = await findPopulation(database);
  if (there !== null) {
    say(`Registers: ${number.format(there.size)} made-up citizens.`);
    const isOther = flags.population !== null && flags.population !== there.size;
    if (isOther) say('A country of another size is made with --fresh.');
    return;
  }
  if (await isWorkedWith(database))
    throw new UserProblem(
      'Workstations are enrolled there: a made-up country would take the place of what they did.',
    );
  const size = flags.population ?? usualSize;
  const { seed } = flags;
  say(`Registers: making ${number.format(size)} citizens who do not exist.`);
  await upsertCentre(
    database,
    { centreId: centre.centreId, name: centre.name, municipalities: centreMunicipalities },
    demoStaff,
  );
  const today = dayThere(new Date(), (await readCountry('dk')).timeZone);
  const bundles = generatePopulation({ seed, size, today });
  await loadPopulation(
    database,
    { seed, size, bundles },
    { onProgress: createProgress('Citizens', size), end },
  );
};
