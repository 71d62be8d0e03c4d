import { expect, test } from '@playwright/test';
import { allUp, boardScript, longAgo, offline, troubled } from '../helpers/board-script.ts';
import { lookInEveryWay } from '../helpers/every-look.ts';
import { startScriptedCore, type ScriptedCore } from '../helpers/scripted-core.ts';

/** The services when all is well, when much is amiss, without a network, and before central has said: each in four looks. */

let core: ScriptedCore;
test.beforeAll(async () => {
  core = await startScriptedCore(boardScript(allUp));
});
test.afterAll(() => core.close());

test('all services work: nothing of it in the status line', async ({ page }) => {
  core.play(boardScript(allUp));
  await page.goto(`${core.url}/services`);
  await expect(page.getByText('All services are working')).toBeVisible();
  await expect(page.getByRole('contentinfo').getByRole('link', { name: /service|eID/ })).toHaveCount(0);
  await lookInEveryWay(page, 'services-well');
});

test('much is amiss, with an announcement as long as they come', async ({ page }) => {
  core.play(boardScript(troubled));
  await page.goto(`${core.url}/services`);
  await expect(page.getByRole('group', { name: 'What to say to the citizen' })).toHaveCount(5);
  await expect(page.getByRole('contentinfo')).toContainText('5 services not as usual');
  await lookInEveryWay(page, 'services-amiss');
  await page.setViewportSize({ width: 390, height: 844 });
  await page.screenshot({ path: 'test-results/screens/services-amiss-390.png' });
});

test('without a network it is said as the last known, with its age', async ({ page }) => {
  core.play(boardScript(troubled.slice(0, 1), { line: offline, heardAt: longAgo }));
  await page.goto(`${core.url}/services`);
  await expect(page.getByText(/^Last known 44 minutes ago/)).toBeVisible();
  await expect(page.getByRole('contentinfo')).toContainText('Sign-in with eID: not working (as of');
  await lookInEveryWay(page, 'services-offline');
});

test('what was well when the network went is told as what was', async ({ page }) => {
  core.play(boardScript(allUp, { line: offline, heardAt: longAgo }));
  await page.goto(`${core.url}/services`);
  await expect(page.getByText('All services were working')).toBeVisible();
  await expect(page.getByText('All services are working')).toHaveCount(0);
});

test('a central that has never said anything', async ({ page }) => {
  core.play(boardScript([], { heardAt: null }));
  await page.goto(`${core.url}/services`);
  await expect(page.getByText('The central services have not said yet')).toBeVisible();
  await lookInEveryWay(page, 'services-never');
});
