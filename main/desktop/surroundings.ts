import { join } from 'node:path';
import { dataFolderAt, defaultDataRoot, type DataFolder } from '../core/data-folder.ts';

/** What the app finds around itself at start. */
export type Surroundings = {
  readonly data: DataFolder;
  readonly pageFolder: string;
  readonly preload: string;
  readonly coreScript: string;
  /** Holds `packs/` and `locales/`. */
  readonly resourcesFolder: string;
  /** A Node that runs the core instead of Electron's utility process, or `null`. */
  readonly coreRuntime: string | null;
};

/** Facts of the machine and of the app, as Electron and the environment give them. */
export type AppFacts = {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly platform: string;
  readonly home: string;
  readonly isPackaged: boolean;
  /** `test` in a package made for the tests; a package for people says nothing. */
  readonly buildKind: string | undefined;
  /** The folder of `package.json`, inside the archive when packaged. */
  readonly appPath: string;
  readonly resourcesPath: string;
};

export const findSurroundings = (facts: AppFacts): Surroundings => {
  const coreRuntime = mayChooseRuntime(facts) ? facts.env['COUNTERPART_CORE_RUNTIME'] || null : null;
  return {
    data: dataFolderAt(defaultDataRoot(facts)),
    pageFolder: join(facts.appPath, 'out', 'renderer'),
    preload: join(facts.appPath, 'out', 'preload', 'bridge.cjs'),
    coreScript: join(coreRuntime ? unpacked(facts.appPath) : facts.appPath, 'out', 'main', 'core.mjs'),
    resourcesFolder: facts.isPackaged
      ? join(facts.resourcesPath, 'counterpart')
      : join(facts.appPath, 'resources'),
    coreRuntime,
  };
};

/** In a package for people the core holds keys, and no variable may hand it to another program. */
const mayChooseRuntime = ({ isPackaged, buildKind }: AppFacts): boolean =>
  !isPackaged || buildKind === 'test';

/** A plain Node does not see into the archive; the test package keeps the core beside it. */
const unpacked = (appPath: string): string => appPath.replace(/\.asar$/, '.asar.unpacked');
