import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const listed = fileURLToPath(new URL('peers/', import.meta.url));

/** Where the peers are installed: outside the checkout, by what is locked. */
const folderOf = (): string => {
  const lock = readFileSync(join(listed, 'package-lock.json'));
  const name = `bench-peers-${createHash('sha256').update(lock).digest('hex').slice(0, 12)}`;
  return join(process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache'), 'counterpart', name);
};

/** Installs what is measured beside us, once. Throws when there is no way to it. */
export const installPeers = (): void => {
  const folder = folderOf();
  if (existsSync(join(folder, 'installed'))) return;
  mkdirSync(folder, { recursive: true });
  for (const file of ['package.json', 'package-lock.json']) cpSync(join(listed, file), join(folder, file));
  console.log('Installing the peers, once');
  const { status } = spawnSync('npm', ['ci', '--loglevel=error'], { cwd: folder, stdio: 'inherit' });
  if (status !== 0) throw new Error('The peers could not be installed: see above.');
  mkdirSync(join(folder, 'installed'));
};

/** A peer's module. What of it is used is said where it is used. */
export const peer = (name: string): unknown => createRequire(join(folderOf(), 'package.json'))(name);

export const peerVersion = (name: string): string => {
  const file = join(folderOf(), 'node_modules', name, 'package.json');
  return `${name} ${(JSON.parse(readFileSync(file, 'utf8')) as { readonly version: string }).version}`;
};
