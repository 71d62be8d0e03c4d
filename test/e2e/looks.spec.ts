import { expect, test, type Page } from '@playwright/test';
import { lookAt, openFileOf, signIn, startServing } from '../helpers/desk-page.ts';
import { startWorkstation, type TestWorkstation } from '../helpers/workstation.ts';

/** The same desk in the dark, on a narrow screen, in Danish and from right to left: readable, nothing cut off, no fault found. */

let desk: TestWorkstation;

test.beforeAll(async () => {
  desk = await startWorkstation({ population: 300 });
});
test.afterAll(async () => desk.close());

const overflowOf = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

const looks = [
  { name: 'dark', whom: 'Yusuf', apply: (page: Page) => page.emulateMedia({ colorScheme: 'dark' }) },
  {
    name: 'narrow',
    whom: 'Karen Margrethe',
    apply: (page: Page) => page.setViewportSize({ width: 320, height: 740 }),
  },
  {
    name: 'right-to-left',
    whom: 'Zoë',
    apply: (page: Page) => page.evaluate(() => document.documentElement.setAttribute('dir', 'rtl')),
  },
  {
    name: 'forced-colours',
    whom: 'Łukasz',
    apply: (page: Page) => page.emulateMedia({ forcedColors: 'active' }),
  },
] as const;

for (const { name, whom, apply } of looks) {
  test(`the desk looks right: ${name}`, async ({ page }) => {
    await desk.restart();
    await page.goto(desk.url());
    await signIn(page, desk.staff.pin);
    await openFileOf(page, whom, whom);
    await apply(page);
    await lookAt(page, `${name}-file`);
    expect(await overflowOf(page)).toBeLessThanOrEqual(0);
    await startServing(page);
    await apply(page);
    await lookAt(page, `${name}-contact`);
    expect(await overflowOf(page)).toBeLessThanOrEqual(0);
    await page.getByRole('button', { name: 'Go on' }).click();
    await expect(page.getByRole('heading', { name: /How do you know/ })).toBeVisible();
    await lookAt(page, `${name}-identity`);
    expect(await overflowOf(page)).toBeLessThanOrEqual(0);
  });
}

test('the desk speaks Danish', async ({ page }) => {
  await desk.restart();
  await page.goto(desk.url());
  await page.getByRole('button', { name: 'Language: English' }).click();
  await page.getByRole('menuitemradio', { name: 'Dansk' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Log ind');
  await lookAt(page, 'danish-sign-in');
});
