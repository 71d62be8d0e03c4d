import { spawn } from 'node:child_process';
import type { DataFolder } from '../core/data-folder.ts';
import { UserProblem } from './say.ts';

export type DesktopDesk = {
  /** Resolves when the window has been closed; rejects where it could not open or has crashed. */
  readonly ended: Promise<void>;
  readonly close: () => Promise<void>;
};

/** Only what is fatal: Chromium says much at start that is of no use to the person at the terminal. */
const quiet = '--log-level=3';

/** Opens the Electron window on the same data folder. Chromium refuses its sandbox to root, so root runs without. */
export const openDesktopDesk = (electron: string, checkout: string, data: DataFolder): DesktopDesk => {
  const words = [...(process.getuid?.() === 0 ? ['--no-sandbox'] : []), quiet, checkout];
  const child = spawn(electron, words, {
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, COUNTERPART_DATA_FOLDER: data.root },
  });
  const ended = new Promise<number>((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => resolve(code ?? 0));
  });
  return {
    ended: ended.then((code) => {
      if (code !== 0)
        throw new UserProblem(`The window ended with code ${code}. The browser does as well: --browser.`);
    }),
    close: async () => {
      child.kill('SIGTERM');
      await ended.catch(() => {});
    },
  };
};
