import { expect, test, type Page } from '@playwright/test';
import { handMade } from '../../central/population/hand-made/hand-made.ts';
import { StaffId } from '../../preload/contract/values.ts';
import { completeMove, fillMove, lookAt, openFileOf } from '../helpers/desk-page.ts';
import {
  mandateBetween,
  registerMandates,
  tellDesks,
  withdrawUnheard,
} from '../helpers/register-mandates.ts';
import {
  ask,
  expectPermit,
  expectRefusal,
  meet,
  meetAndIdentify,
  openDesk,
} from '../helpers/scenario-desk.ts';
import { startWorkstation, type OtherWorkstation, type TestWorkstation } from '../helpers/workstation.ts';

/** Mandates at the desk, on the phone and in the van: what they give, and what they do not. */

const { expiredPassport, foreignCaller, mandateHolder, shielded, wardsFriend } = handMade;
const karen = { typed: 'karen sorensen', name: 'Karen Margrethe Sørensen' };
const astrid = { typed: 'Astrid Bergström', name: 'Astrid Bergström' };
const henrik = { typed: 'Henrik Storm', name: 'Henrik Storm' };
const nadia = { typed: 'Nadia Holst', name: 'Nadia Holst' };
const principal = { typed: 'Else Mikkelborg', name: 'Else Mikkelborg' };
const threeDaysAgo = new Date(Date.now() - 3 * 86_400_000).toISOString();

let desk: TestWorkstation;
let supervisorsDesk: OtherWorkstation | null = null;
let page: Page;
let supervisor: Page;

test.beforeAll(async ({ browser }) => {
  test.setTimeout(300_000);
  desk = await startWorkstation({ population: 300 });
  await registerMandates(desk, [
    mandateBetween(foreignCaller, mandateHolder, {
      mandateId: 'm-nominee',
      kind: 'payment-nominee',
      scope: [{ serviceId: 'payment-account-change', power: 'receive-money' }],
    }),
    mandateBetween(expiredPassport, wardsFriend, {
      mandateId: 'm-paper',
      kind: 'personal',
      givenBy: 'paper',
      channels: ['counter'],
      scope: [{ serviceId: 'change-of-address', power: 'act' }],
    }),
    mandateBetween(shielded, wardsFriend, {
      mandateId: 'm-to-withdraw',
      kind: 'personal',
      scope: [{ serviceId: 'change-of-address', power: 'act' }],
    }),
  ]);
  page = await openDesk(browser, desk.url(), desk.staff.pin);
  supervisorsDesk = await desk.openAnother(StaffId.parse('staff-carla'));
  supervisor = await openDesk(browser, supervisorsDesk.url, desk.staff.pin);
});
test.afterAll(async () => {
  await supervisorsDesk?.close();
  await desk.close();
});

test('a payment nominee asking to see the file may receive money, and nothing else', async () => {
  await openFileOf(page, astrid.typed, astrid.name);
  await expect(page.getByRole('region', { name: 'Mandates' })).toContainText('Lise Dahl Justesen', {
    timeout: 30_000,
  });
  await meetAndIdentify(page, { citizen: astrid, by: { name: 'Lise Dahl Justesen' }, isFileOpen: true });
  for (const [service, phrase, short] of [
    ['Change of address', 'change the address of', 'change of address'],
    ['Housing benefit claim', 'claim housing benefit for', 'housing benefit'],
  ] as const) {
    await ask(page, service);
    await expectRefusal(page, {
      sentence: `Lise Dahl Justesen may not ${phrase} Astrid Bergström yet.`,
      missing: [`For ${short}, the mandate does not give the power to act.`],
      remedies: ['Help Astrid Bergström widen the mandate', 'Let Astrid Bergström do it in person'],
    });
  }
  await lookAt(page, 'scenario-nominee');
  await ask(page, 'Change of payment account');
  await expectPermit(page, /^Lise Dahl Justesen may change the payment account of Astrid Bergström/);
});

test('a phone caller with a paper mandate that only holds at the counter', async () => {
  await meet(page, { citizen: henrik, by: { name: 'Mikkel Overgaard' }, channel: 'Telephone' });
  await page.getByRole('radio', { name: /^Called back/ }).check({ force: true });
  await page.getByRole('button', { name: 'Record and go on' }).click();
  await ask(page, 'Change of address');
  await expectRefusal(page, {
    sentence: 'Mikkel Overgaard may not change the address of Henrik Storm yet.',
    missing: ['The mandate does not hold for this way of contact.', /^You are in contact by: Telephone/],
    remedies: ['Offer a time at the counter'],
  });
  await lookAt(page, 'scenario-phone-paper');
});

