import { expect, test } from '@playwright/test';
import { handMade } from '../../central/population/hand-made/hand-made.ts';
import { openDatabase } from '../../central/store/database.ts';
import { findRunningServer } from '../../central/store/server/running-server.ts';
import { StaffId } from '../../preload/contract/values.ts';
import { fillMove, lookAt, openFileOf, showPassport, signIn, startServing } from '../helpers/desk-page.ts';
import { startWorkstation, type OtherWorkstation, type TestWorkstation } from '../helpers/workstation.ts';

/** Two machines of one centre: a clerk who could not know, and the supervisor who decides. */

const karen = 'Karen Margrethe Sørensen';
let desk: TestWorkstation;
let other: OtherWorkstation | null = null;

test.beforeAll(async () => {
  test.setTimeout(180_000);
  desk = await startWorkstation({ population: 500 });
  other = await desk.openAnother(StaffId.parse('staff-carla'));
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
  test.setTimeout(90_000);
  const clerk = await (await browser.newContext()).newPage();
  const supervisor = await (await browser.newContext()).newPage();

  await test.step('a supervisor has a place for reviews, and nothing is there', async () => {
    await supervisor.goto(other?.url ?? '');
    await signIn(supervisor, desk.staff.pin);
    await supervisor
      .getByRole('navigation', { name: 'Places' })
      .getByRole('link', { name: 'Reviews' })
      .click();
    await expect(supervisor.getByText('Nothing waits for a decision')).toBeVisible();
    await lookAt(supervisor, 'reviews-empty');
  });

  await test.step('a clerk has none, and moves Karen for her son, who lets the library be told', async () => {
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
    await clerk.getByText('The public library').click();
    await expect(clerk.getByText(/^The public library may be told my name/)).toBeVisible();
    await lookAt(clerk, 'review-tell-others');
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
    await supervisor.getByText('Accept in good faith').click();
    await supervisor.getByRole('button', { name: 'Accept it' }).click();
    await expect(supervisor.getByText('Write at least a sentence.')).toBeVisible();
    await supervisor.getByLabel('Reason').fill('The desk could not know that it had been withdrawn.');
    await lookAt(supervisor, 'review-decide');
    await supervisor.getByRole('button', { name: 'Accept it' }).click();
    await expect(supervisor.getByText('This has been decided.')).toBeVisible({ timeout: 60_000 });
    await lookAt(supervisor, 'review-decided');
  });

  await test.step('the clerk sees it in force, and whom it was told to', async () => {
    await expect(clerk.getByRole('main').getByText('Effective').first()).toBeVisible({ timeout: 60_000 });
    await expect(clerk.getByText(/^Told \d/)).toHaveCount(4, { timeout: 60_000 });
    await lookAt(clerk, 'receipt-told');
  });
});
