import { spawn, type ChildProcess } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect, test } from '@playwright/test';

const checkout = resolve(import.meta.dirname, '..', '..');

type Run = {
  readonly child: ChildProcess;
  readonly text: () => string;
  /** Resolves with the exit code. */
  readonly ended: Promise<number | null>;
};

const npmStart = (words: readonly string[], script = 'main/start/start.ts'): Run => {
  const child = spawn(process.execPath, [script, ...words], {
    cwd: checkout,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let text = '';
  child.stdout.on('data', (data: Buffer) => (text += data.toString()));
  child.stderr.on('data', (data: Buffer) => (text += data.toString()));
  return { child, text: () => text, ended: new Promise((done) => child.once('close', done)) };
};

let folder: string;
test.beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'counterpart-start-'));
  // Root's PostgreSQL runs as another user, whose files would otherwise lie, and stay, elsewhere.
  chmodSync(folder, 0o755);
});
test.afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('A newcomer starts everything with one command, and ends it with Ctrl-C', async ({ page }) => {
  const words = ['--browser', '--data', join(folder, 'data')];
  const first = npmStart([...words, '--population', '60']);
  await expect.poll(first.text, { timeout: 60_000 }).toContain('Ctrl-C ends everything.');
  expect(first.text()).toMatch(/Sign in as \S.* with the PIN 482613\./);
  expect(first.text()).toMatch(/Trip: the mobile unit goes to Samsø on \d{4}-\d\d-\d\d, with \d+ citizens\./);

  const address = /http:\/\/127\.0\.0\.1:\d+\/\?token=\S+/.exec(first.text())?.[0] ?? '';
  await page.goto(address);
  await expect(page).not.toHaveURL(/token/);
  await expect(page.getByText('Anna Holm')).toBeVisible();

  const second = npmStart(words);
  expect(await second.ended).toBe(1);
  expect(second.text()).toMatch(/already running/);

  const stop = npmStart(['stop', '--data', join(folder, 'data')], 'main/start/central.ts');
  expect(await stop.ended).toBe(0);
  await expect.poll(first.text).toContain('Central: stopped.');
  await page.reload();
  await expect(page.getByText('Anna Holm')).toBeVisible();

  first.child.kill('SIGINT');
  expect(await first.ended).toBe(0);
});

test('A folder that holds other things is left alone', async () => {
  writeFileSync(join(folder, 'thesis.txt'), 'the work of years');
  const run = npmStart(['--browser', '--fresh', '--data', folder]);
  expect(await run.ended).toBe(1);
  expect(run.text()).toContain('holds other things');
});

test('A word that is not known is answered with those that are', async () => {
  const run = npmStart(['--popualtion', '5']);
  expect(await run.ended).toBe(1);
  expect(run.text()).toContain('--population');
});
