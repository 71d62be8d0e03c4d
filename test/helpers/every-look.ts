import { expect, type Page } from '@playwright/test';
import { lookAt } from './desk-page.ts';

const looks = [
  { name: 'light', apply: () => Promise.resolve() },
  { name: 'dark', apply: (page: Page) => page.emulateMedia({ colorScheme: 'dark' }) },
  { name: 'narrow', apply: (page: Page) => page.setViewportSize({ width: 320, height: 740 }) },
  {
    name: 'right-to-left',
    apply: (page: Page) => page.evaluate(() => document.documentElement.setAttribute('dir', 'rtl')),
  },
] as const;

const overflowOf = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

/** Light, dark, in a narrow window and from right to left; in none of them does anything reach over the side. */
export const lookInEveryWay = async (page: Page, screen: string): Promise<void> => {
  for (const { name, apply } of looks) {
    await apply(page);
    await page.evaluate(() => document.querySelector('main table')?.scrollIntoView({ block: 'nearest' }));
    await lookAt(page, `${screen}-${name}`);
    expect(await overflowOf(page)).toBeLessThanOrEqual(0);
    await page.emulateMedia({ colorScheme: 'light' });
    await page.setViewportSize({ width: 1280, height: 860 });
    await page.evaluate(() => document.documentElement.setAttribute('dir', 'ltr'));
  }
};
