import { expect, test, type Page } from '@playwright/test';
import {
  completeMove,
  fillMove,
  lookAt,
  openFileOf,
  showPassport,
  signIn,
  startServing,
} from '../helpers/desk-page.ts';
import { startWorkstation, type TestWorkstation } from '../helpers/workstation.ts';

/** Work that goes by hand: saved to a file without a network, delivered where there is one, released by the receipts. */

let desk: TestWorkstation;

test.beforeAll(async () => {
  desk = await startWorkstation({ population: 300 });
});
test.afterAll(async () => desk.close());

const panelOf = (page: Page) => page.getByRole('region', { name: 'Without a network' });

const saved = async (page: Page, button: string | RegExp): Promise<string> => {
  const download = page.waitForEvent('download');
  await panelOf(page).getByRole('button', { name: button }).click();
  return (await download).path();
};

const choose = async (page: Page, button: string, file: string): Promise<void> => {
  const chooser = page.waitForEvent('filechooser');
  await panelOf(page).getByRole('button', { name: button }).click();
  await (await chooser).setFiles(file);
};

test('work is carried on a stick, and its receipts come back', async ({ page }) => {
  test.setTimeout(180_000);
  await page.goto(desk.url());
  await signIn(page, desk.staff.pin);
  await openFileOf(page, 'Karen Margrethe', 'Karen Margrethe');
  await startServing(page);
  await page.getByRole('button', { name: 'Go on' }).click();
  await showPassport(page);
  await page.getByRole('radio', { name: /Change of address/ }).check({ force: true });
  await page.getByRole('button', { name: 'Begin' }).click();
  await fillMove(page, { street: 'Vestergade', houseNumber: '12', postcode: '8000', town: 'Aarhus C' });
  await desk.stopCentral();
  await completeMove(page);
  await page.getByRole('navigation', { name: 'Places' }).getByRole('link', { name: 'Outbox' }).click();
  const bundle = await saved(page, /^Save \d+ unsent/);
  await expect(panelOf(page).getByText(/in the file/)).toBeVisible();
  await lookAt(page, 'courier-saved');
  await choose(page, 'Take in receipts', bundle);
  await expect(panelOf(page).getByText('This is no file of receipts')).toBeVisible();
  await desk.startCentral();
  await choose(page, "Deliver a colleague's file", bundle);
  await expect(
    panelOf(page)
      .getByText(/arrived/)
      .first(),
  ).toBeVisible({ timeout: 30_000 });
  await lookAt(page, 'courier-delivered');
  const receipts = await saved(page, 'Save the receipts to a file');
  await choose(page, 'Take in receipts', receipts);
  await expect(
    panelOf(page)
      .getByText(/released|answer already/)
      .first(),
  ).toBeVisible();
  await page.emulateMedia({ colorScheme: 'dark' });
  await lookAt(page, 'courier-taken-in-dark');
  await page.emulateMedia({ colorScheme: 'light' });
  await page.getByRole('button', { name: 'Language: English' }).click();
  await page.getByText('Dansk').click();
  await page.setViewportSize({ width: 320, height: 740 });
  await page.getByRole('heading', { name: 'Uden netværk' }).scrollIntoViewIfNeeded();
  await lookAt(page, 'courier-narrow-danish');
});
