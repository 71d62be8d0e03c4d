import { expect, test, type Page } from '@playwright/test';
import { handMade } from '../../central/population/hand-made/hand-made.ts';
import { lookAt, openFileOf, showPassport } from '../helpers/desk-page.ts';
import { boPin, letInBo } from '../helpers/let-in-colleague.ts';
import { mandateBetween, registerMandates } from '../helpers/register-mandates.ts';
import {
  ask,
  expectPermit,
  expectRefusal,
  lookInEveryWay,
  meet,
  meetAndIdentify,
  openDesk,
} from '../helpers/scenario-desk.ts';
import { startWorkstation, type TestWorkstation } from '../helpers/workstation.ts';

/** What a clerk meets that no register foresees: family at the desk, papers that prove nothing, an emergency. */

const sanne = { typed: 'Sanne Tofte', name: 'Sanne Tofte' };
const henrik = { typed: 'Henrik Storm', name: 'Henrik Storm' };
const klaus = { typed: 'Klaus Reinhardt', name: 'Klaus Reinhardt' };
const rosa = { typed: 'Rosa Kofoed', name: 'Rosa Kofoed' };
const ove = { typed: 'Ove Villadsen', name: 'Ove Villadsen' };

let desk: TestWorkstation;
let page: Page;

test.beforeAll(async ({ browser }) => {
  desk = await startWorkstation({ population: 300 });
  await registerMandates(desk, [
    mandateBetween(handMade.protectedWoman, handMade.keptAway, {
      mandateId: 'm-former-husband',
      kind: 'personal',
      scope: [{ serviceId: 'change-of-address', power: 'act' }],
    }),
  ]);
  page = await openDesk(browser, desk.url(), desk.staff.pin);
});
test.afterAll(async () => desk.close());

/** The desk finds somebody, and does not open the file. */
const tryToOpen = async (name: string): Promise<void> => {
  await page.getByRole('navigation', { name: 'Places' }).getByRole('link', { name: 'Find' }).click();
  await page.getByRole('combobox', { name: /Name, national number/ }).fill(name);
  const option = page.getByRole('option', { name }).first();
  await expect(option).toContainText('A colleague must serve this person');
  await option.click();
  await page.getByRole('dialog').getByRole('button', { name: 'Open the file' }).click();
};

const expectTurnedAway = async (why: string): Promise<void> => {
  await expect(page.getByRole('dialog').getByText(why)).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'Start serving' })).toHaveCount(0);
};

test('a clerk serving her sister leaves it to a colleague', async () => {
  await tryToOpen('Marie Holm');
  await expectTurnedAway('This is the file of somebody close to you');
});

test('a clerk who looks for her own file leaves it to a colleague', async () => {
  await tryToOpen('Anna Holm');
  await expectTurnedAway('This is your own file');
});

test('a company’s external accountant without a mandate, for the owner herself', async () => {
  await meetAndIdentify(page, {
    citizen: rosa,
    by: {
      name: 'Svend Lykke',
      typed: 'Svend Lykke',
      relation: 'Professional, such as a lawyer or carer',
      organisation: { name: 'Kaffebaren Eksempel ApS', number: 'o0005' },
    },
  });
  await ask(page, 'Change of payment account');
  await expectRefusal(page, {
    sentence: 'Svend Lykke may not change the payment account of Rosa Kofoed yet.',
    missing: ['Nothing shows that Svend Lykke may act for Rosa Kofoed.'],
    remedies: ['Help Rosa Kofoed give a mandate', 'Let Rosa Kofoed do it in person'],
  });
  await lookInEveryWay(page, 'scenario-accountant');
});

