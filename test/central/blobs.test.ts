import { describe, expect, test } from 'vitest';
import { blobHash, pieceChecksum, tusVersion } from '../../central/api/blobs.ts';
import { readBlob } from '../../central/store/queries/blobs.ts';
import { exif, jpeg, pdf } from '../helpers/blob-files.ts';
import { enrolDevice } from '../helpers/central-device.ts';
import { actEnvelope } from '../helpers/central-envelopes.ts';
import { person } from '../helpers/central-people.ts';
import { prepareCentral } from '../helpers/central-world.ts';
import { tusOf } from '../helpers/tus.ts';

const makeWorld = prepareCentral();

const start = async () => {
  const world = await makeWorld({ people: [person('anna')] });
  const device = await enrolDevice(world);
  return { world, device, tus: tusOf(world, device) };
};

const codeOf = async (response: Response): Promise<unknown> =>
  ((await response.json()) as { readonly code: unknown }).code;

describe('a blob at central', () => {
  test('comes in pieces, and says at each moment how much of it is there', async () => {
    const { world, tus } = await start();
    const content = jpeg();
    expect((await tus.head(content)).status).toBe(404);
    const created = await tus.create(content);
    expect(created.status).toBe(201);
    expect(created.headers.get('location')).toBe(`/v1/blobs/${blobHash(content)}`);
    const first = await tus.patch(content, 0, content.subarray(0, 17));
    expect([first.status, first.headers.get('upload-offset')]).toEqual([204, '17']);
    expect((await tus.head(content)).headers.get('upload-offset')).toBe('17');
    expect(await readBlob(world.database, blobHash(content))).toBeNull();
    await tus.patch(content, 17);
    const known = await tus.head(content);
    expect(known.headers.get('upload-offset')).toBe(known.headers.get('upload-length'));
    expect((await readBlob(world.database, blobHash(content)))?.equals(content)).toBe(true);
  });

  test('takes a piece at the byte it stands at and at no other, however often it comes', async () => {
    const { tus } = await start();
    const content = jpeg();
    await tus.create(content);
    await tus.patch(content, 0, content.subarray(0, 10));
    for (const offset of [0, 9, 11]) {
      const response = await tus.patch(content, offset, content.subarray(offset, offset + 5));
      expect([response.status, await codeOf(response)]).toEqual([409, 'blob/offset-wrong']);
    }
    expect((await tus.head(content)).headers.get('upload-offset')).toBe('10');
  });

  test('two machines bring the same one at once, and it is there once', async () => {
    const { world, tus } = await start();
    const other = tusOf(world, await enrolDevice(world));
    const content = jpeg();
    for (const each of [tus, other]) await each.create(content);
    await tus.patch(content, 0, content.subarray(0, 20));
    await other.patch(content, 0);
    expect((await tus.head(content)).headers.get('upload-offset')).toBe(String(content.length));
    expect((await tus.patch(content, 20)).status).toBe(409);
    expect((await world.database.query('select from blob_piece')).rowCount).toBe(1);
  });

  test('that is not what its name says is dropped whole', async () => {
    const { world, tus } = await start();
    const [promised, brought] = [jpeg(), jpeg([], { width: 1 })];
    await tus.create(promised, { bytes: brought.length });
    expect(await codeOf(await tus.patch(promised, 0, brought))).toBe('blob/altered');
    expect((await tus.head(promised)).status).toBe(404);
    expect((await world.database.query('select from blob_piece')).rowCount).toBe(0);
  });

  test.each([
    ['tells where it was taken', jpeg([exif]), 'image/jpeg'],
    ['is of another type than it was announced as', pdf(), 'image/jpeg'],
    ['is of no type that is taken', Buffer.from('MZ\0'), 'application/pdf'],
  ])('that %s is refused', async (_, content, filetype) => {
    const { tus } = await start();
    await tus.create(content, { filetype });
    expect(await codeOf(await tus.patch(content, 0))).toBe('blob/refused');
    expect((await tus.head(content)).status).toBe(404);
  });

  test('is refused before its first byte where it is too large or of a wrong kind', async () => {
    const { tus } = await start();
    expect((await tus.create(jpeg(), { bytes: 21 * 1024 * 1024 })).status).toBe(413);
    expect(await codeOf(await tus.create(jpeg(), { filetype: 'text/html' }))).toBe('blob/refused');
    expect((await tus.create(jpeg(), { sha256: '../../etc/passwd' })).status).toBe(400);
  });

  test('comes from enrolled machines alone, unchanged, and in a version of tus that is spoken here', async () => {
    const { world, tus } = await start();
    const content = jpeg();
    const headers = { 'tus-resumable': tusVersion };
    const path = `${world.central.url}/v1/blobs/${blobHash(content)}`;
    expect((await fetch(path, { method: 'HEAD', headers })).status).toBe(401);
    await tus.create(content);
    const altered = await tus.patch(content, 0, content, { 'upload-checksum': pieceChecksum(pdf()) });
    expect(await codeOf(altered)).toBe('blob/altered');
    expect((await tus.patch(content, 0, content, { 'tus-resumable': '0.2.2' })).status).toBe(400);
    expect((await tus.head(content)).headers.get('upload-offset')).toBe('0');
  });

  test('says of itself what tus asks it to', async () => {
    const { world } = await start();
    const { status, headers } = await fetch(`${world.central.url}/v1/blobs`, { method: 'OPTIONS' });
    expect([status, headers.get('tus-version'), headers.get('tus-extension')]).toEqual([
      204,
      '1.0.0',
      'creation,checksum',
    ]);
  });
});

describe('work with attachments', () => {
  test('waits until all of them are there, and takes effect then', async () => {
    const { world, device, tus } = await start();
    const [first, second] = [jpeg(), jpeg([], { width: 9 })];
    const attachments = [first, second].map((content) => ({
      sha256: blobHash(content),
      bytes: content.length,
      mediaType: 'image/jpeg',
    }));
    const signed = device.sign({ ...actEnvelope(device, 'anna'), attachments });
    const inEffect = async () => (await world.database.query('select from act')).rowCount;
    expect(await device.push([signed])).toMatchObject([{ outcome: 'later' }]);
    await tus.create(first);
    await tus.patch(first, 0);
    expect(await device.push([signed])).toMatchObject([{ outcome: 'later' }]);
    await tus.create(second);
    await tus.patch(second, 0, second.subarray(0, 30));
    expect(await device.push([signed])).toMatchObject([{ outcome: 'later' }]);
    expect(await inEffect()).toBe(0);
    await tus.patch(second, 30);
    expect(await device.push([signed])).toMatchObject([{ outcome: 'accepted' }]);
    expect(await inEffect()).toBe(1);
  });
});
