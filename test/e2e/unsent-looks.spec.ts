import { expect, test } from '@playwright/test';
import { fail } from '../../preload/contract/result.ts';
import { lookAt } from '../helpers/desk-page.ts';
import { lookInEveryWay } from '../helpers/every-look.ts';
import { startScriptedCore, type ScriptedCore } from '../helpers/scripted-core.ts';
import { parkedId, unsentScript } from '../helpers/unsent-script.ts';

/** Clocks that are wrong, work put aside, work that goes by hand and a machine locked by order: each screen in four looks. */

let core: ScriptedCore;
test.beforeAll(async () => {
  core = await startScriptedCore(unsentScript());
});
test.afterAll(() => core.close());

const offline = { connection: 'offline', unsent: 3, nextTryAt: new Date(Date.now() + 25_000).toISOString() };

test('without a network the way by hand is open, and is the first thing in the outbox', async ({ page }) => {
  core.play(unsentScript({ line: offline }));
  await page.goto(`${core.url}/outbox`);
  const panel = page.getByRole('region', { name: 'Without a network' });
  const save = panel.getByRole('button', { name: 'Save 3 unsent pieces to a file' });
  await expect(save).toBeInViewport({ ratio: 1 });
  await lookInEveryWay(page, 'unsent-outbox-offline');
});

test('with a network it is one line that can be opened', async ({ page }) => {
  core.play(unsentScript({ line: { clockBehindMs: 3 * 3_600_000 } }));
  await page.goto(`${core.url}/outbox`);
  await expect(page.getByText(/clock of the machine was 3 hours behind/).first()).toBeVisible();
  await expect(page.getByRole('button', { name: 'Take in receipts' })).toHaveCount(0);
  await lookInEveryWay(page, 'unsent-outbox-clock');
  await page.getByRole('button', { name: 'Without a network' }).press('Enter');
  await expect(page.getByRole('button', { name: 'Take in receipts' })).toBeVisible();
});

test('a disk that is nearly full is told before it is, and what is safe', async ({ page }) => {
  core.play(unsentScript({ line: { lowDisk: { freeBytes: 310_000_000, hasReserve: true } } }));
  await page.goto(`${core.url}/outbox`);
  await expect(page.getByRole('heading', { name: 'Outbox' })).toBeVisible();
  await expect(page.getByText('The disk is nearly full: 310 MB left').first()).toBeVisible();
  await lookInEveryWay(page, 'unsent-disk-low');
});

test('the tray of what was put aside', async ({ page }) => {
  core.play(unsentScript());
  await page.goto(`${core.url}/outbox/parked`);
  await expect(page.getByRole('region', { name: 'Waits for you' })).toBeVisible();
  await lookInEveryWay(page, 'unsent-tray');
});

test('another ground: nothing begun, begun, and proven', async ({ page }) => {
  core.play(unsentScript());
  await page.goto(`${core.url}/outbox/parked/${parkedId(4)}`);
  await expect(page.getByRole('button', { name: 'Send with a new ground' })).toBeVisible();
  await lookInEveryWay(page, 'unsent-ground-none');
  await page.getByRole('button', { name: 'Send with a new ground' }).click();
  await expect(page.getByRole('dialog').getByRole('radio', { name: 'Counter' })).toBeVisible();
  await lookAt(page, 'unsent-ground-dialog');
  await page.goto(`${core.url}/outbox/parked/${parkedId(24)}`);
  await expect(page.getByRole('link', { name: 'Go on with the contact' })).toBeVisible();
  await lookInEveryWay(page, 'unsent-ground-begun');
  await page.goto(`${core.url}/outbox/parked/${parkedId(14)}`);
  await expect(page.getByRole('button', { name: 'Check and send' })).toBeVisible();
  await lookInEveryWay(page, 'unsent-ground-proven');
});

test('a refused document is marked where it can be taken off', async ({ page }) => {
  core.play(unsentScript());
  await page.goto(`${core.url}/outbox/parked/${parkedId(6)}`);
  await expect(page.getByText('Central does not take this one')).toBeVisible();
  await lookInEveryWay(page, 'unsent-documents');
});

test('the supervisor reads of the wrong clock', async ({ page }) => {
  core.play(unsentScript());
  await page.goto(`${core.url}/reviews/review-1`);
  await expect(page.getByText(/clock of the machine was 3 hours ahead/)).toBeVisible();
  await lookInEveryWay(page, 'unsent-review-clock');
});

test('a machine locked by order lets nobody in, and says whom to ask', async ({ page }) => {
  core.play(unsentScript({ isSignedIn: false }));
  await page.goto(core.url);
  await page.getByLabel('Your PIN').fill('482613');
  await page.keyboard.press('Enter');
  await expect(page.getByText(/locked/).first()).toBeVisible();
  await lookInEveryWay(page, 'unsent-locked');
});

test('a machine whose keys are gone says so, and how it is set up again', async ({ page }) => {
  core.play(unsentScript({ isSignedIn: false, hasKeys: false }));
  await page.goto(core.url);
  await expect(page.getByText('Nobody can sign in at this machine any more')).toBeVisible();
  await lookInEveryWay(page, 'unsent-no-keys');
  await page.getByRole('button', { name: 'Set up this machine again' }).click();
  await expect(page.getByRole('heading', { name: 'Set this machine up again' })).toBeVisible();
});

test('whoever may no longer work here is signed out, and told whom to ask', async ({ page }) => {
  core.play(unsentScript());
  await page.goto(core.url);
  await expect(page.getByText('Anna Holm').first()).toBeVisible();
  core.play({
    ...unsentScript({ isSignedIn: false }),
    'session/sign-in': () => fail({ code: 'session/not-on-lease' }),
  });
  core.send({ event: 'session/ended', data: { reason: 'not-on-lease' } });
  await expect(page.getByText('You may no longer work at this machine.')).toBeVisible();
  await lookInEveryWay(page, 'unsent-not-on-lease');
  await page.getByLabel('Your PIN').fill('482613');
  await page.keyboard.press('Enter');
  await expect(page.getByText('If this is a mistake')).toBeVisible();
  await lookInEveryWay(page, 'unsent-not-on-lease-again');
});
