import { expect, test, type Page } from '@playwright/test';
import { StaffId } from '../../preload/contract/values.ts';
import { lookAt } from '../helpers/desk-page.ts';
import {
  anotherActs,
  ask,
  expectPermit,
  expectRefusal,
  meetAndIdentify,
  openDesk,
} from '../helpers/scenario-desk.ts';
import { startWorkstation, type OtherWorkstation, type TestWorkstation } from '../helpers/workstation.ts';

/** Families, as two counters see them: parents who live apart, a guardian, a child, a protected home. */

let desk: TestWorkstation;
let secondCounter: OtherWorkstation | null = null;
let page: Page;
/** At the second counter. */
let other: Page;

test.beforeAll(async ({ browser }) => {
  test.setTimeout(300_000);
  desk = await startWorkstation({ population: 300 });
  page = await openDesk(browser, desk.url(), desk.staff.pin);
  secondCounter = await desk.openAnother(StaffId.parse('staff-carla'));
  other = await openDesk(browser, secondCounter.url, desk.staff.pin);
});
test.afterAll(async () => {
  await secondCounter?.close();
  await desk.close();
});

const oscar = { typed: 'Oscar Kjeldsen', name: 'Oscar Kjeldsen' };
const jesper = { typed: 'Jesper Kjeldsen', name: 'Jesper Kjeldsen' };
const jonas = { typed: 'Jonas Lauridsen', name: 'Jonas Lauridsen' };
const frida = { typed: 'Frida Lorentzen', name: 'Frida Lorentzen' };
const nadia = { typed: 'Nadia Holst', name: 'Nadia Holst' };
const theirHome = /Kærparken|8900|Randers/;

test('two separated parents at two counters: each gets what custody gives, and where one lives is never shown to the other', async () => {
  await test.step('the mother, whom the protected child lives with, may move it; a second person looks', async () => {
    await meetAndIdentify(page, { citizen: oscar, by: { name: 'Camilla Frandsen' } });
    await ask(page, 'Change of address');
    await expectPermit(
      page,
      'Camilla Frandsen may change the address of Oscar Kjeldsen, because they hold custody.',
    );
    await expect(page.getByText('Both custody holders get the letter.')).toBeVisible();
    await expect(page.getByText('A second person must approve it.')).toBeVisible();
    await expect(page.getByText(theirHome)).toHaveCount(0);
    await expect(page.getByText('Lives alone')).toHaveCount(0);
    await lookAt(page, 'scenario-mother');
  });

  await test.step('at the next counter the father, who lives elsewhere, learns nothing', async () => {
    await meetAndIdentify(other, { citizen: oscar, by: { name: jesper.name } });
    await ask(other, 'Change of address');
    await expectRefusal(other, {
      sentence: 'Jesper Kjeldsen may not change the address of Oscar Kjeldsen yet.',
      missing: ['This cannot be done here by Jesper Kjeldsen.', /^Say nothing about why/],
      remedies: ['Ask a supervisor'],
    });
    await expect(other.getByText(theirHome)).toHaveCount(0);
    await lookAt(other, 'scenario-father');
  });

  await test.step('the clerk who served the mother is asked to serve the father', async () => {
    await meetAndIdentify(page, { citizen: jesper });
    await ask(page, 'Change of address');
    await expectRefusal(page, {
      sentence: 'Jesper Kjeldsen may not change address yet.',
      missing: ['You have served the other side in this matter.'],
      remedies: ['Hand over to a colleague'],
    });
    await lookAt(page, 'scenario-both-sides');
  });
});

test('a guardian overrides a mandate that the ward gave to a friend', async () => {
  await test.step('the friend may not, and a supervisor finds out', async () => {
    await meetAndIdentify(page, { citizen: jonas, by: { name: 'Mikkel Overgaard' } });
    await ask(page, 'Housing benefit claim');
    await expectRefusal(page, {
      sentence: 'Mikkel Overgaard may not claim housing benefit for Jonas Lauridsen yet.',
      missing: ['Mikkel Overgaard and somebody else can both claim to decide this for Jonas Lauridsen.'],
      remedies: ['Ask a supervisor'],
    });
    await lookAt(page, 'scenario-contradiction');
  });

  await test.step('a guardian for money matters does not override a mandate to move', async () => {
    await ask(page, 'Change of address');
    await expectPermit(page, /^Mikkel Overgaard may change the address of Jonas Lauridsen/);
  });

  await test.step('the guardian claims housing benefit, and may not move the ward', async () => {
    await anotherActs(page, jonas, { name: 'Bente Pallesen' });
    await ask(page, 'Housing benefit claim');
    await expectPermit(
      page,
      'Bente Pallesen may claim housing benefit for Jonas Lauridsen, because they are the guardian.',
    );
    await ask(page, 'Change of address');
    await expectRefusal(page, {
      sentence: 'Bente Pallesen may not change the address of Jonas Lauridsen yet.',
      missing: ['Bente Pallesen is guardian for Jonas Lauridsen, but not for this.'],
      remedies: ['Help Jonas Lauridsen give a mandate'],
    });
  });
});

test('a child of fifteen comes alone and moves', async () => {
  await meetAndIdentify(page, { citizen: frida });
  await ask(page, 'Change of address');
  await expectPermit(page, 'Frida Lorentzen may change address, because it is their own case.');
  await lookAt(page, 'scenario-fifteen');
});

test('a shielded address shows nowhere', async () => {
  const home = /Rosenvej|8260/;
  await page.getByRole('navigation', { name: 'Places' }).getByRole('link', { name: 'Find' }).click();
  await page.getByRole('combobox', { name: /Name, national number/ }).fill(nadia.typed);
  await expect(page.getByRole('option', { name: nadia.name }).first()).toBeVisible();
  await expect(page.getByText(home)).toHaveCount(0);
  await meetAndIdentify(page, { citizen: nadia });
  await expect(page.getByText(home)).toHaveCount(0);
  await ask(page, 'Change of address');
  await expectPermit(page, /^Nadia Holst may change address/);
  await page.getByRole('button', { name: 'Begin', exact: true }).click();
  await expect(page.getByLabel('Street')).toBeVisible();
  await expect(page.getByText(home)).toHaveCount(0);
  for (const field of await page.getByRole('textbox').all()) {
    expect(await field.inputValue()).not.toMatch(home);
  }
  await lookAt(page, 'scenario-shielded-form');
});
