import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test as base, _electron, type ElectronApplication, type Page } from '@playwright/test';
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
 * The page itself is asked where it stands: what Playwright noticed of its first navigation depends on whether it was attached to the
 * window before or after, and `load` waits for every last font.
 */
const waitForPage = async (page: Page): Promise<void> => {
  await expect
    .poll(() => page.evaluate(() => location.href).catch((error: unknown) => String(error)), {
      timeout: 30_000,
    })
    .toMatch(/^app:\/\/counterpart\//);
  await page.waitForLoadState('domcontentloaded');
};

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
      const app = await _electron.launch({
        executablePath: packagedApp,
        args: appArguments,
        env: launchEnvironment(display, options, dataRoot),
      });
      apps.push(app);
      const page = await app.firstWindow();
      await waitForPage(page);
      return { app, page, dataRoot };
    });
    for (const app of apps) await app.close();
    for (const folder of folders) rmSync(folder, { recursive: true, force: true });
  },
});
export { expect };
