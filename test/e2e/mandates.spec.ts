import { expect, test, type Page } from '@playwright/test';
import { lookAt, openFileOf, showPassport, signIn, startServing } from '../helpers/desk-page.ts';
import { startWorkstation, type TestWorkstation } from '../helpers/workstation.ts';

/** Mandates as objects, on the real desk: given by a signature without a network, used at once, withdrawn; and refused on the phone. */

const karen = 'Karen Margrethe Sørensen';
const anders = 'Anders Sørensen';
let desk: TestWorkstation;

test.beforeAll(async () => {
  desk = await startWorkstation({ population: 300 });
});
test.afterAll(async () => desk.close());

const chooseService = (page: Page, name: string) =>
  page.getByRole('radio', { name: new RegExp(name) }).check({ force: true });

const drawUp = async (page: Page): Promise<void> => {
  await page.getByRole('checkbox', { name: new RegExp(`^${anders}`) }).check({ force: true });
  for (const power of ['See', 'Act']) {
    // By the keyboard, as it is worked by those who tab through the table.
    const box = page.getByRole('checkbox', { name: `Housing benefit claim: ${power}` });
    await box.focus();
    await page.keyboard.press('Space');
    await expect(box).toBeChecked();
  }
};

const sign = async (page: Page): Promise<void> => {
  const pad = page.getByRole('img', { name: 'Nothing is signed yet' });
  await pad.scrollIntoViewIfNeeded();
  const box = await pad.boundingBox();
  if (box === null) throw new Error('the box to sign in is not on the screen');
  await page.mouse.move(box.x + 60, box.y + 60);
  await page.mouse.down();
  await page.mouse.move(box.x + 160, box.y + 90, { steps: 8 });
  await page.mouse.move(box.x + 260, box.y + 50, { steps: 8 });
  await page.mouse.up();
  await expect(page.getByRole('img', { name: 'A signature has been given' })).toBeVisible();
};

test('a mother signs a mandate without a network, her son uses it at once, and it is withdrawn in two steps', async ({
  page,
}) => {
  await page.goto(desk.url());
  await signIn(page, desk.staff.pin);
  await openFileOf(page, 'karen sorensen', karen);
  await desk.stopCentral();

  await test.step('she shows who she is, and gives it', async () => {
    await startServing(page);
    await page.getByRole('button', { name: 'Go on', exact: true }).click();
    await showPassport(page);
    await page.getByRole('button', { name: 'Give somebody a mandate' }).click();
    await expect(page.getByRole('heading', { name: `${karen} gives a mandate` })).toBeVisible();
    await drawUp(page);
    await lookAt(page, 'mandate-make');
    await sign(page);
    await lookAt(page, 'mandate-signed');
    await page.getByRole('button', { name: 'Give the mandate' }).click();
    await expect(page.getByRole('heading', { name: new RegExp(`^${anders} may act for`) })).toBeVisible();
    await expect(page.getByText('Made here, and not yet registered centrally.')).toBeVisible();
    await lookAt(page, 'mandate-given');
    await page.getByRole('button', { name: 'Go on with what they want' }).click();
  });

  await test.step('her son is here instead, and may', async () => {
    await page.getByRole('link', { name: /Who is here/ }).click();
    await page.getByText(`Somebody on behalf of ${karen}`).click();
    await page.getByRole('radio', { name: new RegExp(`^${anders}`) }).check({ force: true });
    await page.getByRole('button', { name: 'Go on', exact: true }).click();
    await showPassport(page);
    await chooseService(page, 'Housing benefit claim');
    await expect(
      page.getByRole('heading', { name: new RegExp(`${anders} (may|wants to) claim housing benefit`) }),
    ).toBeVisible();
    await lookAt(page, 'mandate-used');
  });

  await test.step('it is withdrawn, and nothing is left of it', async () => {
    await page.getByRole('link', { name: 'Open the whole file' }).click();
    await page
      .getByRole('region', { name: 'Mandates' })
      .getByRole('link', { name: `To ${anders}` })
      .first()
      .click();
    await expect(page.getByRole('heading', { level: 1, name: `Mandate from ${karen}` })).toBeVisible();
    await lookAt(page, 'mandate-page');
    await page.getByRole('button', { name: 'Withdraw it' }).click();
    const dialog = page.getByRole('alertdialog');
    await dialog.getByRole('button', { name: 'Go on', exact: true }).click();
    await lookAt(page, 'mandate-withdraw');
    await dialog.getByRole('button', { name: 'Yes, withdraw it' }).click();
    await expect(page.getByText('Withdrawn', { exact: true })).toBeVisible();
    await lookAt(page, 'mandate-withdrawn');
  });
});

test('an unclear answer on the phone is a refusal, kept calmly and without a mandate', async ({ page }) => {
  await desk.restart();
  await page.goto(desk.url());
  await signIn(page, desk.staff.pin);
  await openFileOf(page, 'Søren', 'Søren Ågård Kjær');
  await page.getByRole('button', { name: 'Start serving' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText('Telephone', { exact: true }).click();
  await dialog.getByRole('button', { name: 'Start', exact: true }).click();
  await page.getByRole('button', { name: 'Go on', exact: true }).click();
  await page.getByRole('radio', { name: /^Called back/ }).check({ force: true });
  await page.getByRole('button', { name: 'Record and go on' }).click();
  await page.getByRole('button', { name: 'Give somebody a mandate' }).click();
  await page.getByRole('checkbox', { name: /This office/ }).check({ force: true });
  const box = page.getByRole('checkbox', { name: 'Change of address: See' });
  await box.focus();
  await page.keyboard.press('Space');
  await page.getByText('Read aloud on the phone').click();
  await page.getByRole('radiogroup', { name: 'What was answered?' }).first().getByText('Unclear').click();
  await page.getByLabel('What was said').fill('I would rather ask my daughter first.');
  await lookAt(page, 'mandate-read-back');
  await page.getByRole('button', { name: 'Record the refusal' }).click();
  await expect(page.getByRole('heading', { name: 'No mandate was given' })).toBeVisible();
  await expect(page.getByText('Nothing has changed')).toBeVisible();
  await lookAt(page, 'mandate-refused');
});