test('an expired passport proves nothing, and says which papers would', async () => {
  await meet(page, { citizen: henrik });
  await page.getByLabel('Document number').fill('208849321');
  await page.getByRole('spinbutton', { name: 'day, Expires' }).click();
  await page.keyboard.type('04082025');
  await page.getByText('I compared the face').click();
  await page.getByRole('button', { name: 'Record and go on' }).click();
  await expect(page.getByText('Nothing recorded proves who is here')).toBeVisible();
  await page
    .getByRole('navigation', { name: 'Steps' })
    .getByRole('link', { name: /What they want/ })
    .click();
  await ask(page, 'Change of address');
  await expectRefusal(page, {
    sentence: 'Henrik Storm may not change address yet.',
    missing: ['The document has expired.', /^Passport, expired on/],
    remedies: ['Ask for another document'],
  });
  await lookAt(page, 'scenario-expired');
});

test('a person without a number is written down as they say, and may not act for anybody yet', async () => {
  await openFileOf(page, klaus.typed, klaus.name);
  await page.getByRole('button', { name: 'Start serving' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Start', exact: true }).click();
  await page.getByText(`Somebody on behalf of ${klaus.name}`).click();
  await page.getByText('Somebody no register knows').click();
  await page.getByLabel('Their full name').fill('Amal');
  await page.getByRole('button', { name: 'Go on', exact: true }).click();
  await page.getByRole('button', { name: /Show all \d+ ways/ }).click();
  await page.getByRole('radio', { name: /^What the person says/ }).check({ force: true });
  await page.getByLabel('Name, as they say it').fill('Amal Haddad');
  await page.getByRole('button', { name: 'Keep what they say' }).click();
  await expect(page.getByText('This is kept, and proves nothing.').first()).toBeVisible();
  await page
    .getByRole('navigation', { name: 'Steps' })
    .getByRole('link', { name: /What they want/ })
    .click();
  await ask(page, 'Change of address');
  await expectRefusal(page, {
    sentence: 'Amal may not change the address of Klaus Reinhardt yet.',
    missing: ['Nothing shows that Amal may act for Klaus Reinhardt.'],
    remedies: ['Help Klaus Reinhardt give a mandate', 'Give general information'],
  });
  await lookAt(page, 'scenario-without-number');
});

test('a colleague in a protected case: somebody a court keeps away brings an old mandate', async () => {
  await meetAndIdentify(page, { citizen: sanne, by: { name: 'Dennis Ravnholt' } });
  await ask(page, 'Change of address');
  await expectRefusal(page, {
    sentence: 'Dennis Ravnholt may not change the address of Sanne Tofte yet.',
    missing: ['This cannot be done here by Dennis Ravnholt.', /^Say nothing about why/],
    remedies: ['Ask a supervisor'],
  });
  await expect(page.getByText(/Syrenvej|8700/)).toHaveCount(0);
  await lookAt(page, 'scenario-kept-away');
});

test('an emergency with a second person at the desk', async () => {
  await letInBo(page, desk);
  await meet(page, { citizen: ove, by: { name: 'Henrik Storm', typed: 'Henrik Storm' } });
  await showPassport(page);
  await ask(page, 'Change of address');
  await expectRefusal(page, {
    sentence: 'Henrik Storm may not change the address of Ove Villadsen yet.',
    missing: ['Nothing shows that Henrik Storm may act for Ove Villadsen.'],
    remedies: ['Help Ove Villadsen give a mandate', 'It is an emergency'],
  });
  await page.getByRole('button', { name: 'It is an emergency' }).click();
  const dialog = page.getByRole('dialog', { name: 'Why can this not wait?' });
  await dialog
    .getByLabel('The reason, in a whole sentence')
    .fill('He has fallen and needs a home nurse today.');
  await dialog.getByRole('button', { name: /A second colleague who agrees/ }).click();
  await page.getByRole('option', { name: 'Bo Lindqvist' }).click();
  await dialog.getByLabel('The colleague’s PIN').fill(boPin);
  await lookAt(page, 'scenario-emergency-claim');
  await dialog.getByRole('button', { name: 'Claim the emergency' }).click();
  await expectPermit(
    page,
    'Henrik Storm may change the address of Ove Villadsen in this emergency, which is looked at afterwards.',
  );
  await expect(page.getByText('A supervisor looks at the emergency within a day.')).toBeVisible();
  await expect(page.getByText('A second person must approve it.')).toHaveCount(0);
  await lookAt(page, 'scenario-emergency');
});
