import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { fileURLToPath } from 'node:url';
import { lockFolder } from '../../main/platform/instance-lock.ts';
import { readSourceTree, type SourceFile } from '../helpers/source-tree.ts';
import { testFolder } from '../helpers/vault-open.ts';
import { describeClass, shown } from './describe-class.ts';

type Holder = { readonly hasIt: boolean; readonly kill: () => Promise<void> };
/** How one instance keeps out others. `take` answers whether this process got in, and lets go again. */
type Locking = {
  readonly hold: (folder: string) => Promise<Holder>;
  readonly take: (folder: string) => boolean;
};

/** A second copy of the program, which takes the lock and holds it until it is killed. */
const holdElsewhere = async (folder: string): Promise<Holder> => {
  const script = fileURLToPath(new URL('../helpers/vault-hold-lock.ts', import.meta.url));
  const child = spawn(process.execPath, [script, folder], { stdio: ['ignore', 'pipe', 'inherit'] });
  const [said] = (await once(child.stdout, 'data')) as readonly unknown[];
  return {
    hasIt: String(said) === 'held',
    kill: async () => {
      child.kill('SIGKILL');
      await once(child, 'exit');
    },
  };
};

const ours: Locking = {
  hold: holdElsewhere,
  take: (folder) => {
    const lock = lockFolder(folder);
    if (lock.ok) lock.value.release();
    return lock.ok;
  },
};

const twoInstances = async (broken: Locking | null): Promise<string | null> => {
  const { hold, take } = broken ?? ours;
  const folder = testFolder();
  const other = await hold(folder);
  const gotIn = take(folder);
  await other.kill();
  if (!other.hasIt || gotIn) return 'two instances work on one vault';
  return take(folder) ? null : 'a crash has locked everybody out';
};

/** Something in the process that holds the lock looks into the file; then a second instance comes. */
const lookedInto = async (look: ((folder: string) => void) | null): Promise<string | null> => {
  const folder = testFolder();
  const lock = lockFolder(folder);
  if (!lock.ok) return 'the folder is new, and locked';
  // The same library knows of its own locks, and lets go of none.
  if (look === null) lockFolder(folder);
  else look(folder);
  const other = await holdElsewhere(folder);
  await other.kill();
  lock.value.release();
  return other.hasIt ? 'the lock was lost, and a second instance got in' : null;
};

const sqliteOf = (files: readonly SourceFile[]): string | null => {
  const libraries = new Set(
    files
      .filter(({ path }) => !path.startsWith('test/'))
      .flatMap(({ imports }) => imports.filter((name) => /sqlite|sql\.js|duckdb/i.test(name)))
      .filter((name) => !/^(main|central|renderer|preload)\//.test(name)),
  );
  return libraries.size === 1 ? null : `SQLite comes from ${[...libraries].join(', ')}`;
};

const oneLibrary = (added: SourceFile | null): string | null =>
  sqliteOf(added === null ? readSourceTree() : [...readSourceTree(), added]);

const noOne: Holder = { hasIt: true, kill: () => Promise.resolve() };
const lockFile = (folder: string): string => join(folder, 'pid');

describeClass('Second SQLite opens the file', {
  'nothing locks the folder': shown(twoInstances, {
    hold: () => Promise.resolve(noOne),
    take: () => true,
  }),
  'a lock file outlives the process that made it': shown(twoInstances, {
    hold: async (folder) => {
      writeFileSync(lockFile(folder), '4711');
      return noOne;
    },
    take: (folder) => !existsSync(lockFile(folder)),
  }),
  'a second SQLite library opens the locked file': shown(lookedInto, (folder) => {
    // POSIX: whoever in a process closes a file lets go of all locks that the process has on it.
    const second = new DatabaseSync(join(folder, 'instance.lock'));
    second.close();
  }),
  'a module brings its own SQLite': shown(oneLibrary, {
    path: 'main/vault/quick-look.ts',
    lines: 1,
    imports: ['node:sqlite'],
  }),
});
