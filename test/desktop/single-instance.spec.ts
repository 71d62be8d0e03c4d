import { spawn } from 'node:child_process';
import { expect, launchEnvironment, test } from '../helpers/desktop-launch.ts';
import { packagedApp } from '../helpers/desktop-package.ts';

test('A second start on the same data shows the window that is there, and ends', async ({
  launch,
  display,
}) => {
  const { app, page, dataRoot } = await launch();
  const shown = app.evaluate(
    ({ app: first }) => new Promise<boolean>((resolve) => first.once('second-instance', () => resolve(true))),
  );
  const second = spawn(packagedApp, process.getuid?.() === 0 ? ['--no-sandbox'] : [], {
    env: launchEnvironment(display, {}, dataRoot),
    stdio: 'ignore',
  });
  const code = await new Promise((resolve) => second.once('exit', resolve));
  expect([code, await shown]).toEqual([0, true]);
  expect(await page.evaluate(() => document.readyState)).toBe('complete');
});
