import type { CentralStatus } from '../api/lookups.ts';
import { boardOf } from '../domain/service-board.ts';
import type { Database } from '../store/database.ts';
import { findEpoch } from '../store/queries/epochs.ts';
import { listOutages } from '../store/queries/outages.ts';
import { listHealth } from '../store/queries/service-health.ts';

/** Thousands of desks ask; what they are told may be this old. */
const freshForMs = 3000;
/** The status says first of all that central is there: it does not wait long for its database. */
const patienceMs = 1500;

type Board = Pick<CentralStatus, 'services' | 'epoch'>;

export type StatusBoard = {
  /** Empty where it cannot be read now. Never rejects. */
  readonly read: () => Promise<Board>;
};

export const createStatusBoard = ({
  database,
  clock,
}: {
  readonly database: Database;
  readonly clock: () => Date;
}): StatusBoard => {
  let readAt = -Infinity;
  let reading: Promise<Board> = Promise.resolve({});

  const readNow = async (now: Date): Promise<Board> => {
    try {
      const [health, outages, { epochId: epoch }] = await Promise.all([
        listHealth(database),
        listOutages(database),
        findEpoch(database),
      ]);
      return { services: boardOf({ health, outages }, now), epoch };
    } catch {
      readAt = -Infinity;
      return {};
    }
  };

  return {
    read: () => {
      const now = clock();
      if (Math.abs(now.getTime() - readAt) >= freshForMs) {
        readAt = now.getTime();
        reading = readNow(now);
      }
      return within(patienceMs, reading);
    },
  };
};

const within = (limitMs: number, work: Promise<Board>): Promise<Board> =>
  new Promise((done) => {
    const timer = setTimeout(() => done({}), limitMs);
    void work.then((value) => {
      clearTimeout(timer);
      done(value);
    });
  });
