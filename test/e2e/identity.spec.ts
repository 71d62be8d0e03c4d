import { expect, test, type Page } from '@playwright/test';
import { lookAt, openFileOf, signIn, startServing } from '../helpers/desk-page.ts';
import { td3 } from '../helpers/machine-readable.ts';
import { startWorkstation, type TestWorkstation } from '../helpers/workstation.ts';

/** The ways to show who somebody is, each as a clerk goes it. */

const karen = 'Karen Margrethe Sørensen';
let desk: TestWorkstation;

test.beforeAll(async () => {
  desk = await startWorkstation({ population: 500 });
});
test.afterAll(async () => desk.close());

const passport = (expiry: string): string =>
  td3({
    code: 'P',
    country: 'DNK',
    surname: 'SOERENSEN',
    givenNames: 'KAREN MARGRETHE',
    number: '208849321',
    birth: '450312',
    expiry,
  });

/** Karen is at the counter, and nobody has looked at her papers yet. */
const karenIsHere = async (page: Page): Promise<void> => {
  await page.goto(desk.url());
  await signIn(page, desk.staff.pin);
  await openFileOf(page, 'karen sorensen', karen);
  await startServing(page);
  await page.getByRole('button', { name: 'Go on' }).click();
  await expect(page.getByRole('heading', { name: `How do you know that this is ${karen}?` })).toBeVisible();
};

test('every way to show who somebody is says what it gives, what is missing and what to do', async ({
  page,
  context,
}) => {
  test.setTimeout(240_000);
  await karenIsHere(page);
  const lines = page.getByLabel('Machine-readable lines');
  const level = (name: string) => page.getByText(`Identity level: ${name}`).first();
  await test.step('a digit misread in a passport is found by its check digit', async () => {
    await lines.fill(passport('310804').replace('208849321', '208849327'));
    await expect(page.getByText(/The check digit of the number is wrong/)).toBeVisible();
    await lookAt(page, 'identity-mrz-wrong');
  });
  await test.step('one that has expired proves nothing and is written down', async () => {
    await lines.fill(passport('250804'));
    await expect(page.getByText(/The document has expired, so it proves nothing alone/)).toBeVisible();
    await page.getByText('I compared the face').click();
    await page.getByRole('button', { name: 'Record and go on' }).click();
    await expect(page.getByText('Nothing recorded proves who is here')).toBeInViewport();
    await lookAt(page, 'identity-expired');
  });

  await test.step('several documents together are counted, and what would do is named', async () => {
    await page.getByRole('button', { name: /Show all \d+ ways/ }).click();
    await lookAt(page, 'identity-ways');
    await page.getByText('Several documents together', { exact: true }).click();
    await expect(page.getByText('0 of 100 points')).toBeVisible();
    await chooseDocument(page, /Birth certificate/);
    await page.getByLabel('Number or reference').fill('B1234567');
    await page.getByRole('button', { name: 'Add the document' }).click();
    await expect(page.getByText('70 of 100 points')).toBeVisible();
    await expect(page.getByText(/One more is enough: .*Driving licence/)).toBeVisible();
    await lookAt(page, 'identity-points');
    await chooseDocument(page, /Driving licence/);
    await page.getByLabel('Number or reference').fill('DL998877');
    await page.getByRole('spinbutton', { name: 'day, Valid until' }).click();
    await page.keyboard.type('04082031');
    await page.getByRole('button', { name: 'Add the document' }).click();
    await expect(page.getByText('Enough: 110 of 100 points')).toBeVisible();
    await page.getByText('One of them has a picture').click();
    await page.getByRole('button', { name: 'Record and go on' }).click();
    await expect(level('Substantial')).toBeVisible();
  });

  await test.step('a citizen signs in with an eID in a window of their own, and the desk goes on by itself', async () => {
    await toIdentity(page);
    await page.getByText('National eID', { exact: true }).click();
    await page.getByRole('button', { name: 'Start the sign-in' }).click();
    await expect(page.getByText('Waiting for the citizen')).toBeVisible();
    await expect(page.getByRole('img', { name: 'The code for the citizen’s device' })).toBeInViewport();
    await lookAt(page, 'identity-eid-waiting');
    const opened = context.waitForEvent('page');
    await page.getByRole('link', { name: 'Open it in a new window here' }).click();
    const citizen = await opened;
    await citizen.getByLabel('National number').fill('720345-3390');
    await lookAt(citizen, 'identity-eid-citizen');
    await citizen.getByRole('button', { name: 'Sign in', exact: true }).click();
    await expect(citizen.getByRole('heading', { name: 'You have signed in' })).toBeVisible();
    await citizen.close();
    await expect(level('High')).toBeVisible({ timeout: 15_000 });
  });

  await test.step('without central the eID cannot be used, and the passport still does', async () => {
    await toIdentity(page);
    await desk.stopCentral();
    await page.getByText('National eID', { exact: true }).click();
    await page.getByRole('button', { name: 'Start the sign-in' }).click();
    await expect(page.getByText('The eID cannot be reached')).toBeVisible({ timeout: 20_000 });
    await lookAt(page, 'identity-eid-away');
    await page.getByText('Original document', { exact: true }).click();
    await lines.fill(passport('310804'));
    await expect(page.getByText('All check digits are right, and it is the same person')).toBeVisible();
    await lookAt(page, 'identity-mrz');
    await page.getByText('I compared the face').click();
    await page.getByRole('button', { name: 'Record and go on' }).click();
    await expect(page).toHaveURL(/authority/);
    await expect(level('High')).toBeVisible();
  });
});

const chooseDocument = async (page: Page, name: RegExp): Promise<void> => {
  await page
    .getByRole('button', { name: /points\s*Document|Document/ })
    .first()
    .click();
  await page.getByRole('option', { name }).click();
};

const toIdentity = async (page: Page): Promise<void> => {
  await page
    .getByRole('navigation', { name: 'Steps' })
    .getByRole('link', { name: /Identity/ })
    .click();
  await expect(page.getByRole('heading', { name: /How do you know that this is/ })).toBeVisible();
};
