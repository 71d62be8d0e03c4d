import { join } from 'node:path';

/** Where everything lives that a workstation keeps; one folder, so that it can be moved, backed up or wiped as a whole. */
export type DataFolder = {
  readonly root: string;
  /** The core's: vault, key file, journal, log. */
  readonly workstation: string;
  /** The window's own: size and Chromium's profile. */
  readonly window: string;
  /** The demonstration's central gateway and its PostgreSQL. */
  readonly central: string;
};

export const dataFolderAt = (root: string): DataFolder => ({
  root,
  workstation: join(root, 'workstation'),
  window: join(root, 'window'),
  central: join(root, 'central'),
});

/** The user's data folder as the platform has it (XDG Base Directory, Apple's and Microsoft's guides); never the working folder. */
export const defaultDataRoot = ({
  env,
  platform,
  home,
}: {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly platform: string;
  readonly home: string;
}): string => {
  const own = env['COUNTERPART_DATA_FOLDER'];
  if (own) return own;
  if (platform === 'win32') return join(env['LOCALAPPDATA'] ?? join(home, 'AppData', 'Local'), 'Counterpart');
  if (platform === 'darwin') return join(home, 'Library', 'Application Support', 'Counterpart');
  return join(env['XDG_DATA_HOME'] || join(home, '.local', 'share'), 'counterpart');
};
