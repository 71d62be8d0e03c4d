import { spawnSync } from 'node:child_process';
import { findBrowser } from './browser-path.ts';

/** Run before the browser tests: gets a Chromium where there is none, by Playwright's download or, as root on Debian, by apt. */
const attempts = [
  [process.execPath, 'node_modules/@playwright/test/cli.js', 'install', 'chromium'],
  ['apt-get', 'install', '-y', '--no-install-recommends', 'chromium'],
];

for (const [command = '', ...words] of attempts) {
  if (findBrowser() !== null) break;
  process.stdout.write(`No Chromium yet: ${[command, ...words].join(' ')}\n`);
  spawnSync(command, words, { stdio: 'inherit', timeout: 300_000 });
}
if (findBrowser() === null) {
  process.stderr.write('No Chromium can be had. Name one with CHROMIUM_PATH.\n');
  process.exit(1);
}
