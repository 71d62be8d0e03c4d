import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ElectronApplication } from '@playwright/test';
import {
  completeMove,
  fillMove,
  openFileOf,
  showPassport,
  signIn,
  startServing,
} from '../helpers/desk-page.ts';
import { expect, test } from '../helpers/desktop-launch.ts';
import { readPdf } from '../helpers/read-pdf.ts';
import { startWorkstation } from '../helpers/workstation.ts';

const karen = 'Karen Margrethe Sørensen';

/** Stands for the staff member at the dialog that asks where a paper is kept, and for the program that then shows it. */
const savePapersTo = (app: ElectronApplication, folder: string): Promise<void> =>
  app.evaluate(({ session, shell }, place) => {
    const shown: string[] = [];
    Object.assign(globalThis, { shownPapers: shown });
    session.defaultSession.on('will-download', (_event, item) =>
      item.setSavePath(`${place}/${item.getFilename()}`),
    );
    shell.openPath = (path) => Promise.resolve(String(shown.push(path)));
  }, folder);

const shownPapers = (app: ElectronApplication): Promise<readonly string[]> =>
  app.evaluate(() => (globalThis as unknown as { readonly shownPapers: readonly string[] }).shownPapers);

test('In the packaged app a son changes his mother’s address; after quitting and starting again it is still there', async ({
  launch,
}) => {
  test.setTimeout(240_000);
  const workstation = await startWorkstation({ population: 100 });
  await workstation.closeDesk();
  const options = { dataRoot: workstation.dataRoot, coreInOwnNode: true } as const;
  const first = await launch(options);
  await signIn(first.page, workstation.staff.pin);
  await openFileOf(first.page, 'karen sorensen', karen);
  await startServing(first.page);
  await first.page.getByText(`Somebody on behalf of ${karen}`).click();
  await first.page.getByRole('button', { name: 'Go on' }).click();
  await showPassport(first.page);
  await expect(
    first.page.getByRole('heading', { name: /^Anders Sørensen may change the address/ }),
  ).toBeVisible();
  await first.page.getByRole('button', { name: 'Begin' }).click();
  await fillMove(first.page, { street: 'Vestergade', houseNumber: '12', postcode: '8000', town: 'Aarhus C' });
  const reference = await completeMove(first.page);

  await test.step('the receipt is handed over as a PDF with a name, and shown by the machine', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'counterpart-papers-'));
    await savePapersTo(first.app, folder);
    await first.page.getByRole('button', { name: 'Print the receipt' }).click();
    const paper = join(folder, `Kvittering-${reference}.pdf`);
    await expect.poll(() => shownPapers(first.app), { timeout: 30_000 }).toEqual([paper]);
    const { text } = await readPdf(readFileSync(paper));
    expect(text).toContain(reference);
    expect(text).toContain('Kommunen registrerer den nye adresse');
    rmSync(folder, { recursive: true });
  });
  await first.app.close();

  const { page } = await launch(options);
  await signIn(page, workstation.staff.pin);
  await page.getByRole('navigation', { name: 'Places' }).getByRole('link', { name: 'Outbox' }).click();
  await expect(page.getByText(reference)).toBeVisible();
  await expect(page.getByRole('main').getByText('Effective', { exact: true })).toBeVisible({
    timeout: 30_000,
  });
  await expect(page.getByRole('navigation', { name: 'Citizens you are serving' })).toContainText(karen);
  await workstation.close();
});
