import { expect, test } from '@playwright/test';
import { lookAt, signIn } from '../helpers/desk-page.ts';
import { startWorkstation, type TestWorkstation } from '../helpers/workstation.ts';

let desk: TestWorkstation;

test.beforeAll(async () => {
  desk = await startWorkstation({ population: 120 });
});
test.afterAll(async () => desk.close());

test('somebody from another part of the country is found in the central register, for a purpose, and only with a network', async ({
  page,
}) => {
  await page.goto(desk.url());
  await signIn(page, desk.staff.pin);
  await page.getByRole('navigation', { name: 'Places' }).getByRole('link', { name: 'Find' }).click();
  await page.getByRole('combobox', { name: /Name, national number/ }).fill('Birgitte Winther');
  await expect(page.getByText('This desk knows nobody by')).toBeVisible();
  await lookAt(page, 'find-nobody');

  const ask = async (): Promise<void> => {
    await page.getByRole('main').getByRole('button', { name: 'Ask the register' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Ask the register' }).click();
  };
  await desk.stopCentral();
  await ask();
  await expect(page.getByRole('dialog').getByRole('alert')).toBeVisible();
  await lookAt(page, 'look-up-offline');
  await desk.startCentral();
  await page.getByRole('dialog').getByRole('button', { name: 'Ask the register' }).click();

  await expect(page.getByRole('list', { name: 'People in the register who match' })).toContainText(
    'Birgitte Winther',
  );
  await lookAt(page, 'look-up-found');
  await page
    .getByRole('list', { name: 'People in the register who match' })
    .getByText('Birgitte Winther')
    .click();
  await page.getByRole('dialog').getByRole('button', { name: 'Open the file' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Birgitte Winther' })).toBeVisible();
});
