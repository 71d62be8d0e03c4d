import { expect, test } from '@playwright/test';
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

/** The five steps a newcomer is promised, on the loopback edge, with real processes and a real PostgreSQL. */

const karen = 'Karen Margrethe Sørensen';
let desk: TestWorkstation;

test.beforeAll(async () => {
  desk = await startWorkstation({ population: 500 });
});
test.afterAll(async () => desk.close());

const status = 'Status';

test('a son changes his mother’s address, also while central is away, and nothing is lost or done twice', async ({
  page,
}) => {
  test.setTimeout(240_000);
  await test.step('sign in', async () => {
    await page.goto(desk.url());
    await expect(page.getByText('Anna Holm')).toBeVisible();
    await lookAt(page, 'sign-in');
    await signIn(page, desk.staff.pin);
    await lookAt(page, 'home');
  });

  await test.step('find her by a name with a typo and without its accent, and open the file for a purpose', async () => {
    await page.getByRole('navigation', { name: 'Places' }).getByRole('link', { name: 'Find' }).click();
    for (const text of ['karen sorensn', '720345-3390', '12.03.1945']) {
      await page.getByRole('combobox', { name: /Name, national number/ }).fill(text);
      await expect(page.getByRole('option', { name: karen })).toBeVisible();
    }
    await lookAt(page, 'find');
    await openFileOf(page, 'karen sorensen', karen);
    await expect(page.getByRole('region', { name: 'Mandates' })).toContainText('In force');
    await lookAt(page, 'file');
  });

  await test.step('her son is here and shows his passport', async () => {
    await startServing(page);
    await lookAt(page, 'contact');
    await page.getByText(`Somebody on behalf of ${karen}`).click();
    await expect(page.getByRole('radio', { name: /Anders Sørensen/ })).toBeChecked();
    await page.getByRole('button', { name: 'Go on' }).click();
    await lookAt(page, 'identity');
    await showPassport(page);
  });

  await test.step('he may change her address and not her payment account, and the desk says why', async () => {
    await expect(
      page.getByRole('heading', { name: /^Anders Sørensen may change the address/ }),
    ).toBeVisible();
    await lookAt(page, 'authority-permit');
    await page.getByRole('radio', { name: /Change of payment account/ }).check({ force: true });
    await expect(
      page.getByRole('heading', { name: /^Anders Sørensen may not change the payment account/ }),
    ).toBeVisible();
    await expect(page.getByText('does not give the power to receive money')).toBeVisible();
    await expect(page.getByRole('button', { name: 'Begin' })).toHaveCount(0);
    await lookAt(page, 'authority-refusal');
    await page.getByRole('radio', { name: /Change of address/ }).check({ force: true });
  });

  await test.step('the form says what is wrong, the review what will change, the receipt what happens next', async () => {
    await page.getByRole('button', { name: 'Begin' }).click();
    await expect(page.getByLabel(/^Postcode/)).toHaveValue('8200');
    await fillMove(page, { street: 'Vestergade', houseNumber: '12', postcode: '9999', town: 'Aarhus C' });
    await page.getByRole('button', { name: 'Check and complete' }).click();
    await expect(page.getByRole('button', { name: 'Complete', exact: true })).toHaveCount(0);
    await lookAt(page, 'form-fault');
    await fillMove(page, { street: 'Vestergade', houseNumber: '12', postcode: '8000', town: 'Aarhus C' });
    await lookAt(page, 'form');
    await page.getByRole('button', { name: 'Check and complete' }).click();
    await expect(page.getByRole('button', { name: 'Complete', exact: true })).toBeVisible();
    await lookAt(page, 'review');
    await page.getByRole('button', { name: 'Complete', exact: true }).click();
    await expect(page.getByRole('main').getByText('Effective').first()).toBeVisible({ timeout: 20_000 });
    await lookAt(page, 'receipt');
  });

  await test.step('the receipt names whoever asked for it, also while somebody else is here', async () => {
    await expect(page.getByText('Asked for by Anders Sørensen')).toBeVisible();
    for (const here of ['The citizen in person', `Somebody on behalf of ${karen}`]) {
      const steps = page.getByRole('navigation', { name: 'Steps' });
      await steps.getByRole('link', { name: /Who is here/ }).click();
      await page.getByRole('main').getByText(here, { exact: true }).click();
      await page.getByRole('button', { name: 'Go on' }).click();
      await expect(page.getByRole('heading', { name: /^How do you know/ })).toBeVisible();
      await page.goBack();
      await page.goBack();
      await expect(page.getByText('Asked for by Anders Sørensen')).toBeVisible();
    }
  });

  await test.step('two more while central is away wait, and arrive by themselves, once each', async () => {
    await desk.stopCentral();
    const references: string[] = [];
    for (const houseNumber of ['14', '16']) {
      await page.getByRole('button', { name: 'Do another thing' }).click();
      await page.getByRole('button', { name: 'Begin' }).click();
      await fillMove(page, { street: 'Vestergade', houseNumber, postcode: '8000', town: 'Aarhus C' });
      references.push(await completeMove(page));
    }
    await expect(page.getByRole('contentinfo', { name: status })).toContainText('2 unsent');
    await page.getByRole('navigation', { name: 'Places' }).getByRole('link', { name: 'Outbox' }).click();
    for (const reference of references) await expect(page.getByText(reference)).toBeVisible();
    await lookAt(page, 'outbox-waiting');
    await desk.startCentral();
    await expect(page.getByRole('contentinfo', { name: status })).toContainText('Everything is sent', {
      timeout: 60_000,
    });
    const work = page.getByRole('main');
    await expect(work.getByText('Effective', { exact: true })).toHaveCount(3, { timeout: 30_000 });
    await lookAt(page, 'outbox-sent');
    await page.getByRole('navigation', { name: 'Places' }).getByRole('link', { name: 'Find' }).click();
    await page.getByRole('combobox', { name: /Name, national number/ }).fill('karen sorensen');
    await page.getByRole('option', { name: karen }).click();
    await expect(page.getByRole('region', { name: 'Person and address' })).toContainText('Vestergade 16');
  });
});

