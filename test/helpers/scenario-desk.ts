import { expect, type Browser, type Page } from '@playwright/test';
import { lookAt, openFileOf, showPassport, signIn } from './desk-page.ts';

/** A contact in the words of a scenario: whose case, who is there, by which channel; and what the desk answers. */

export type Citizen = { readonly typed: string; readonly name: string };
export type Representative = {
  readonly name: string;
  /** What is typed to find them; without it they stand in the citizen's file. */
  readonly typed?: string;
  /** What they say they are to the citizen, and whom they speak for. */
  readonly relation?: string;
  readonly organisation?: { readonly name: string; readonly number: string };
};
export type Contact = {
  readonly citizen: Citizen;
  /** Nothing: the citizen in person. */
  readonly by?: Representative;
  readonly channel?: 'Counter' | 'Telephone' | 'Mobile unit';
  /** Their file is on the screen; it is not asked again why. */
  readonly isFileOpen?: true;
};

/** For one step, in milliseconds: what is not on the screen by then does not come. */
const patience = 12_000;

/** A window of its own, so that the scenarios of a file share one sign-in. */
export const openDesk = async (browser: Browser, url: string, pin: string): Promise<Page> => {
  const page = await (await browser.newContext({ viewport: { width: 1280, height: 1000 } })).newPage();
  page.setDefaultTimeout(patience);
  await page.goto(url);
  await signIn(page, pin);
  return page;
};

const chooseRepresentative = async (page: Page, citizen: Citizen, by: Representative): Promise<void> => {
  await page.getByText(`Somebody on behalf of ${citizen.name}`).click();
  if (by.typed === undefined) {
    await page.getByRole('radio', { name: new RegExp(`^${by.name}`) }).check({ force: true });
    return;
  }
  await page.getByText('Somebody else, find them').click();
  await page.getByRole('combobox', { name: 'Find the person who is here' }).fill(by.typed);
  await page.getByRole('option', { name: by.name }).first().click();
  await expect(page.getByText(`${by.name} is here`)).toBeVisible();
  if (by.relation !== undefined) {
    await page.getByRole('button', { name: /Their relation to/ }).click();
    await page.getByRole('option', { name: by.relation }).click();
  }
  if (by.organisation !== undefined) {
    await page.getByLabel(/^Which organisation do they speak for/).fill(by.organisation.name);
    await page.getByLabel(/^Its company number/).fill(by.organisation.number);
  }
};

/** From the search to the step where the desk asks how it is known who is here. */
export const meet = async (page: Page, contact: Contact): Promise<void> => {
  const { citizen, by, channel = 'Counter' } = contact;
  if (contact.isFileOpen !== true) await openFileOf(page, citizen.typed, citizen.name);
  await page.getByRole('button', { name: 'Start serving' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText(channel, { exact: true }).click();
  await dialog.getByRole('button', { name: 'Start', exact: true }).click();
  await chooseParty(page, citizen, by);
};

const chooseParty = async (page: Page, citizen: Citizen, by: Representative | undefined): Promise<void> => {
  await expect(page.getByRole('heading', { name: 'Who is here?' })).toBeVisible();
  if (by !== undefined) await chooseRepresentative(page, citizen, by);
  await page.getByRole('button', { name: 'Go on', exact: true }).click();
  await expect(page.getByRole('heading', { name: /^How do you know/ })).toBeVisible();
};

/** In a contact that is open, somebody else acts now, and shows a passport. */
export const anotherActs = async (page: Page, citizen: Citizen, by: Representative): Promise<void> => {
  await page
    .getByRole('navigation', { name: 'Steps' })
    .getByRole('link', { name: /Who is here/ })
    .click();
  await chooseParty(page, citizen, by);
  await showPassport(page);
};

/** Meets them, looks at a passport that is good, and goes on to what they want. */
export const meetAndIdentify = async (page: Page, contact: Contact): Promise<void> => {
  await meet(page, contact);
  await showPassport(page);
};

/** What the desk answers about one service, as it can be read aloud: the sentence, why, what is owed or can be done instead. */
export const ask = async (page: Page, service: string): Promise<void> => {
  const card = page.getByRole('radio', { name: new RegExp(`^${service}`) });
  await card.check({ force: true });
  await expect(card).toBeChecked();
};

export const expectPermit = async (page: Page, sentence: string | RegExp): Promise<void> => {
  await expect(page.getByRole('heading', { name: sentence })).toBeVisible();
  await expect(page.getByRole('button', { name: /^(Begin|Go on with the draft)$/ })).toBeVisible();
};

export type Refusal = {
  readonly sentence: string | RegExp;
  /** All that is said to be missing, in the order it is said. */
  readonly missing: readonly (string | RegExp)[];
  /** What can be done instead: as a button, or as words for the clerk. */
  readonly remedies: readonly string[];
};

export const expectRefusal = async (page: Page, { sentence, missing, remedies }: Refusal): Promise<void> => {
  const main = page.getByRole('main');
  await expect(main.getByRole('heading', { name: sentence })).toBeVisible();
  for (const words of missing) await expect(main.getByText(words).first()).toBeVisible();
  await expect(main.getByRole('heading', { name: 'What can be done instead' })).toBeVisible();
  // What only people can do stands with how to go about it behind it.
  for (const words of remedies) await expect(main.getByText(new RegExp(`^${words}`)).first()).toBeVisible();
  await expect(page.getByRole('button', { name: 'Begin', exact: true })).toHaveCount(0);
};

/** The answer as others see it: in the dark, on a narrow screen, in Danish. The desk stays as it was. */
export const lookInEveryWay = async (page: Page, screen: string): Promise<void> => {
  await lookAt(page, screen);
  await page.emulateMedia({ colorScheme: 'dark' });
  await lookAt(page, `${screen}-dark`);
  await page.emulateMedia({ colorScheme: 'light' });
  const usual = page.viewportSize() ?? { width: 1280, height: 1000 };
  await page.setViewportSize({ width: 390, height: 844 });
  // Not merely in view: what lies under the status line cannot be read.
  await page
    .getByRole('heading', { name: / may / })
    .evaluate((heading) => heading.scrollIntoView({ block: 'center' }));
  await lookAt(page, `${screen}-narrow`);
  await page.setViewportSize(usual);
  await page.getByRole('button', { name: 'Language: English' }).click();
  await page.getByRole('menuitemradio', { name: 'Dansk' }).click();
  await expect(page.getByRole('button', { name: 'Sprog: Dansk' })).toBeVisible();
  await lookAt(page, `${screen}-danish`);
  await page.getByRole('button', { name: 'Sprog: Dansk' }).click();
  await page.getByRole('menuitemradio', { name: 'English' }).click();
};
