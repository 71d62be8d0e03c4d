import { expect, test, type Page } from '@playwright/test';
import { handMade } from '../../central/population/hand-made/hand-made.ts';
import { openDatabase } from '../../central/store/database.ts';
import { findRunningServer } from '../../central/store/server/running-server.ts';
import { StaffId } from '../../preload/contract/values.ts';
import { fillMove, lookAt, openFileOf, showPassport, signIn, startServing } from '../helpers/desk-page.ts';
import { lookInEveryWay } from '../helpers/every-look.ts';
import { openDesk } from '../helpers/scenario-desk.ts';
import { startWorkstation, type OtherWorkstation, type TestWorkstation } from '../helpers/workstation.ts';

/** Two machines of one centre: a clerk who could not know, and the supervisor who decides. */

const karen = 'Karen Margrethe Sørensen';
const wish = 'Ask Karen whether she knows that her son moves her.';
const words = 'She knows of it, and has asked him to do it.';
let desk: TestWorkstation;
let other: OtherWorkstation | null = null;
/** At the other machine, which lets one browser in, once. */
let supervisor: Page;

test.beforeAll(async ({ browser }) => {
  desk = await startWorkstation({ population: 500 });
  other = await desk.openAnother(StaffId.parse('staff-carla'));
  supervisor = await openDesk(browser, other.url, desk.staff.pin);
});
test.afterAll(async () => {
  await other?.close();
  await desk.close();
});

const inRegister = async (change: string, ...values: readonly string[]): Promise<void> => {
  const server = await findRunningServer(desk.centralFolder);
  if (server === null) throw new Error('central runs');
  const database = openDatabase(server.url, 'test');
  await database.query(change, [handMade.mother.personId, ...values]);
  await database.end();
};

/** Her mandate to him was withdrawn at the register, which tells no desk of it yet: as if all were out of reach. */
const withdrawUnheard = (): Promise<void> => {
  const past = { version: 9, revokedOn: '2026-01-02', revokedAt: '2026-01-02T08:00:00.000Z' };
  return inRegister('update mandate set record = record || $2 where subject_id = $1', JSON.stringify(past));
};

const tellDesks = (): Promise<void> =>
  inRegister(
    `insert into change (subject_id, entity, record_id, municipality)
     select subject_id, 'mandate', mandate_id, '0751' from mandate where subject_id = $1`,
  );

