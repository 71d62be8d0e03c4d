import { expect, test, type Page } from '@playwright/test';
import { StaffId } from '../../preload/contract/values.ts';
import { fillMove, lookAt, openFileOf, showPassport, signIn, startServing } from '../helpers/desk-page.ts';
import { lookInEveryWay } from '../helpers/every-look.ts';
import { startWorkstation, type OtherWorkstation, type TestWorkstation } from '../helpers/workstation.ts';

/** Two desks change the same address while neither can hear of the other; the second decides, with the keyboard alone. */

const karen = 'Karen Margrethe Sørensen';
let desk: TestWorkstation;
let other: OtherWorkstation | null = null;

test.beforeEach(async () => {
  desk = await startWorkstation({ population: 500 });
  other = await desk.openAnother(StaffId.parse('staff-carla'));
});
test.afterEach(async () => {
  await other?.close();
  await desk.close();
});

const moveKaren = async (page: Page, street: string, houseNumber: string): Promise<void> => {
  await openFileOf(page, 'karen sorensen', karen);
  await startServing(page);
  await page.getByRole('button', { name: 'Go on', exact: true }).click();
  await showPassport(page);
  await page.getByRole('button', { name: 'Begin' }).first().click();
  await fillMove(page, { street, houseNumber, postcode: '8000', town: 'Aarhus C' });
  await page.getByRole('button', { name: 'Check and complete' }).click();
  await page.getByRole('button', { name: 'Complete', exact: true }).click();
  await expect(page.getByRole('main').getByText('Captured').first()).toBeVisible();
};

/** The clerk's machine is off while central comes back: who is first is no matter of chance. */
const supervisorArrivesFirst = async (clerk: Page, supervisor: Page): Promise<void> => {
  await desk.killCore();
  await desk.startCentral();
  await expect(supervisor.getByRole('main').getByText('Effective').first()).toBeVisible({ timeout: 60_000 });
  await desk.restart();
  await signIn(clerk, desk.staff.pin);
  await expect(clerk.getByRole('contentinfo', { name: 'Status' })).toContainText('1 needs you', {
    timeout: 60_000,
  });
};

/** Tab until what is in focus says this. */
const tabTo = async (page: Page, name: RegExp): Promise<void> => {
  for (let presses = 0; presses < 60; presses += 1) {
    await page.keyboard.press('Tab');
    const said = await page.evaluate(() =>
      document.activeElement?.matches('a, button') === true ? document.activeElement.textContent : '',
    );
    if (name.test(said)) return;
  }
  throw new Error(`nothing in the way of the focus says ${String(name)}`);
};

const longWords =
  'Karen rang in the afternoon: she and her son have agreed that she moves to Rentemestervejsgadeparkstræde 12 after all, ' +
  'and the letter that the other office had in hand was an older one. Please look at it with her before Friday.';

const speak = async (page: Page, from: string, to: string): Promise<void> => {
  await page.getByRole('button', { name: new RegExp(`: ${from}$`) }).click();
  await page.getByRole('menuitemradio', { name: to }).click();
};

