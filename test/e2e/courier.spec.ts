import { expect, test, type Page } from '@playwright/test';
import { StaffId } from '../../preload/contract/values.ts';
import {
  completeMove,
  fillMove,
  lookAt,
  openFileOf,
  showPassport,
  signIn,
  startServing,
} from '../helpers/desk-page.ts';
import { startWorkstation, type OtherWorkstation, type TestWorkstation } from '../helpers/workstation.ts';

/** Work that goes by hand: saved to a file without a network, delivered where there is one, released by the receipts. */

let desk: TestWorkstation;
let colleagues: OtherWorkstation | null = null;

test.beforeAll(async () => {
  desk = await startWorkstation({ population: 300 });
  colleagues = await desk.openAnother(StaffId.parse('staff-carla'));
});
test.afterAll(async () => {
  await colleagues?.close();
  await desk.close();
});

const openOutbox = async (page: Page): Promise<void> =>
  page.getByRole('navigation', { name: 'Places' }).getByRole('link', { name: 'Outbox' }).click();

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

test('work is carried on a stick, and its receipts come back', async ({ page, browser }) => {
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
  await openOutbox(page);
  const bundle = await saved(page, /^Save \d+ unsent/);
  await expect(panelOf(page).getByText(/in the file/)).toBeVisible();
  await lookAt(page, 'courier-saved');
  await choose(page, 'Take in receipts', bundle);
  await expect(panelOf(page).getByText('This is no file of receipts')).toBeVisible();
  // The author's machine is off while central is there: what arrives has come on the stick, and by no other way.
  await desk.killCore();
  await desk.startCentral();
  if (colleagues === null) throw new Error('The colleague has no desk.');
  // Sign-ins of two desks at one host would overwrite each other in one set of cookies.
  const context = await browser.newContext({ viewport: { width: 1280, height: 860 } });
  const colleague = await context.newPage();
  await colleague.goto(colleagues.url);
  await signIn(colleague, desk.staff.pin);
  await openOutbox(colleague);
  await panelOf(colleague).getByRole('button', { name: 'Without a network' }).click();
  await choose(colleague, "Deliver a colleague's file", bundle);
  await expect(panelOf(colleague).getByText('1 piece has arrived')).toBeVisible({ timeout: 30_000 });
  await lookAt(colleague, 'courier-delivered');
  const receipts = await saved(colleague, 'Save the receipts to a file');
  await desk.stopCentral();
  await desk.restart();
  await signIn(page, desk.staff.pin);
  await openOutbox(page);
  await choose(page, 'Take in receipts', receipts);
  await expect(panelOf(page).getByText('1 piece has arrived and is released')).toBeVisible();
  await expect(panelOf(page).getByText('Nothing unsent to save')).toBeVisible();
  await page.emulateMedia({ colorScheme: 'dark' });
  await lookAt(page, 'courier-taken-in-dark');
  await page.emulateMedia({ colorScheme: 'light' });
  await page.getByRole('button', { name: 'Language: English' }).click();
  await page.getByText('Dansk').click();
  await page.setViewportSize({ width: 390, height: 844 });
  const heading = page.getByRole('heading', { name: 'Uden netværk' });
  await heading.evaluate((element) => element.scrollIntoView({ block: 'start' }));
  await lookAt(page, 'courier-narrow-danish');
});
