import { expect, test } from '@playwright/test';
import { signIn } from '../helpers/desk-page.ts';
import { startWorkstation, type TestWorkstation } from '../helpers/workstation.ts';

let desk: TestWorkstation;

test.beforeAll(async () => {
  desk = await startWorkstation({ population: 120 });
});
test.afterAll(async () => desk.close());

test('a citizen’s own change of address needs the keyboard only, and few keys besides what is typed', async ({
  page,
}) => {
  await page.goto(desk.url());
  await signIn(page, desk.staff.pin);
  let keys = 0;
  const press = async (key: string): Promise<void> => {
    keys += 1;
    await page.keyboard.press(key);
  };
  const heading = (name: string | RegExp) => expect(page.getByRole('heading', { name }).last()).toBeVisible();

  await expect(page.getByRole('combobox', { name: 'Find a citizen' })).toBeFocused();
  await page.keyboard.type('soren agard');
  await expect(page.getByRole('option', { name: /Søren Ågård/ })).toBeVisible();
  await press('Enter');
  await heading(/Why do you open the file/);
  await expect(page.getByRole('radio', { name: 'Help with what the citizen asks for' })).toBeFocused();
  await press('Enter');
  await expect(page.getByRole('button', { name: 'Start serving' })).toBeVisible();
  await press('Control+Enter');
  await expect(page.getByRole('dialog', { name: /Start serving/ })).toBeVisible();
  await press('Enter');
  await heading('Who is here?');
  await press('Control+Enter');
  await heading(/How do you know/);
  await expect(page.getByLabel('Document number')).toBeFocused();
  await page.keyboard.type('208849321');
  await press('Tab');
  await page.keyboard.type('04082031');
  await press('Tab');
  await press('Space');
  await press('Control+Enter');
  await heading(/^Søren Ågård Kjær may change/);
  await press('Control+Enter');
  await heading('Change of address');
  await expect(page.getByLabel('Street')).toBeFocused();
  await page.keyboard.type('Vestergade');
  await press('Tab');
  await page.keyboard.type('12');
  await press('Control+Enter');
  await expect(page.getByText('Read it aloud, then complete')).toBeVisible();
  await press('Control+Enter');
  await expect(page.getByText(/^[0-9A-Z]{3}-[0-9A-Z]{3}-[0-9A-Z]{3}$/)).toBeVisible();
  expect(keys).toBeLessThanOrEqual(15);
});
