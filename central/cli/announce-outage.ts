import { boardOf, isServiceId, standingServices } from '../domain/service-board.ts';
import { inTransaction, type Database } from '../store/database.ts';
import { announceOutage, endOutage, listOutages } from '../store/queries/outages.ts';
import { listHealth } from '../store/queries/service-health.ts';
import type { Flags } from './flags.ts';
import { visitDatabase } from './open-store.ts';
import { outageUsage } from './outage-flags.ts';
import { say, UserProblem } from './say.ts';

const list = async (database: Database): Promise<void> => {
  const outages = await listOutages(database);
  for (const status of boardOf({ health: await listHealth(database), outages }, new Date())) {
    const { service, state, since, expectedUntil, announcement } = status;
    const by = outages.find((outage) => outage.service === service)?.announcedBy;
    say(
      [
        `${service}  ${state}`,
        since === null ? '' : `since ${since}`,
        expectedUntil === null ? '' : `until ${expectedUntil}`,
        announcement === null ? '' : `"${announcement}" (${by})`,
      ]
        .filter((part) => part !== '')
        .join('  '),
    );
  }
};

const change = async (database: Database, service: string, { outage, by }: Flags): Promise<void> => {
  const at = new Date();
  const { words, expectedUntil, isOver } = outage;
  if (by === '' || isOver === (words !== '')) throw new UserProblem(outageUsage);
  if (isOver) {
    const hasEnded = await endOutage(database, { service, by, at });
    return say(hasEnded ? 'Over. Desks hear of it within minutes.' : 'No outage of it is announced.');
  }
  if (expectedUntil !== null && expectedUntil <= at)
    throw new UserProblem('That end has already gone by. Nothing has changed.');
  await inTransaction(database, (db) =>
    announceOutage(db, { service, words, expectedUntil, announcedAt: at }, by),
  );
  say('Announced. Desks hear of it within minutes, and say it until you say that it is over.');
};

/** Announces that a service is down, with words for the citizen, or that it is over; alone it prints the board. */
export const announceOutages = async (flags: Flags): Promise<void> => {
  const [service] = flags.words;
  if (service !== undefined && !isServiceId(service))
    throw new UserProblem(
      `There is no service "${service}". There are ${standingServices.join(', ')}, and receiver:ID for whoever is told of changes.`,
    );
  await visitDatabase(flags, async (database) => {
    await (service === undefined ? list(database) : change(database, service, flags));
  });
};
