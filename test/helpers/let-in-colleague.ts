import type { Page } from '@playwright/test';
import type { TestWorkstation } from './workstation.ts';

export const boPin = '739201';

/** The administrator and the clerk let in Bo, who chooses a PIN of his own. */
export const letInBo = async (
  page: Page,
  desk: Pick<TestWorkstation, 'issueCode' | 'staff'>,
): Promise<void> => {
  await page.getByRole('button', { name: 'Anna Holm, your menu' }).click();
  await page.getByRole('menuitem', { name: 'Let in a colleague' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: /Who is it/ }).click();
  await page.getByRole('option', { name: /Bo Lindqvist/ }).click();
  await dialog.getByLabel('One-time code').fill(await desk.issueCode());
  await dialog.getByLabel('The colleague’s PIN', { exact: true }).fill(boPin);
  await dialog.getByLabel('The colleague’s PIN again').fill(boPin);
  await dialog.getByLabel('Your own PIN').fill(desk.staff.pin);
  await dialog.getByRole('button', { name: 'Let in', exact: true }).click();
  await dialog.getByRole('button', { name: 'Done' }).click();
};
