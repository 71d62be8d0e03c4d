import type Database from 'better-sqlite3';
import type { ProblemOf } from '../../preload/contract/problem.ts';
import { fail, ok, type Result } from '../../preload/contract/result.ts';
import type { Log } from '../platform/log.ts';
import type { Migration } from './migrations/migration.ts';
import { vaultProblemOf } from './vault-problem.ts';

export type MigrateProblem = ProblemOf<
  'vault/from-newer-build' | 'vault/migration-failed' | 'vault/disk-full' | 'vault/disk-failing'
>;

/**
 * Brings a vault to the newest schema: each pending step in one transaction together with its `user_version`, so that a power cut
 * leaves the vault at the step before. Stops at the first step that fails and leaves the rest undone. `saveCopy` runs before the first
 * pending step of a vault that already holds something; when it fails nothing is changed.
 */
export const migrate = (
  connection: Database.Database,
  steps: {
    readonly migrations: readonly Migration[];
    readonly saveCopy: (nextNumber: number) => void;
    readonly log: Log;
  },
): Result<{ readonly number: number }, MigrateProblem> => {
  const { migrations, saveCopy, log } = steps;
  checkOrder(migrations);
  const newest = migrations.at(-1)?.number ?? 0;
  const current = versionOf(connection);
  if (current > newest) return fail({ code: 'vault/from-newer-build' });
  const pending = migrations.filter(({ number }) => number > current);
  const [first] = pending;
  if (first === undefined) return ok({ number: current });
  let reached = current;
  try {
    if (current > 0) saveCopy(first.number);
    for (const migration of pending) {
      apply(connection, migration);
      reached = migration.number;
      log.info('vault/migrated', { number: reached });
    }
    return ok({ number: reached });
  } catch (error) {
    log.error('vault/migration-failed', { reached, error });
    return fail(diskProblemOf(error) ?? { code: 'vault/migration-failed' });
  }
};

/** A disk that is full is for whoever is here to mend; a migration that cannot be done is for whoever wrote it. */
const diskProblemOf = (error: unknown): MigrateProblem | null => {
  const problem = vaultProblemOf(error);
  return problem?.code === 'vault/damaged' ? null : problem;
};

export const versionOf = (connection: Database.Database): number =>
  Number(connection.pragma('user_version', { simple: true }));

const apply = (connection: Database.Database, { number, change }: Migration): void =>
  connection
    .transaction(() => {
      change(connection);
      connection.pragma(`user_version = ${number}`);
    })
    .immediate();

const checkOrder = (migrations: readonly Migration[]): void => {
  let last = 0;
  for (const { number } of migrations) {
    if (!Number.isInteger(number) || number <= last)
      throw new Error(`migration ${number} does not come after ${last}`);
    last = number;
  }
};
