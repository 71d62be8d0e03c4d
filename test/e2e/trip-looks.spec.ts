import { expect, test } from '@playwright/test';
import { lookInEveryWay } from '../helpers/every-look.ts';
import { startScriptedCore, type ScriptedCore } from '../helpers/scripted-core.ts';
import { tripScript } from '../helpers/trip-script.ts';

/** Trips that fill, that nobody takes along, that were called off, with long names and with nothing: each in four looks. */

let core: ScriptedCore;
test.beforeAll(async () => {
  core = await startScriptedCore(tripScript());
});
test.afterAll(() => core.close());

test('the list of trips in every standing', async ({ page }) => {
  core.play(tripScript());
  await page.goto(`${core.url}/trips`);
  await expect(page.getByRole('link', { name: 'Læsø and Anholt' })).toBeVisible();
  await lookInEveryWay(page, 'trips-list');
});

test('no trips at all', async ({ page }) => {
  core.play(tripScript([]));
  await page.goto(`${core.url}/trips`);
  await expect(page.getByText('No trips are planned')).toBeVisible();
  await lookInEveryWay(page, 'trips-empty');
});

test('a trip whose citizens are on their way says how many are here', async ({ page }) => {
  core.play(tripScript());
  await page.goto(`${core.url}/trips/filling`);
  await expect(
    page.getByRole('progressbar', { name: 'Citizens of the trip on this machine' }),
  ).toHaveAttribute('aria-valuetext', '4,127 of 12,480');
  await lookInEveryWay(page, 'trip-filling');
});

test('a trip that is not taken along, and one that was called off', async ({ page }) => {
  core.play(tripScript());
  await page.goto(`${core.url}/trips/planned`);
  await expect(page.getByRole('button', { name: 'Take along' })).toBeVisible();
  await lookInEveryWay(page, 'trip-not-taken');
  await page.goto(`${core.url}/trips/cancelled`);
  await expect(page.getByRole('heading', { level: 1, name: 'Tunø' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Take along' })).toHaveCount(0);
  await lookInEveryWay(page, 'trip-cancelled');
});

test('a trip with a long name, long places, and somebody who is not here yet', async ({ page }) => {
  core.play(tripScript());
  await page.goto(`${core.url}/trips/long`);
  await expect(page.getByText('Not here yet')).toBeVisible();
  await lookInEveryWay(page, 'trip-long');
});
