import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import {
  errors,
  expect,
  test as base,
  _electron,
  type ElectronApplication,
  type Page,
} from '@playwright/test';
import { packagedApp } from './desktop-package.ts';
import { openDisplay, type Display } from './virtual-display.ts';

export type Desktop = { readonly app: ElectronApplication; readonly page: Page; readonly dataRoot: string };
export type LaunchOptions = {
  /** Kept by the caller, to start again on the same data; otherwise a fresh folder that goes with the test. */
  readonly dataRoot?: string;
  /** The core in our own Node, as `COUNTERPART_CORE_RUNTIME` does it: needed for a real core where Electron's Node is too old. */
  readonly coreInOwnNode?: boolean;
};
type Launch = (options?: LaunchOptions) => Promise<Desktop>;

const appArguments = process.getuid?.() === 0 ? ['--no-sandbox'] : [];

export const launchEnvironment = (display: Display | null, options: LaunchOptions, dataRoot: string) => ({
  ...(process.env as Record<string, string>),
  ...(display === null ? {} : { DISPLAY: display.name }),
  ...(options.coreInOwnNode === true ? { COUNTERPART_CORE_RUNTIME: process.execPath } : {}),
  COUNTERPART_DATA_FOLDER: dataRoot,
});

/**
 * Whether Playwright sees the page that the window shows. Attached in the midst of the first navigation it sometimes never does, and then
 * each question to the page hangs; the window itself is asked whether it is right. `load` would wait for every last font.
 */
const isSeen = async (app: ElectronApplication, page: Page): Promise<boolean> => {
  await expect
    .poll(
      () => app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.getURL() ?? ''),
      { timeout: 30_000 },
    )
    .toMatch(/^app:\/\/counterpart\//);
  const seen = page.waitForFunction(() => location.protocol === 'app:', null, { timeout: 10_000 });
  const blind = delay(10_000).then(() => null);
  if ((await Promise.race([seen.catch(() => null), blind])) === null) return false;
  await page.waitForLoadState('domcontentloaded');
  return true;
};

/**
 * Null where Playwright has connected to both of the app's debuggers and hears of nothing more, as now and then it does. By far the most
 * starts take a second or two; the app that hangs is ended.
 */
const launchOnce = (env: Readonly<Record<string, string>>): Promise<ElectronApplication | null> =>
  _electron
    .launch({ executablePath: packagedApp, args: appArguments, env: { ...env }, timeout: 40_000 })
    .catch((error: unknown) => {
      if (error instanceof errors.TimeoutError) return null;
      throw error;
    });

const mostTries = 3;

/** `test` with `launch`: starts the packaged app, and ends what the test has started. */
export const test = base.extend<{ launch: Launch }, { display: Display | null }>({
  display: [
    // oxlint-disable-next-line no-empty-pattern -- Playwright demands a pattern here
    async ({}, provide) => {
      const display = await openDisplay();
      await provide(display);
      display?.close();
    },
    { scope: 'worker' },
  ],
  launch: async ({ display }, provide) => {
    const apps: ElectronApplication[] = [];
    const folders: string[] = [];
    await provide(async (options = {}) => {
      const dataRoot = options.dataRoot ?? mkdtempSync(join(tmpdir(), 'counterpart-desktop-'));
      if (options.dataRoot === undefined) folders.push(dataRoot);
      for (let tries = 1; tries <= mostTries; tries += 1) {
        const app = await launchOnce(launchEnvironment(display, options, dataRoot));
        if (app === null) continue;
        apps.push(app);
        const page = await app.firstWindow();
        if (await isSeen(app, page)) return { app, page, dataRoot };
        apps.pop();
        await app.close();
      }
      throw new Error('the app starts, and Playwright does not see its window');
    });
    for (const app of apps) await app.close();
    for (const folder of folders) rmSync(folder, { recursive: true, force: true });
  },
});
export { expect };
