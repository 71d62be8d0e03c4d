import { defineConfig } from '@playwright/test';
import { browserArguments, findBrowser } from './test/helpers/browser-path.ts';

const isDesktopOff = process.env['DESKTOP_E2E'] === 'off';
const executablePath = findBrowser();

/**
 * Two edges, two projects: `browser` drives the workstation on the loopback edge in Chromium, `desktop` the packaged app, which
 * `package` makes first. `DESKTOP_E2E=off` leaves the packaged app out, and says so.
 */
export default defineConfig({
  outputDir: 'test-results/output',
  timeout: 60_000,
  workers: 2,
  forbidOnly: process.env['CI'] !== undefined,
  /** A machine that stutters must not hide what the others found; what passes only the second time is listed as flaky. */
  retries: process.env['CI'] === undefined ? 0 : 1,
  reporter: [['list']],
  use: { screenshot: 'only-on-failure', trace: 'retain-on-failure' },
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
