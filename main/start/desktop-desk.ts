import { spawn } from 'node:child_process';
import type { DataFolder } from '../core/data-folder.ts';

export type DesktopDesk = {
  /** Resolves when the window has been closed. */
  readonly ended: Promise<void>;
  readonly close: () => Promise<void>;
};

/** Opens the Electron window on the same data folder. Chromium refuses its sandbox to root, so root runs without. */
export const openDesktopDesk = (electron: string, checkout: string, data: DataFolder): DesktopDesk => {
  const words = process.getuid?.() === 0 ? ['--no-sandbox', checkout] : [checkout];
  const child = spawn(electron, words, {
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, COUNTERPART_DATA_FOLDER: data.root },
  });
  const ended = new Promise<void>((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', () => resolve());
  });
  return {
    ended,
    close: async () => {
      child.kill('SIGTERM');
      await ended;
    },
  };
};
