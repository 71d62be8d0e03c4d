import { expect, test, type Page } from '@playwright/test';
import { blobHash } from '../../central/api/blobs.ts';
import { inspectBlob } from '../../central/api/blob-content.ts';
import { openDatabase } from '../../central/store/database.ts';
import { readBlob } from '../../central/store/queries/blobs.ts';
import { findRunningServer } from '../../central/store/server/running-server.ts';
import { exif, pdf } from '../helpers/blob-files.ts';
import {
  fillMove,
  lookAt,
  openFileOf,
  screensFolder,
  showPassport,
  signIn,
  startServing,
} from '../helpers/desk-page.ts';
import { startWorkstation, type TestWorkstation } from '../helpers/workstation.ts';

/** Documents at the counter: a photo of a letter, with all that a telephone writes into it, and a scan. */

let desk: TestWorkstation;
test.beforeAll(async () => {
  desk = await startWorkstation({ population: 300 });
});
test.afterAll(async () => desk.close());

/** A photo of a telephone: larger than what is kept, with Exif and GPS right after its beginning. */
const takePhoto = async (page: Page): Promise<Buffer> => {
  const drawn = await page.evaluate(() => {
    const canvas = document.createElement('canvas');
    [canvas.width, canvas.height] = [3000, 2000];
    const context = canvas.getContext('2d');
    if (context === null) return '';
    context.fillStyle = '#f4efe2';
    context.fillRect(0, 0, 3000, 2000);
    context.fillStyle = '#333333';
    for (let line = 0; line < 30; line += 1)
      context.fillRect(300, 200 + line * 50, 2000 - (line % 5) * 150, 18);
    return canvas.toDataURL('image/jpeg', 0.9).split(',')[1] ?? '';
  });
  const plain = Buffer.from(drawn, 'base64');
  return Buffer.concat([plain.subarray(0, 2), exif, plain.subarray(2)]);
};

const looks = async (page: Page, name: string): Promise<void> => {
  const part = page.getByRole('group', { name: /^(Documents|Dokumenter)/ });
  await part.scrollIntoViewIfNeeded();
  await lookAt(page, `attachments-${name}`);
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.screenshot({ path: `${screensFolder}/attachments-${name}-dark.png` });
  await page.emulateMedia({ colorScheme: 'light' });
  await page.setViewportSize({ width: 420, height: 860 });
  await part.scrollIntoViewIfNeeded();
  await page.screenshot({ path: `${screensFolder}/attachments-${name}-narrow.png` });
  await page.setViewportSize({ width: 1280, height: 860 });
};

/** As a large photo is on a small machine. */
const drawSlowly = (page: Page): Promise<void> =>
  page.evaluate(() => {
    type Draw = (image: ImageBitmapSource, options?: ImageBitmapOptions) => Promise<ImageBitmap>;
    const draw: Draw = window.createImageBitmap.bind(window);
    const drawLate: Draw = async (image, options) => {
      await new Promise((resolve) => setTimeout(resolve, 1500));
      return draw(image, options);
    };
    Object.assign(window, { createImageBitmap: drawLate });
  });

const readCentral = async () => {
  const server = await findRunningServer(desk.centralFolder);
  const database = openDatabase(server?.url ?? '', 'test');
  const { rows } = await database.query<{ sha256: string; media_type: string }>(
    'select sha256, media_type from blob order by media_type',
  );
  const blobs = await Promise.all(rows.map(({ sha256 }) => readBlob(database, sha256)));
  await database.end();
  return rows.map((row, at) => ({ ...row, content: blobs[at] ?? Buffer.alloc(0) }));
};

test('a photo with the place it was taken at arrives without it, beside a scan as it was', async ({
  page,
}) => {
  await page.goto(desk.url());
  await signIn(page, desk.staff.pin);
  await openFileOf(page, 'karen sorensen', 'Karen Margrethe Sørensen');
  await startServing(page);
  await page.getByRole('button', { name: 'Go on' }).click();
  await showPassport(page);
  await page.getByRole('button', { name: 'Begin' }).click();
  await fillMove(page, { street: 'Vestergade', houseNumber: '12', postcode: '8000', town: 'Aarhus C' });

  const photo = await takePhoto(page);
  expect(photo.includes('GPS')).toBe(true);
  const scan = pdf();
  await drawSlowly(page);
  await page.locator('input[type=file]').setInputFiles([
    { name: 'Letter from the landlord.jpg', mimeType: 'image/jpeg', buffer: photo },
    { name: 'Lease.pdf', mimeType: 'application/pdf', buffer: scan },
  ]);
  const part = page.getByRole('group', { name: /^Documents/ });
  // Whoever goes on in the meantime would leave the photo behind.
  await page.getByRole('button', { name: 'Check and complete' }).click({ force: true });
  await expect(part.getByRole('img', { name: /Letter from the landlord/ })).toBeVisible();
  await expect(part.getByText('Lease.pdf')).toBeVisible();
  await looks(page, 'form');

  await part.getByRole('button', { name: 'Remove Lease.pdf' }).click();
  await expect(part.getByText('Lease.pdf was removed.')).toBeVisible();
  await lookAt(page, 'attachments-removed');
  await part.getByRole('button', { name: 'Undo' }).click();
  await expect(part.getByRole('button', { name: 'Remove Lease.pdf' })).toBeVisible();

  await page
    .locator('input[type=file]')
    .setInputFiles({ name: 'run.exe', mimeType: 'application/octet-stream', buffer: Buffer.from('MZ') });
  await expect(part.getByText('This kind of file cannot be attached')).toBeVisible();
  await lookAt(page, 'attachments-refused');

  await page.getByRole('button', { name: 'Language: English' }).click();
  await page.getByRole('menuitemradio', { name: 'Dansk' }).click();
  await page.getByRole('group', { name: /^Dokumenter/ }).scrollIntoViewIfNeeded();
  await lookAt(page, 'attachments-danish');
  await page.getByRole('button', { name: 'Sprog: Dansk' }).click();
  await page.getByRole('menuitemradio', { name: 'English' }).click();

  await desk.stopCentral();
  await page.getByRole('button', { name: 'Check and complete' }).click();
  await page.getByText('The public library').click();
  await expect(page.getByText(/^The public library may be told my name/)).toBeVisible();
  await lookAt(page, 'review-tell-others');
  await page.getByRole('button', { name: 'Complete', exact: true }).click();
  await expect(page.getByText(/^[0-9A-Z]{3}-[0-9A-Z]{3}-[0-9A-Z]{3}$/)).toBeVisible();
  await page.getByRole('navigation', { name: 'Places' }).getByRole('link', { name: 'Outbox' }).click();
  await expect(page.getByText('2 documents go first')).toBeVisible();
  await lookAt(page, 'attachments-outbox');
  await desk.startCentral();
  await expect(page.getByRole('contentinfo', { name: 'Status' })).toContainText('Everything is sent', {
    timeout: 60_000,
  });

  const [lease, letter] = await readCentral();
  expect(lease?.sha256).toBe(blobHash(scan));
  expect(letter).toMatchObject({ media_type: 'image/jpeg' });
  expect(letter?.content.includes('Exif')).toBe(false);
  expect(inspectBlob(letter?.content ?? Buffer.alloc(0))).toEqual({
    kind: 'sound',
    mediaType: 'image/jpeg',
    pixels: { width: 2400, height: 1600 },
  });
});
