import { expect, test, type Page } from '@playwright/test';
import { lookAt, openFileOf, signIn } from '../helpers/desk-page.ts';
import { boPin, letInBo } from '../helpers/let-in-colleague.ts';
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

const lookInTheDarkAndNarrow = async (page: Page, screen: string): Promise<void> => {
  await page.emulateMedia({ colorScheme: 'dark' });
  await lookAt(page, `${screen}-dark`);
  await page.emulateMedia({ colorScheme: 'light' });
  const usual = page.viewportSize() ?? { width: 1280, height: 860 };
  await page.setViewportSize({ width: 320, height: 740 });
  await lookAt(page, `${screen}-narrow`);
  await page.setViewportSize(usual);
};

test('two colleagues see a protected address together, and it goes with the dialog', async ({ page }) => {
  await letInBo(page, desk);
  await openFileOf(page, 'Camilla Frandsen', 'Camilla Frandsen');
  await page.getByRole('button', { name: 'Show it with a colleague' }).click();
  const dialog = page.getByRole('dialog', { name: 'Where Camilla Frandsen lives' });
  await expect(dialog.getByText('Two look, or nobody does')).toBeVisible();
  await lookAt(page, 'reveal-ask');
  await lookInTheDarkAndNarrow(page, 'reveal-ask');
  await dialog.getByRole('button', { name: 'Show it to us both' }).click();
  await expect(dialog.getByText('Needed').first()).toBeVisible();
  await dialog.getByLabel('Why is it needed now?').fill('A guard takes her home tonight.');
  await dialog.getByLabel('The colleague’s PIN').fill(boPin);
  await dialog.getByRole('button', { name: 'Show it to us both' }).click();
  await expect(dialog.getByText(/Kærparken/)).toBeVisible();
  await lookAt(page, 'reveal-shown');
  await dialog.getByRole('button', { name: 'Hide it' }).click();
  await expect(page.getByText(/Kærparken|Randers/)).toHaveCount(0);
  await expect(
    page.getByText('The protected address was shown to Anna Holm, Borgerservice Aarhus; Bo Lindqvist'),
  ).toBeVisible();
  await page.getByRole('region', { name: 'Who looked and who acted' }).scrollIntoViewIfNeeded();
  await lookAt(page, 'reveal-own-view');

  await page.getByRole('button', { name: 'Language: English' }).click();
  await page.getByRole('menuitemradio', { name: 'Dansk' }).click();
  await page.getByRole('button', { name: 'Vis den sammen med en kollega' }).click();
  await expect(page.getByRole('dialog', { name: 'Hvor Camilla Frandsen bor' })).toBeVisible();
  await lookAt(page, 'reveal-danish');
});
