import type { ServiceStatus } from '../api/service-status.ts';
import { boardOf } from '../domain/service-board.ts';
import type { Database } from '../store/database.ts';
import { listOutages } from '../store/queries/outages.ts';
import { listHealth } from '../store/queries/service-health.ts';

/** Thousands of desks ask; what they are told may be this old. */
const freshForMs = 3000;
/** The status says first of all that central is there: it does not wait long for its database. */
const patienceMs = 1500;

export type StatusBoard = {
  /** Undefined where it cannot be read now. Never rejects. */
  readonly read: () => Promise<readonly ServiceStatus[] | undefined>;
};

export const createStatusBoard = ({
  database,
  clock,
}: {
  readonly database: Database;
  readonly clock: () => Date;
}): StatusBoard => {
  let readAt = -Infinity;
  let reading: Promise<readonly ServiceStatus[] | undefined> = Promise.resolve(undefined);

  const readNow = async (now: Date): Promise<readonly ServiceStatus[] | undefined> => {
    try {
      const [health, outages] = await Promise.all([listHealth(database), listOutages(database)]);
      return boardOf({ health, outages }, now);
    } catch {
      readAt = -Infinity;
      return undefined;
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

const within = <T>(limitMs: number, work: Promise<T>): Promise<T | undefined> =>
  new Promise((done) => {
    const timer = setTimeout(() => done(undefined), limitMs);
    void work.then((value) => {
      clearTimeout(timer);
      done(value);
    });
  });
