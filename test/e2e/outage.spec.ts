import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test, type Page } from '@playwright/test';
import { lookAt, openFileOf, showPassport, signIn, startServing } from '../helpers/desk-page.ts';
import { startWorkstation, type TestWorkstation } from '../helpers/workstation.ts';

/** An operator announces at the terminal that the eID is down; a clerk reads at the desk what to say, with the keyboard alone. */

let desk: TestWorkstation;
test.beforeAll(async () => {
  desk = await startWorkstation({ population: 120 });
});
test.afterAll(async () => desk.close());

const serve = join(import.meta.dirname, '..', '..', 'central', 'serve.ts');
const outage = async (...words: readonly string[]): Promise<string> =>
  (await promisify(execFile)(process.execPath, [serve, 'outage', ...words, `--data=${desk.centralFolder}`]))
    .stdout;

const signInByKeys = async (page: Page): Promise<void> => {
  await expect(page.getByLabel('Your PIN')).toBeFocused();
  await page.keyboard.type(desk.staff.pin);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('contentinfo', { name: 'Status' })).toContainText(
    'Connected to the central services',
    {
      timeout: 60_000,
    },
  );
};

/** A machine that is switched on hears the board at once, and not only minutes later. */
const switchOn = async (page: Page): Promise<void> => {
  await desk.restart();
  await signInByKeys(page);
};

const goByPalette = async (page: Page, words: string): Promise<void> => {
  await page.keyboard.press('Control+k');
  await expect(page.getByRole('searchbox', { name: /Go to a place/ })).toBeFocused();
  await page.keyboard.type(words);
  await page.keyboard.press('Enter');
};

test('an outage comes from the terminal to the screen and into the step that depends on it, and goes again', async ({
  page,
}) => {
  test.setTimeout(180_000);
  await page.goto(desk.url());
  await signInByKeys(page);
  const status = page.getByRole('contentinfo', { name: 'Status' });
  const trouble = status.getByRole('link', { name: /Sign-in with eID/ });
  await goByPalette(page, 'Services');
  await expect(page.getByText('All services are working')).toBeVisible();
  await expect(trouble).toHaveCount(0);

  const said = 'The eID is being mended. Have you brought a passport?';
  const until = new Date(Date.now() + 3_600_000).toISOString();
  expect(await outage('eid', '--say', said, '--until', until, '--by', 'Mette Krog')).toContain('Announced');
  expect(await outage()).toContain('Mette Krog');
  await switchOn(page);
  await expect(trouble).toHaveText('Sign-in with eID: not working');

  await page.keyboard.press('g');
  await page.keyboard.press('s');
  const row = page
    .getByRole('listitem')
    .filter({ has: page.getByRole('heading', { name: 'Sign-in with eID' }) });
  await expect(row).toContainText('Not working');
  await expect(row).toContainText('Expected back');
  await expect(row.getByRole('group', { name: 'What to say to the citizen' })).toContainText(said);
  await lookAt(page, 'outage-board');

  await page.keyboard.press('g');
  await page.keyboard.press('h');
  await expect(page.getByRole('combobox', { name: 'Find a citizen' })).toBeFocused();
  await page.keyboard.type('soren agard');
  await expect(page.getByRole('option', { name: /Søren Ågård/ })).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('radio', { name: 'Help with what the citizen asks for' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: 'Start serving' })).toBeVisible();
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('dialog', { name: /Start serving/ })).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Who is here?' })).toBeVisible();
  await page.keyboard.press('Control+Enter');
  await expect(page.getByLabel('Document number')).toBeFocused();
  const methods = page.getByRole('radio', { checked: true });
  await page.keyboard.press('Shift+Tab');
  for (let moves = 0; moves < 30 && !(await page.getByText(said).isVisible()); moves += 1)
    await page.keyboard.press(
      (await methods.first().evaluate((each) => each === document.activeElement)) ? 'ArrowDown' : 'Shift+Tab',
    );
  await expect(page.getByRole('alert').filter({ hasText: said })).toContainText(
    'Sign-in with eID: not working',
  );
  await lookAt(page, 'outage-step');

  expect(await outage('eid', '--over', '--by', 'Mette Krog')).toContain('Over');
  await switchOn(page);
  await expect(page.getByText(said)).toHaveCount(0);
  await expect(trouble).toHaveCount(0);
});

/** By how many pixels the bottom line, two rows high by now, lies over the button that leads on. */
const coveredBy = async (page: Page): Promise<number> => {
  const wayOn = page.getByRole('button', { name: 'Record and go on' });
  await wayOn.waitFor();
  await page.evaluate(() => scrollTo(0, 0));
  const button = await wayOn.boundingBox();
  const line = await page.getByRole('contentinfo', { name: 'Status' }).boundingBox();
  expect(line?.height).toBeGreaterThan(40);
  return (button?.y ?? 0) + (button?.height ?? 0) - (line?.y ?? 0);
};

test('a register that is away is said in the form it has to confirm, and as the last known once the network is gone', async ({
  page,
}) => {
  test.setTimeout(180_000);
  const said = 'The bank register is away until tomorrow.';
  await outage('account-register', '--say', said, '--by', 'Mette Krog');
  await desk.restart();
  await page.goto(desk.url());
  await signIn(page, desk.staff.pin);
  await openFileOf(page, 'karen sorensen', 'Karen Margrethe Sørensen');
  await startServing(page);
  await page.getByRole('button', { name: 'Go on' }).click();
  expect(await coveredBy(page)).toBeLessThanOrEqual(0);
  await showPassport(page);
  await page.getByRole('radio', { name: /Change of payment account/ }).check({ force: true });
  await page.getByRole('button', { name: 'Begin' }).click();
  const notice = page.getByRole('alert').filter({ hasText: said });
  await expect(notice).toContainText('Register of payment accounts: not working');
  await expect(notice).toContainText('You can go on');
  await lookAt(page, 'outage-form');
  await desk.stopCentral();
  await expect(notice).toContainText('There is no connection now.', { timeout: 90_000 });
  await expect(page.getByRole('contentinfo')).toContainText(
    /Register of payment accounts: not working \(as of/,
  );
});
