import { expect, test } from '@playwright/test';
import { ok } from '../../preload/contract/result.ts';
import { EnvelopeId } from '../../preload/contract/values.ts';
import { lookAt } from '../helpers/desk-page.ts';
import { lookInEveryWay } from '../helpers/every-look.ts';
import { compareId, endedId, mendingScript, rescuedId } from '../helpers/mending-script.ts';
import { startScriptedCore, type ScriptedCore } from '../helpers/scripted-core.ts';

/** The compare screen, and work that came out of a lost store: each in four looks. */

let core: ScriptedCore;
test.beforeAll(async () => {
  core = await startScriptedCore(mendingScript());
});
test.afterAll(() => core.close());

test('two who wrote at the same time, side by side', async ({ page }) => {
  await page.goto(`${core.url}/outbox/parked/${compareId}`);
  await expect(page.getByRole('radio', { name: /Central has/ })).toBeVisible();
  await page.keyboard.press('1');
  await lookInEveryWay(page, 'mending-compare');
  await page.setViewportSize({ width: 320, height: 740 });
  await page.getByRole('radio', { name: /Written here/ }).scrollIntoViewIfNeeded();
  await page.mouse.wheel(0, 420);
  await lookAt(page, 'mending-compare-narrow-sides');
});

test('what is sent is what was read and confirmed, whatever is chosen in the seconds until it leaves', async ({
  page,
}) => {
  core.play({
    ...mendingScript(),
    'parked/save-draft': () => ok({ faults: [] }),
    'parked/send': () => ok({ successorId: EnvelopeId.parse(endedId) }),
  });
  const sent = () => core.heard.filter(({ call }) => call === 'parked/send').map(({ input }) => input);
  await page.goto(`${core.url}/outbox/parked/${compareId}`);
  const here = page.getByRole('radio', { name: /Written here/ }).first();
  await here.check({ force: true });
  await page.getByRole('button', { name: 'Check and send' }).click();
  const dialog = page.getByRole('dialog', { name: 'Is this right?' });
  const confirmed = await dialog.locator('dd').first().innerText();
  await dialog.getByRole('button', { name: 'Send it in its place' }).click();
  await expect(page.getByText(/It is sent in \d seconds/)).toBeVisible();
  await page
    .getByRole('radio', { name: /Central has/ })
    .first()
    .check({ force: true });
  await expect.poll(sent, { timeout: 15_000 }).toHaveLength(1);
  expect(sent()).toMatchObject([{ values: { street: confirmed } }]);
  core.play(mendingScript());
});

test('a machine that was set up again shows what is still to be done, though its own outbox is empty', async ({
  page,
}) => {
  await page.goto(`${core.url}/outbox`);
  await page.getByRole('radio', { name: 'Put aside (3)' }).click();
  await expect(page.getByText('Next: write it again').first()).toBeVisible();
  await lookInEveryWay(page, 'mending-tray');
});

test('work whose document is lost: why, what is safe, what to do; and how it ended', async ({ page }) => {
  await page.goto(`${core.url}/outbox/parked/${rescuedId}`);
  await expect(page.getByText('Tell your supervisor')).toBeVisible();
  await lookInEveryWay(page, 'mending-rescued');
  await page.getByRole('button', { name: 'Take it back' }).click();
  await expect(page.getByRole('dialog')).toContainText('Anna Holm');
  await page.keyboard.press('Escape');
  await page.goto(`${core.url}/outbox/parked/${endedId}`);
  await expect(page.getByText(/the new reference is/)).toBeVisible();
  await lookInEveryWay(page, 'mending-ended');
});

test('finished work that nobody can read any more: what is known, whom to ask, and that it was seen to', async ({
  page,
}) => {
  await page.goto(`${core.url}/outbox/parked`);
  await expect(page.getByText('2 pieces of finished work in it cannot be read')).toBeVisible();
  await lookInEveryWay(page, 'mending-unreadable');
  await page.getByText('Anna and Mette were asked').scrollIntoViewIfNeeded();
  await lookAt(page, 'mending-unreadable-seen-to');
  await page.getByRole('button', { name: 'Put it away' }).press('Enter');
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Put it away' }).click();
  await expect(dialog.getByText('Write at least a sentence.')).toBeVisible();
  await lookAt(page, 'mending-unreadable-dialog');
  // A click beside it takes away nothing that was written; Escape closes it.
  await page.mouse.click(5, 400);
  await expect(dialog).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
});
