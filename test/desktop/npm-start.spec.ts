import { spawn } from 'node:child_process';
import { chmodSync, existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, launchEnvironment, test } from '../helpers/desktop-launch.ts';
import { makeCheckoutWithElectron } from '../helpers/checkout-with-electron.ts';

test('Where Electron is installed, npm start builds what is missing and opens the window', async ({
  display,
}) => {
  const checkout = await makeCheckoutWithElectron();
  // Root's PostgreSQL runs as another user, whose files would otherwise lie, and stay, elsewhere.
  chmodSync(checkout, 0o755);
  const data = join(checkout, 'data');
  const start = spawn(process.execPath, ['main/start/start.ts', '--data', data, '--population', '60'], {
    cwd: checkout,
    env: launchEnvironment(display, { coreInOwnNode: true }, data),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = new Promise((done) => start.once('close', done));
  let text = '';
  for (const stream of [start.stdout, start.stderr])
    stream.on('data', (words: Buffer) => (text += words.toString()));
  try {
    await expect.poll(() => text, { timeout: 120_000 }).toContain('Workstation: the window opens.');
    expect(text).toContain('Page: built.');
    // The page was loaded, and the core beside the window has taken the folder.
    for (const trace of ['window/Local Storage', 'workstation/instance.lock-journal'])
      await expect.poll(() => existsSync(join(data, trace)) || text, { timeout: 60_000 }).toBe(true);
    start.kill('SIGINT');
    expect([await ended, text]).toEqual([0, expect.not.stringContaining('ended with code')]);
  } finally {
    start.kill('SIGKILL');
    await ended;
    rmSync(checkout, { recursive: true, force: true });
  }
});
