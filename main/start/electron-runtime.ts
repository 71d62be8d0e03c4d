import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fail, ok, type Result } from '../../preload/contract/result.ts';

type Machine = {
  readonly checkout: string;
  readonly platform: string;
  readonly env: Readonly<Record<string, string | undefined>>;
};

/**
 * The installed Electron, or why the window cannot open, as a line for the terminal. Only looks: asking the package itself would start
 * a download, which never ends on networks that do not let it through.
 */
export const findElectron = ({ checkout, platform, env }: Machine): Result<string, string> => {
  const folder = join(checkout, 'node_modules', 'electron');
  const pathFile = join(folder, 'path.txt');
  const executable = existsSync(pathFile)
    ? join(folder, 'dist', readFileSync(pathFile, 'utf8').trim())
    : null;
  if (executable === null || !existsSync(executable))
    return fail('Electron is not installed ("npx install-electron" gets it)');
  if (platform === 'linux' && !env['DISPLAY'] && !env['WAYLAND_DISPLAY']) return fail('there is no display');
  return ok(executable);
};
