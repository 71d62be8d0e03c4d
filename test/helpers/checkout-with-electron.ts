import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  realpathSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { getDesktopRuntime } from './desktop-runtime.ts';

const checkout = resolve(import.meta.dirname, '..', '..');
const sources = [
  'main',
  'renderer',
  'preload',
  'resources',
  'central',
  'package.json',
  'package-lock.json',
  'tsconfig.json',
];
const executable = {
  linux: 'electron',
  darwin: 'Electron.app/Contents/MacOS/Electron',
  win32: 'electron.exe',
};

/** Everything beside one another, as where it really lies. */
const linkAll = (from: string, to: string, but: readonly string[]): void => {
  mkdirSync(to);
  for (const name of readdirSync(from))
    if (!but.includes(name)) symlinkSync(realpathSync(join(from, name)), join(to, name));
};

/**
 * A checkout of this code after `npm ci` and `npx install-electron`: with an Electron, and with nothing built. The one from the registry
 * lacks the part that opens a folder by its name, so this one has it in the place of its app.
 */
export const makeCheckoutWithElectron = async (): Promise<string> => {
  const folder = mkdtempSync(join(tmpdir(), 'counterpart-checkout-'));
  for (const source of sources) cpSync(join(checkout, source), join(folder, source), { recursive: true });
  const [packages, electron] = [join(folder, 'node_modules'), join(folder, 'node_modules', 'electron')];
  linkAll(join(checkout, 'node_modules'), packages, ['electron']);
  linkAll(join(checkout, 'node_modules', 'electron'), electron, ['dist', 'path.txt']);
  const runtime = await getDesktopRuntime();
  cpSync(runtime.folder, join(electron, 'dist'), { recursive: true, verbatimSymlinks: true });
  const app = join(electron, 'dist', 'resources', 'app');
  if (!existsSync(app)) symlinkSync(folder, app);
  writeFileSync(join(electron, 'path.txt'), executable[process.platform as keyof typeof executable]);
  return folder;
};
