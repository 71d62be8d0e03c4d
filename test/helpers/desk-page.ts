import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

/** The desk as a clerk works it, by what the screen says. */

/** What e2e tests print for people to look at. */
export const screensFolder = 'test-results/screens';

export const signIn = async (page: Page, pin: string): Promise<void> => {
  await page.getByLabel('Your PIN').fill(pin);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('contentinfo', { name: 'Status' })).toContainText('Data from', {
    timeout: 60_000,
  });
};

/** Types into the search, opens the first who is found for the purpose the desk suggests, and waits for the file. */
export const openFileOf = async (page: Page, text: string, name: string): Promise<void> => {
  await page.getByRole('navigation', { name: 'Places' }).getByRole('link', { name: 'Find' }).click();
  const search = page.getByRole('combobox', { name: /Name, national number/ });
  await search.fill(text);
  await page.getByRole('option', { name }).first().click();
  const dialog = page.getByRole('dialog', { name: /Why do you open the file/ });
  await dialog.getByRole('button', { name: 'Open the file' }).click();
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
};

export const startServing = async (page: Page): Promise<void> => {
  await page.getByRole('button', { name: 'Start serving' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Start', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'Who is here?' })).toBeVisible();
};

/** Records a Danish passport that is still good. */
export const showPassport = async (page: Page): Promise<void> => {
  await page.getByLabel('Document number').fill('208849321');
  await page.getByRole('spinbutton', { name: 'day, Expires' }).click();
  await page.keyboard.type('04082031');
  await page.getByText('I compared the face').click();
  await page.getByRole('button', { name: 'Record and go on' }).click();
};

export type Move = {
  readonly street: string;
  readonly houseNumber: string;
  readonly postcode: string;
  readonly town: string;
};

export const fillMove = async (page: Page, move: Move): Promise<void> => {
  await page.getByLabel('Street').fill(move.street);
  await page.getByLabel(/^House number/).fill(move.houseNumber);
  await page.getByLabel(/^Postcode/).fill(move.postcode);
  await page.getByLabel(/^Town/).fill(move.town);
};

/** From the form over the review to the receipt; answers the reference number. */
export const completeMove = async (page: Page): Promise<string> => {
  await page.getByRole('button', { name: 'Check and complete' }).click();
  await page.getByRole('button', { name: 'Complete', exact: true }).click();
  const reference = page.getByText(/^[0-9A-Z]{3}-[0-9A-Z]{3}-[0-9A-Z]{3}$/);
  await expect(reference).toBeVisible();
  return (await reference.textContent()) ?? '';
};

/** Looks at a screen as the tests' readers will: keeps a picture, and finds no fault in accessibility. */
export const lookAt = async (page: Page, screen: string): Promise<void> => {
  // A change of colours is still on its way when the look has just been changed.
  await page.screenshot({ path: `${screensFolder}/${screen}.png`, animations: 'disabled' });
  // What React Aria has already announced points to elements that have gone since; it is on its way out.
  const { violations } = await new AxeBuilder({ page }).exclude('[data-live-announcer]').analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`)).toEqual([]);
};
