import { expect, test } from '@playwright/test';
import { openDatabase } from '../../central/store/database.ts';
import { findRunningServer } from '../../central/store/server/running-server.ts';
import { lookAt, openFileOf, showPassport, signIn, startServing } from '../helpers/desk-page.ts';
import { lookInEveryWay } from '../helpers/every-look.ts';
import { startWorkstation, type TestWorkstation } from '../helpers/workstation.ts';

const karen = 'Karen Margrethe Sørensen';
let desk: TestWorkstation;
test.beforeAll(async () => {
  desk = await startWorkstation({ population: 100 });
});
test.afterAll(async () => desk.close());

/** As central has it on record; the machine knows nothing of it. */
const endLease = async (): Promise<void> => {
  const server = await findRunningServer(desk.centralFolder);
  if (server === null) throw new Error('central runs');
  const database = openDatabase(server.url, 'test');
  await database.query(
    `update lease_period set from_at = now() - interval '3 days', until_at = now() - interval '2 days'`,
  );
  await database.end();
};

test('a consent that central does not take is said to be not accepted, and nobody is told on it', async ({
  page,
}) => {
  await page.goto(desk.url());
  await signIn(page, desk.staff.pin);
  await openFileOf(page, 'karen sorensen', karen);
  await startServing(page);
  await page.getByRole('button', { name: 'Go on' }).click();
  await showPassport(page);
  await page.getByRole('link', { name: 'Open the whole file' }).click();
  const consents = page.getByRole('region', { name: 'Consents' });
  await endLease();
  await consents.getByRole('button', { name: 'Record a consent' }).click();
  await page.getByRole('radio', { name: /The public library/ }).check({ force: true });
  await lookAt(page, 'consent-dialog');
  await page.getByRole('button', { name: 'Record the yes' }).click();
  const ended = consents.getByRole('button', { name: /Show 1 that has ended/ });
  await expect(ended).toBeVisible({ timeout: 60_000 });
  await ended.click();
  await expect(consents.getByText('Not accepted')).toBeVisible();
  await expect(consents).toContainText('the outbox says why');
  await consents.scrollIntoViewIfNeeded();
  await lookInEveryWay(page, 'consent-refused');
});
