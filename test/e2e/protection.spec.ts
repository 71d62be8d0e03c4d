import { expect, test } from '@playwright/test';
import { lookAt, openFileOf, signIn } from '../helpers/desk-page.ts';
import { startWorkstation, type TestWorkstation } from '../helpers/workstation.ts';

/** What a clerk sees of protected people, of courts and firms, and of their own family. */

let desk: TestWorkstation;

test.beforeAll(async () => {
  desk = await startWorkstation({ population: 300 });
});
test.afterAll(async () => desk.close());
test.beforeEach(async ({ page }) => {
  await desk.restart();
  await page.goto(desk.url());
  await signIn(page, desk.staff.pin);
});

test('the file of somebody protected says so in words, and nothing of where and with whom', async ({
  page,
}) => {
  await openFileOf(page, 'Camilla Frandsen', 'Camilla Frandsen');
  await expect(page.getByText('The address is protected. It is not shown here')).toBeVisible();
  await expect(page.getByText('Who lives there is not shown either')).toBeVisible();
  await expect(page.getByText('Phone number and email are protected')).toBeVisible();
  await expect(page.getByText(/Kærparken|Randers/)).toHaveCount(0);
  await lookAt(page, 'file-protected');
});

test('a guardian, an order and a firm stand in the file with what follows from them', async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 1250 });
  await openFileOf(page, 'Jonas Lauridsen', 'Jonas Lauridsen');
  await expect(page.getByText('Has a guardian')).toBeVisible();
  await expect(page.getByText(/Decides money matters/)).toBeVisible();
  await lookAt(page, 'file-ward');
  await openFileOf(page, 'Dennis Ravnholt', 'Dennis Ravnholt');
  await expect(page.getByText('Kept apart from Sanne Tofte')).toBeVisible();
  await lookAt(page, 'file-kept-apart');
  await openFileOf(page, 'Svend Lykke', 'Svend Lykke');
  await expect(page.getByText('External accountant')).toBeVisible();
  await lookAt(page, 'file-accountant');
});

test('a sister is found, and left to a colleague', async ({ page }) => {
  await page.getByRole('navigation', { name: 'Places' }).getByRole('link', { name: 'Find' }).click();
  await page.getByRole('combobox', { name: /Name, national number/ }).fill('Marie Holm');
  const option = page.getByRole('option', { name: 'Marie Holm' }).first();
  await expect(option).toContainText('A colleague must serve this person');
  await lookAt(page, 'find-relative');
  await option.click();
  await page.getByRole('dialog').getByRole('button', { name: 'Open the file' }).click();
  await expect(page.getByText('This is the file of somebody close to you')).toBeVisible();
  await lookAt(page, 'refused-relative');
});
