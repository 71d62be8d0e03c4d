import { spawn } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** What a build is made of and what it leaves, relative to the checkout. */
type Build = {
  readonly sources: readonly string[];
  readonly result: string;
  readonly command: readonly string[];
};

const viteBuild = (
  part: 'renderer' | 'main' | 'preload',
  { sources, result }: Pick<Build, 'sources' | 'result'>,
): Build => ({
  sources: [part, ...sources, 'package-lock.json'],
  result,
  command: [
    'node_modules/vite/bin/vite.js',
    'build',
    '--config',
    `${part}/vite.config.ts`,
    '--logLevel',
    'warn',
  ],
});

const page = viteBuild('renderer', {
  sources: ['preload/contract', 'resources/locales'],
  result: 'out/renderer/index.html',
});

/** What the window needs besides: the process that opens it with the core, and the bridge to the page. */
const desktop: readonly Build[] = [
  viteBuild('main', { sources: ['preload/contract', 'central/api'], result: 'out/main/desktop.mjs' }),
  viteBuild('preload', { sources: [], result: 'out/preload/bridge.cjs' }),
];

/** Builds what the edge needs where it is missing or older than its sources; answers whether anything had to be built. */
export const buildFor = async (edge: 'browser' | 'desktop', checkout: string): Promise<boolean> => {
  const due = (edge === 'desktop' ? [page, ...desktop] : [page]).filter((build) => isDue(build, checkout));
  for (const build of due) await run(build.command, checkout);
  return due.length > 0;
};

/** Builds the page again at each change until the returned function is called. */
export const watchPage = (checkout: string): (() => void) => {
  const watcher = spawn(process.execPath, [...page.command, '--watch'], {
    cwd: checkout,
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  return () => void watcher.kill();
};

const isDue = ({ sources, result }: Build, checkout: string): boolean => {
  const made = join(checkout, result);
  if (!existsSync(made)) return true;
  const madeAtMs = statSync(made).mtimeMs;
  return sources.some((source) => newestMs(join(checkout, source)) > madeAtMs);
};

const newestMs = (path: string): number => {
  if (!existsSync(path)) return 0;
  const { mtimeMs } = statSync(path);
  if (!statSync(path).isDirectory()) return mtimeMs;
  return Math.max(mtimeMs, ...readdirSync(path).map((name) => newestMs(join(path, name))));
};

const run = (command: readonly string[], cwd: string): Promise<void> =>
  new Promise((resolve, reject) => {
    const build = spawn(process.execPath, command, { cwd, stdio: ['ignore', 'ignore', 'inherit'] });
    build.on('error', reject);
    build.on('exit', (code) =>
      code === 0
        ? resolve()
        : reject(new Error(`The build ended with code ${String(code)}: ${command.join(' ')}`)),
    );
  });
