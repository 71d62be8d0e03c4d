import { defineConfig } from '@playwright/test';
import { browserArguments, findBrowser } from './test/helpers/browser-path.ts';

const isCi = process.env['CI'] !== undefined;
const isDesktopOff = process.env['DESKTOP_E2E'] === 'off';
const executablePath = findBrowser();

/**
 * Two edges, two projects: `browser` drives the workstation on the loopback edge in Chromium, `desktop` the packaged app, which
 * `package` makes first. `DESKTOP_E2E=off` leaves the packaged app out, and says so.
 */
export default defineConfig({
  outputDir: 'test-results/output',
  /** Time limits end what hangs; they say nothing of how fast it must be, so that a busy machine fails nothing that is right. */
  timeout: 180_000,
  expect: { timeout: 20_000 },
  workers: 2,
  forbidOnly: isCi,
  /** A machine that stutters must not hide what the others found; what passes only the second time is listed as flaky. */
  retries: isCi ? 1 : 0,
  reporter: [['list']],
  use: { screenshot: 'only-on-failure', trace: isCi ? 'on-first-retry' : 'retain-on-failure' },
  projects: [
    {
      name: 'browser',
      testDir: 'test/e2e',
      use: {
        viewport: { width: 1280, height: 860 },
        launchOptions: { args: browserArguments, ...(executablePath === null ? {} : { executablePath }) },
      },
    },
    { name: 'package', testDir: 'test/desktop', testMatch: 'package.setup.ts', timeout: 600_000 },
    isDesktopOff
      ? { name: 'desktop', testDir: 'test/desktop', testMatch: 'off.ts' }
      : { name: 'desktop', testDir: 'test/desktop', testMatch: '*.spec.ts', dependencies: ['package'] },
  ],
});
