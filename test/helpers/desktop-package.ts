import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { build, Platform } from 'electron-builder';
import type { DesktopRuntime } from './desktop-runtime.ts';

const checkout = resolve(import.meta.dirname, '..', '..');
const output = join(checkout, 'dist', 'for-tests');

/** The program of the package that the desktop tests drive. */
export const packagedApp: string = {
  linux: join(output, 'linux-unpacked', 'counterpart'),
  darwin: join(output, 'mac', 'Counterpart.app', 'Contents', 'MacOS', 'Counterpart'),
  win32: join(output, 'win-unpacked', 'counterpart.exe'),
}[process.platform as 'linux' | 'darwin' | 'win32'];

/**
 * Packs what `npm run build` has made, as for people but for three things: Playwright may attach, another Node may run the core
 * (`COUNTERPART_CORE_RUNTIME`), and the core lies beside the archive so that that Node can read it.
 */
export const packForTests = async (runtime: DesktopRuntime): Promise<void> => {
  await build({
    projectDir: checkout,
    targets: Platform.current().createTarget('dir'),
    config: {
      extends: join(checkout, 'electron-builder.yml'),
      directories: { output },
      electronDist: runtime.folder,
      electronVersion: runtime.version,
      extraMetadata: { buildKind: 'test' },
      asarUnpack: ['out/main/**', 'node_modules/**'],
      electronFuses: { enableNodeCliInspectArguments: true },
    },
  });
  if (!existsSync(packagedApp)) throw new Error(`Nothing was packed at ${packagedApp}`);
};