test('a conflict is compared and decided with the keyboard, and what lost stays as evidence', async ({
  browser,
}) => {
  test.setTimeout(300_000);
  const clerk = await (await browser.newContext()).newPage();
  const supervisor = await (await browser.newContext()).newPage();
  await clerk.goto(desk.url());
  await signIn(clerk, desk.staff.pin);
  await supervisor.goto(other?.url ?? '');
  await signIn(supervisor, desk.staff.pin);

  await test.step('nothing was put aside, and the place says what will come here', async () => {
    await clerk.goto(`${new URL(clerk.url()).origin}/outbox/parked`);
    await expect(clerk.getByText('Nothing was put aside')).toBeVisible();
    await lookAt(clerk, 'parked-empty');
  });

  await test.step('both move Karen while central is away; the supervisor arrives first', async () => {
    await desk.stopCentral();
    await moveKaren(clerk, 'Vestergade', '12');
    await moveKaren(supervisor, 'Jægergårdsgade', '34');
    await supervisorArrivesFirst(clerk, supervisor);
  });

  await test.step('the tray says why and what comes next', async () => {
    await clerk.keyboard.press('g');
    await clerk.keyboard.press('o');
    await clerk.getByRole('radio', { name: /Put aside/ }).focus();
    await clerk.keyboard.press('Enter');
    await expect(clerk.getByText('Next: compare the two and choose what stands.')).toBeVisible();
    await lookInEveryWay(clerk, 'parked');
  });

  await test.step('three columns beside each other, each with who wrote it and when', async () => {
    await tabTo(clerk, /Change of address · Karen/);
    await clerk.keyboard.press('Enter');
    await expect(clerk.getByRole('heading', { name: 'What shall stand?' })).toBeVisible();
    const table = clerk.getByRole('table', { name: 'What shall stand?' });
    await expect(table).toContainText('Vestergade');
    await expect(table).toContainText('Jægergårdsgade');
    await expect(table).toContainText('Carla Nymand');
    await lookInEveryWay(clerk, 'conflict');
    await speak(clerk, 'English', 'Dansk');
    await expect(clerk.getByRole('heading', { name: 'Hvad skal stå?' })).toBeVisible();
    await lookInEveryWay(clerk, 'conflict-danish');
    await speak(clerk, 'Dansk', 'English');
  });

  await test.step('2, undone, then 3 and another number, read once more and sent', async () => {
    await clerk.keyboard.press('2');
    await expect(clerk.getByRole('button', { name: 'Keep what central has' })).toBeVisible();
    await clerk.keyboard.press('u');
    await clerk.keyboard.press('1');
    await expect(clerk.getByRole('radio', { name: /Written here/ })).toBeChecked();
    await clerk.keyboard.press('3');
    await expect(clerk.getByLabel(/^House number/)).toHaveValue('12');
    await clerk.keyboard.press('Tab');
    await clerk.keyboard.press('Tab');
    await expect(clerk.getByLabel(/^House number/)).toBeFocused();
    await clerk.keyboard.press('Control+A');
    await clerk.keyboard.type('12 B');
    await lookInEveryWay(clerk, 'conflict-own');
    await tabTo(clerk, /^Back to what was put aside$/);
    await clerk.keyboard.press('Enter');
    await tabTo(clerk, /Change of address · Karen/);
    await clerk.keyboard.press('Enter');
    await expect(clerk.getByLabel(/^House number/)).toHaveValue('12 B');
    await tabTo(clerk, /^Check and send$/);
    await clerk.keyboard.press('Enter');
    await expect(clerk.getByRole('dialog', { name: 'Is this right?' })).toContainText('12 B');
    await lookAt(clerk, 'conflict-confirm');
    await clerk.keyboard.press('Enter');
    await expect(clerk.getByText('Until then nothing has left this machine.')).toBeVisible();
    await clerk.keyboard.press('u');
    await expect(clerk.getByText('Until then nothing has left this machine.')).toHaveCount(0);
    await clerk.keyboard.press('c');
    await expect(clerk.getByRole('dialog', { name: 'Is this right?' })).toBeVisible();
    await clerk.keyboard.press('Enter');
  });

  await test.step('it takes effect in its place, and the comparison stays', async () => {
    await expect(clerk.getByText('Compared, and sent again.')).toBeVisible({ timeout: 30_000 });
    await expect(clerk.getByRole('main').getByText('Effective')).toBeVisible({ timeout: 60_000 });
    await expect(clerk.getByRole('region', { name: 'What was compared' })).toContainText('Jægergårdsgade');
    await lookInEveryWay(clerk, 'conflict-ended');
  });
});

test('handed to a supervisor in long words, and taken back with a name and a reason', async ({ browser }) => {
  test.setTimeout(300_000);
  const clerk = await (await browser.newContext()).newPage();
  const supervisor = await (await browser.newContext()).newPage();
  await desk.restart();
  await clerk.goto(desk.url());
  await signIn(clerk, desk.staff.pin);
  await supervisor.goto(other?.url ?? '');
  await signIn(supervisor, desk.staff.pin);
  await desk.stopCentral();
  await moveKaren(clerk, 'Vestergade', '70');
  await moveKaren(supervisor, 'Jægergårdsgade', '71');
  await supervisorArrivesFirst(clerk, supervisor);

  await clerk.getByRole('navigation', { name: 'Places' }).getByRole('link', { name: 'Outbox' }).click();
  await clerk.getByRole('radio', { name: /Put aside/ }).click();
  const waits = clerk.getByRole('region', { name: 'Waits for you' });
  await waits.getByRole('link', { name: /Change of address/ }).click();
  await clerk.getByRole('button', { name: 'Hand to a supervisor' }).click();
  await clerk.getByLabel('What should the supervisor know?').fill('Call her');
  await clerk.getByRole('button', { name: 'Hand it over' }).click();
  await expect(clerk.getByText('Write at least a sentence.')).toBeVisible();
  await lookAt(clerk, 'parked-hand-over');
  await clerk.getByLabel('What should the supervisor know?').fill(longWords);
  await clerk.getByRole('button', { name: 'Hand it over' }).click();
  await expect(clerk.getByRole('region', { name: 'Handed to a supervisor' })).toContainText(longWords);
  await clerk.getByRole('link', { name: 'Back to what was put aside' }).click();
  await expect(waits).toContainText(longWords);
  await lookInEveryWay(clerk, 'parked-handed-over');

  await waits.getByRole('link', { name: /Change of address/ }).click();
  await clerk.keyboard.press('2');
  await clerk.getByRole('button', { name: 'Keep what central has' }).click();
  const dialog = clerk.getByRole('dialog', { name: 'Take this work back?' });
  await expect(dialog).toContainText('Anna Holm');
  await dialog.getByLabel('Why is it taken back?').fill('Central has the newer address; Karen confirmed it.');
  await lookAt(clerk, 'parked-withdraw');
  await dialog.getByRole('button', { name: 'Take it back' }).click();
  await expect(clerk.getByText('Taken back.')).toBeVisible();
  await expect(clerk.getByText('Central has the newer address; Karen confirmed it.')).toBeVisible();
  await lookInEveryWay(clerk, 'parked-withdrawn');
});