test('work on a withdrawn mandate waits for a supervisor, who accepts it in good faith, and it comes into force', async ({
  browser,
}) => {
  const clerk = await (await browser.newContext()).newPage();

  await test.step('a supervisor has a place for reviews, and nothing is there', async () => {
    await supervisor
      .getByRole('navigation', { name: 'Places' })
      .getByRole('link', { name: 'Reviews' })
      .click();
    await expect(supervisor.getByText('Nothing waits for a decision')).toBeVisible();
    await lookAt(supervisor, 'reviews-empty');
  });

  await test.step('a clerk has none, and moves Karen for her son, who cannot let others be told in her place', async () => {
    await clerk.goto(desk.url());
    await signIn(clerk, desk.staff.pin);
    await expect(clerk.getByRole('link', { name: 'Reviews' })).toHaveCount(0);
    await openFileOf(clerk, 'karen sorensen', karen);
    await expect(clerk.getByRole('region', { name: 'Consents' })).toContainText('CPR-loven § 34');
    await lookAt(clerk, 'file-consents');
    await withdrawUnheard();
    await startServing(clerk);
    await clerk.getByText(`Somebody on behalf of ${karen}`).click();
    await clerk.getByRole('button', { name: 'Go on' }).click();
    await showPassport(clerk);
    await clerk.getByRole('button', { name: 'Begin' }).click();
    await fillMove(clerk, { street: 'Vestergade', houseNumber: '12', postcode: '8000', town: 'Aarhus C' });
    await clerk.getByRole('button', { name: 'Check and complete' }).click();
    const alone = clerk.getByText('nobody else can agree for them');
    await expect(alone).toBeVisible();
    await alone.scrollIntoViewIfNeeded();
    await expect(clerk.getByText('The public library')).toHaveCount(0);
    await lookAt(clerk, 'review-nobody-else-agrees');
    await clerk.getByRole('button', { name: 'Complete', exact: true }).click();
    await expect(clerk.getByRole('main').getByText('Parked').first()).toBeVisible({ timeout: 20_000 });
    await expect(clerk.getByText('The Tax Agency')).toBeVisible();
    await tellDesks();
  });

  await test.step('the supervisor reads what the desk knew and what is known, and accepts it', async () => {
    const work = supervisor.getByRole('link', { name: new RegExp(karen) });
    await expect(work).toBeVisible({ timeout: 60_000 });
    await lookAt(supervisor, 'reviews');
    await work.click();
    await expect(supervisor.getByRole('region', { name: 'What the desk knew then' })).toContainText(
      'Vestergade',
    );
    await expect(supervisor.getByRole('region', { name: 'What is known now' })).toContainText(
      'Withdrawn 2 January 2026',
      { timeout: 30_000 },
    );
    await supervisor.getByText('Contact the citizen first').click();
    await supervisor.getByLabel('Reason').fill(wish);
    await supervisor.getByRole('button', { name: 'Have the citizen asked' }).click();
  });

  await test.step('every desk has the task: a clerk asks Karen, and writes down what came of it', async () => {
    await clerk.getByRole('navigation', { name: 'Places' }).getByRole('link', { name: 'Home' }).click();
    const tasks = clerk.getByRole('region', { name: 'Citizens to contact' });
    await expect(tasks).toContainText(wish, { timeout: 60_000 });
    await expect(tasks).toContainText('Carla Nymand');
    await lookInEveryWay(clerk, 'home-task');
    await tasks.getByRole('button', { name: `Write down the answer: ${karen}` }).press('Enter');
    const dialog = clerk.getByRole('dialog', { name: /What came of it/ });
    await dialog.getByRole('button', { name: 'Save' }).click();
    await expect(dialog.getByText('Choose what came of it.')).toBeVisible();
    await dialog.getByText('Yes, and got an answer').click();
    await dialog.getByLabel('What the citizen said').fill(words);
    await lookAt(clerk, 'task-dialog');
    await dialog.getByRole('button', { name: 'Save' }).click();
    await expect(tasks).toHaveCount(0);
    await clerk.goBack();
  });

  await test.step('the supervisor reads the answer, and accepts the work', async () => {
    await expect(supervisor.getByRole('region', { name: 'What came of asking the citizen' })).toContainText(
      words,
      { timeout: 60_000 },
    );
    await supervisor.getByText('Accept in good faith').click();
    await supervisor.getByRole('button', { name: 'Accept it' }).click();
    await expect(supervisor.getByText('Write at least a sentence.')).toBeVisible();
    await supervisor.getByLabel('Reason').fill('The desk could not know that it had been withdrawn.');
    await lookAt(supervisor, 'review-decide');
    await supervisor.getByRole('link', { name: 'Back to the list' }).click();
    await supervisor
      .getByRole('main')
      .getByRole('link', { name: new RegExp(karen) })
      .click();
    await expect(supervisor.getByLabel('Reason')).toHaveValue(/could not know that it had been withdrawn/);
    await expect(supervisor.getByRole('radio', { name: /Accept in good faith/ })).toBeChecked();
    await supervisor.getByRole('button', { name: 'Accept it' }).click();
    await expect(supervisor.getByText('This has been decided.')).toBeVisible({ timeout: 60_000 });
    await lookAt(supervisor, 'review-decided');
  });

  await test.step('the clerk sees it in force, and whom it was told to', async () => {
    await expect(clerk.getByRole('main').getByText('Effective').first()).toBeVisible({ timeout: 60_000 });
    await expect(clerk.getByText(/^Told \d/)).toHaveCount(3, { timeout: 60_000 });
    await lookAt(clerk, 'receipt-told');
  });
});

/** As two machines of the centre have it on record at central. */
const logReveals = (): Promise<void> =>
  inRegister(
    `insert into protection_log (at, device_id, subject_id, staff_id, second_staff_id, purpose_id, legal_basis_id,
       reason, fields, outcome)
     select now() - n * interval '26 hours', device_id, $1, case n when 0 then 'staff-anna' else 'staff-bo' end,
       case n when 0 then 'staff-bo' else 'staff-anna' end, 'serve-request', 'gdpr-6-1-e', $2,
       array['address'], case n when 2 then 'refused' else 'shown' end
     from generate_series(0, 2) as n, (select device_id from device limit 1) as one`,
    'A guard takes her home tonight, and has to know where that is.',
  );

test('a supervisor reads who saw a protected address, by day and by name', async () => {
  const places = supervisor.getByRole('navigation', { name: 'Places' });
  await places.getByRole('link', { name: 'Reviews' }).click();
  await supervisor.getByRole('link', { name: 'Who saw protected addresses' }).click();
  const show = supervisor.getByRole('button', { name: 'Show', exact: true });
  await show.press('Enter');
  await expect(supervisor.getByText('Nobody has asked')).toBeVisible();
  await lookAt(supervisor, 'protection-log-empty');
  await logReveals();
  await show.press('Enter');
  const entries = supervisor.getByRole('list', { name: 'Who saw what' }).getByRole('listitem');
  await expect(entries).toHaveCount(3);
  await expect(entries.first()).toContainText('Anna Holm; Bo Lindqvist vouched for it');
  await lookInEveryWay(supervisor, 'protection-log');
  await supervisor.getByLabel('Name of a citizen or a colleague').fill('nobody of that name');
  await supervisor.keyboard.press('Enter');
  await expect(supervisor.getByText('Nothing fits')).toBeVisible();
  await supervisor.getByRole('button', { name: 'Show all' }).click();
  await expect(entries).toHaveCount(3);
  await supervisor.getByRole('button', { name: 'Language: English' }).click();
  await supervisor.getByRole('menuitemradio', { name: 'Dansk' }).click();
  await expect(supervisor.getByRole('heading', { name: 'Beskyttede adresser' })).toBeVisible();
  await lookAt(supervisor, 'protection-log-danish');
});
