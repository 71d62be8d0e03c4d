import { expect, test, type Page } from '@playwright/test';
import { announceTrip } from '../../central/store/align-trips.ts';
import { inTransaction, openDatabase, type Database } from '../../central/store/database.ts';
import { touchTrip } from '../../central/store/queries/trips.ts';
import { findRunningServer } from '../../central/store/server/running-server.ts';
import { planTestTrip, type TestTrip } from '../helpers/central-trips.ts';
import { lookAt, signIn } from '../helpers/desk-page.ts';
import { startWorkstation, type TestWorkstation } from '../helpers/workstation.ts';

/** A journey of the mobile unit: its citizens are here without a network, and are gone when it is over. */

let desk: TestWorkstation;

test.beforeAll(async () => {
  desk = await startWorkstation({ population: 120 });
});
test.afterAll(async () => desk.close());

const atCentral = async <T>(work: (database: Database) => Promise<T>): Promise<T> => {
  const server = await findRunningServer(desk.centralFolder);
  if (server === null) throw new Error('central is not running');
  const database = openDatabase(server.url, 'test');
  try {
    return await work(database);
  } finally {
    await database.end();
  }
};

const idOf = async (database: Database, givenNames: string, surname: string): Promise<string> => {
  const found = await database.query<{ id: string }>(
    `select subject_id as id from person where record->>'givenNames' = $1 and record->>'surname' = $2`,
    [givenNames, surname],
  );
  return found.rows[0]?.id ?? '';
};

const plan = (): Promise<TestTrip> =>
  atCentral(async (database) => {
    const birgitte = await idOf(database, 'Birgitte', 'Winther');
    const karen = await idOf(database, 'Karen Margrethe', 'Sørensen');
    const tomorrow = new Date(Date.now() + 24 * 3_600_000).toISOString();
    return planTestTrip(
      { database, now: () => new Date() },
      { name: 'Samsø in spring', people: [birgitte, karen], appointments: { [birgitte]: tomorrow } },
    );
  });

/** The planners end it earlier than they said. */
const endIn = (tripId: string, seconds: number): Promise<Date> =>
  atCentral((database) =>
    inTransaction(database, async (db) => {
      const goneAt = new Date(Date.now() + seconds * 1000);
      await db.query('update trip set gone_at = $2 where trip_id = $1', [tripId, goneAt]);
      await touchTrip(db, tripId);
      await announceTrip(db, tripId, new Date());
      return goneAt;
    }),
  );

const goTo = (page: Page, place: string): Promise<void> =>
  page.getByRole('navigation', { name: 'Places' }).getByRole('link', { name: place }).click();

const look = async (page: Page, text: string): Promise<void> => {
  await goTo(page, 'Find');
  await page.getByRole('combobox', { name: /Name, national number/ }).fill(text);
};

const inEveryWay = async (page: Page, screen: string): Promise<void> => {
  await lookAt(page, screen);
  await page.emulateMedia({ colorScheme: 'dark' });
  await lookAt(page, `${screen}-dark`);
  await page.emulateMedia({ colorScheme: 'light' });
  await page.setViewportSize({ width: 320, height: 740 });
  await lookAt(page, `${screen}-narrow`);
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(overflow).toBeLessThanOrEqual(0);
  await page.setViewportSize({ width: 1280, height: 860 });
  await page.evaluate(() => document.documentElement.setAttribute('dir', 'rtl'));
  await lookAt(page, `${screen}-right-to-left`);
  await page.evaluate(() => document.documentElement.setAttribute('dir', 'ltr'));
};

test('a trip is taken along, its citizens are found without a network, and are gone when it is over', async ({
  page,
}) => {
  test.setTimeout(420_000);
  await page.goto(desk.url());
  await signIn(page, desk.staff.pin);
  await goTo(page, 'Outbox');
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
  await page.keyboard.press('g');
  await page.keyboard.press('t');
  await expect(page.getByText('No trips are planned')).toBeVisible();
  await lookAt(page, 'trips-empty');
  const { tripId } = await plan();
  await expect(page.getByRole('link', { name: 'Samsø in spring' })).toBeVisible({ timeout: 60_000 });
  await lookAt(page, 'trips-list');
  await page.getByRole('link', { name: 'Samsø in spring' }).click();
  await expect(page.getByRole('button', { name: 'Take along' })).toBeVisible();
  await lookAt(page, 'trip-not-taken');
  await page.getByRole('button', { name: 'Take along' }).press('Enter');
  await expect(page.getByText('Ready to leave', { exact: true })).toBeVisible({ timeout: 60_000 });
  await expect(page.getByRole('link', { name: 'Birgitte Winther' })).toBeVisible();
  await inEveryWay(page, 'trip-ready');
  await page.getByRole('button', { name: 'Language: English' }).click();
  await page.getByRole('menuitemradio', { name: 'Dansk' }).click();
  await lookAt(page, 'trip-ready-danish');
  await page.getByRole('button', { name: 'Sprog: Dansk' }).click();
  await page.getByRole('menuitemradio', { name: 'English' }).click();
  await page.getByRole('button', { name: 'Leave behind' }).click();
  await lookAt(page, 'trip-leaving');
  await page.getByRole('button', { name: 'Keep it' }).click();

  await desk.stopCentral();
  await look(page, 'Birgitte Winther');
  await expect(page.getByRole('option', { name: /Birgitte Winther/ })).toBeVisible();
  await lookAt(page, 'trip-found-offline');

  await desk.startCentral();
  await goTo(page, 'Trips');
  await page.getByRole('link', { name: 'Samsø in spring' }).click();
  const forgotten = page.locator('.facts-line', { hasText: 'Forgotten here' }).getByRole('definition');
  const before = (await forgotten.textContent()) ?? '';
  const goneAt = await endIn(tripId, 60);
  await expect(forgotten).not.toHaveText(before, { timeout: 50_000 });
  await desk.stopCentral();
  await expect.poll(() => Date.now(), { timeout: 90_000 }).toBeGreaterThan(goneAt.getTime() + 3000);
  await desk.restart();
  await signIn(page, desk.staff.pin);
  await look(page, 'Birgitte Winther');
  await expect(page.getByText('This desk knows nobody by')).toBeVisible();
  await look(page, 'Karen Margrethe');
  await expect(page.getByRole('option', { name: /Karen Margrethe/ }).first()).toBeVisible();
  await goTo(page, 'Trips');
  await expect(page.getByText('No trips are planned')).toBeVisible();
});