test('what was typed a second ago is there after the core is killed, behind the PIN', async ({ page }) => {
  await desk.restart();
  await page.goto(desk.url());
  await signIn(page, desk.staff.pin);
  await openFileOf(page, 'Rikke', 'Rikke');
  await startServing(page);
  await page.getByRole('button', { name: 'Go on' }).click();
  await showPassport(page);
  await page.getByRole('button', { name: 'Begin' }).click();
  await page.getByLabel('Street').fill('Nørregade, halfway thr');
  const members = page.getByRole('group', { name: /Who moves along/ }).getByRole('checkbox');
  expect(await members.count()).toBe(8);
  await members.first().check({ force: true });
  await page.waitForTimeout(1_000);
  await desk.killCore();
  await desk.restart();
  const where = new URL(page.url()).pathname;
  await page.goto(desk.url());
  await signIn(page, desk.staff.pin);
  await page.goto(new URL(where, page.url()).href);
  await expect(page.getByLabel('Street')).toHaveValue('Nørregade, halfway thr');
  await expect(page.getByRole('checkbox').first()).toBeChecked();
});

test('a window that stays open while the core starts anew shows its work to whoever signs in then', async ({
  page,
}) => {
  await desk.restart();
  await page.goto(desk.url());
  await signIn(page, desk.staff.pin);
  const served = page.getByRole('region', { name: 'You are serving' });
  await expect(served).toBeVisible();
  await desk.restart();
  await signIn(page, desk.staff.pin);
  await expect(served).toBeVisible();
  await expect(page.getByText('You are signed out')).toHaveCount(0);
});
