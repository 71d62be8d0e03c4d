import { setTimeout as delay } from 'node:timers/promises';
import { expect, test } from '@playwright/test';
import { PersonMatch } from '../../preload/contract/person.ts';
import { ok } from '../../preload/contract/result.ts';
import { startScriptedCore, type ScriptedCore } from '../helpers/scripted-core.ts';
import { unsentScript } from '../helpers/unsent-script.ts';

/** Whoever types quickly presses Enter before the list of what they typed is there. */

let core: ScriptedCore;

const people = ['Anna Holm', 'Bo Lindqvist'].map((name, at) =>
  PersonMatch.parse({
    personId: `p${at}`,
    name,
    birthDate: '1970-01-01',
    town: 'Aarhus C',
    matchedOn: 'name',
    isExact: true,
    markers: [],
  }),
);

/** A machine that has much to do. */
const answersAfterMs = 700;

test.beforeAll(async () => {
  core = await startScriptedCore({
    ...unsentScript(),
    'person/find': async ({ text }) => {
      await delay(answersAfterMs);
      return ok({ matches: people.filter(({ name }) => name.startsWith(text)), hasMore: false });
    },
  });
});
test.afterAll(() => core.close());

test('it opens who matches what was typed as soon as the list says so, and never who matched before', async ({
  page,
}) => {
  await page.goto(`${core.url}/find`);
  await page.getByRole('combobox').fill('Anna');
  await expect(page.getByRole('option', { name: /Anna Holm/ })).toBeVisible();
  await page.keyboard.press('Control+A');
  await page.keyboard.type('Bo');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/p1$/);
});

test('who types on has not chosen yet', async ({ page }) => {
  await page.goto(`${core.url}/find`);
  await expect(page.getByRole('combobox')).toBeFocused();
  await page.keyboard.type('Ann');
  await page.keyboard.press('Enter');
  await page.keyboard.type('a');
  await expect(page.getByRole('option', { name: /Anna Holm/ })).toBeVisible();
  await delay(2 * answersAfterMs);
  await expect(page).toHaveURL(/\/find$/);
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/p0$/);
});

test('where nobody matches nothing opens, then or later', async ({ page }) => {
  await page.goto(`${core.url}/find`);
  await expect(page.getByRole('combobox')).toBeFocused();
  await page.keyboard.type('Karen');
  await page.keyboard.press('Enter');
  await expect(page.getByText('This desk knows nobody by')).toBeVisible();
  await page.keyboard.press('Control+A');
  await page.keyboard.type('Bo');
  await expect(page.getByRole('option', { name: /Bo Lindqvist/ })).toBeVisible();
  await delay(2 * answersAfterMs);
  await expect(page).toHaveURL(/\/find$/);
});