test('a lawyer comes alone with a mandate that binds the firm and the sister together; then the sister comes too', async () => {
  await meetAndIdentify(page, {
    citizen: principal,
    by: {
      name: 'Philip Wedel',
      typed: 'Philip Wedel',
      relation: 'Professional, such as a lawyer or carer',
      organisation: { name: 'Advokaterne ved Prøvetorvet', number: 'o0004' },
    },
  });
  await ask(page, 'Change of address');
  await expectRefusal(page, {
    sentence: 'Philip Wedel may not change the address of Else Mikkelborg yet.',
    missing: ['Philip Wedel cannot use the mandate alone.', /must be used together with: .*Tove Aaboe/],
    remedies: ['Bring the other attorneys into this contact'],
  });
  await lookAt(page, 'scenario-joint');
  await page.getByRole('button', { name: 'Bring the other attorneys into this contact' }).click();
  const dialog = page.getByRole('dialog', { name: 'Somebody else is here too' });
  await expect(dialog.getByText('Tove Aaboe').first()).toBeVisible();
  await dialog.getByLabel('Document number').fill('208849322');
  await dialog.getByRole('spinbutton', { name: 'day, Expires' }).click();
  await page.keyboard.type('04082031');
  await dialog.getByText('I compared the face').click();
  await lookAt(page, 'scenario-joint-present');
  await dialog.getByRole('button', { name: 'Add them', exact: true }).click();
  await expectPermit(page, /^Philip Wedel may change the address of Else Mikkelborg/);
});

test('a mandate that is withdrawn here stops working at once here', async () => {
  await meetAndIdentify(page, { citizen: nadia, by: { name: 'Mikkel Overgaard' } });
  await ask(page, 'Change of address');
  await expectPermit(page, /^Mikkel Overgaard may change the address of Nadia Holst/);
  const contact = new URL(page.url()).pathname;
  await page.getByRole('link', { name: 'Open the whole file' }).click();
  await page
    .getByRole('region', { name: 'Mandates' })
    .getByRole('link', { name: 'To Mikkel Overgaard' })
    .click();
  await page.getByRole('button', { name: 'Withdraw it' }).click();
  const dialog = page.getByRole('alertdialog');
  await dialog.getByRole('button', { name: 'Go on', exact: true }).click();
  await dialog.getByRole('button', { name: 'Yes, withdraw it' }).click();
  await expect(page.getByText('Withdrawn', { exact: true })).toBeVisible();
  await page.goto(new URL(contact, page.url()).href);
  await ask(page, 'Change of address');
  await expectRefusal(page, {
    sentence: 'Mikkel Overgaard may not change the address of Nadia Holst yet.',
    missing: [/^The mandate was withdrawn on/],
    remedies: ['Help Nadia Holst give a mandate'],
  });
  await lookAt(page, 'scenario-withdrawn');
});

test('a mandate revoked while the van is three days out: done there, and a supervisor decides', async () => {
  await test.step('in the van, with what it took along, the son moves his mother', async () => {
    await withdrawUnheard(desk, handMade.mother.personId, threeDaysAgo);
    await desk.stopCentral();
    await meetAndIdentify(page, {
      citizen: karen,
      by: { name: 'Anders Sørensen' },
      channel: 'Mobile unit',
    });
    await ask(page, 'Change of address');
    await expectPermit(page, /^Anders Sørensen may change the address of Karen Margrethe Sørensen/);
    await expect(page.getByText('Everything is checked again when it reaches central.')).toBeVisible();
    await lookAt(page, 'scenario-van');
    await page.getByRole('button', { name: 'Begin', exact: true }).click();
    await fillMove(page, { street: 'Vestergade', houseNumber: '12', postcode: '8000', town: 'Aarhus C' });
    await completeMove(page);
  });

  await test.step('back home it is not done: somebody has to look at it', async () => {
    await desk.startCentral();
    await expect(page.getByRole('main').getByText('Parked').first()).toBeVisible({ timeout: 60_000 });
    await tellDesks(desk, handMade.mother.personId);
  });

  await test.step('the supervisor reads why, and undoes it', async () => {
    await supervisor
      .getByRole('navigation', { name: 'Places' })
      .getByRole('link', { name: 'Reviews' })
      .click();
    await supervisor.getByRole('link', { name: new RegExp(karen.name) }).click({ timeout: 60_000 });
    await expect(
      supervisor.getByText('The mandate had been withdrawn before the work was done.').first(),
    ).toBeVisible();
    await supervisor.getByText('Undo', { exact: true }).click();
    await supervisor.getByLabel('Reason').fill('She withdrew it before he came, and has not moved.');
    await supervisor.getByRole('button', { name: 'Undo it' }).click();
    await expect(supervisor.getByText('This has been decided.')).toBeVisible({ timeout: 60_000 });
    await expect(supervisor.getByText('Undone').first()).toBeVisible();
  });
});
