import { randomBytes, randomUUID } from 'node:crypto';
import { afterEach, describe, expect, test } from 'vitest';
import { blobHash } from '../../central/api/blobs.ts';
import { readBlob } from '../../central/store/queries/blobs.ts';
import { createHttpCaller } from '../../main/sync/transport/http-caller.ts';
import { createUploadTransport } from '../../main/sync/transport/upload-transport.ts';
import { createUploadOnce } from '../../main/sync/uploads/upload-round.ts';
import { jfif, jpeg } from '../helpers/blob-files.ts';
import { enrolDevice } from '../helpers/central-device.ts';
import { prepareCentral } from '../helpers/central-world.ts';
import { startCuttableLink, type CuttableLink } from '../helpers/cut-transport.ts';

const makeWorld = prepareCentral();
const links: CuttableLink[] = [];
afterEach(async () => {
  await Promise.all(links.splice(0).map((link) => link.close()));
});

const photo = (bytes: number): Buffer => jpeg([jfif], { noise: randomBytes(bytes) });

const start = async () => {
  const world = await makeWorld({});
  const { answer, key } = await enrolDevice(world);
  const link = await startCuttableLink(world.central.url);
  links.push(link);
  const call = createHttpCaller({
    origin: link.url,
    signer: { keyId: answer.deviceId, privateKey: key.privateKey },
    fetch: globalThis.fetch,
    now: () => Date.now(),
    makeNonce: () => randomUUID(),
  });
  /** A desk that has just begun to run, with this blob to bring: it remembers nothing of an earlier life. */
  const desk = (content: Buffer) => {
    const sha256 = blobHash(content);
    let sent = 0;
    const once = createUploadOnce({
      onOutboxChanged: () => undefined,
      ports: {
        clock: { now: () => Date.now(), wait: () => Promise.resolve() },
        random: { next: () => 0.5 },
        uploads: {
          transport: createUploadTransport(call),
          store: {
            findNext: () =>
              sent === content.length
                ? null
                : { blobId: 1, sha256, bytes: content.length, mediaType: 'image/jpeg' },
            read: ({ from, length }) => content.subarray(from, from + length),
            noteSent: (_, bytes) => {
              sent = bytes;
            },
            park: (_, reason) => {
              throw new Error(reason);
            },
          },
        },
      },
    });
    return async (): Promise<'arrived' | 'cut' | 'going'> => {
      const event = await once(new AbortController().signal);
      if (event === null) return 'arrived';
      return event.kind === 'failed' ? 'cut' : 'going';
    };
  };
  /** Goes on until it has arrived or the link was cut. */
  const run = async (step: ReturnType<typeof desk>): Promise<'arrived' | 'cut'> => {
    for (;;) {
      const came = await step();
      if (came !== 'going') return came;
    }
  };
  const isAtCentral = async (content: Buffer): Promise<boolean> =>
    (await readBlob(world.database, blobHash(content)))?.equals(content) === true;
  return { world, link, desk, run, isAtCentral };
};

describe('an upload over a link that is cut', () => {
  test('at every fiftieth of it goes on where it was, also in a new life of the desk: one blob, equal bytes', async () => {
    const { world, link, desk, run, isAtCentral } = await start();
    const whole = photo(100_000);
    const before = link.sentUp();
    expect(await run(desk(whole))).toBe('arrived');
    const onTheWire = link.sentUp() - before;
    for (let cut = 1; cut < 50; cut += 1) {
      const content = photo(100_000);
      link.cutAfter(Math.floor((onTheWire * cut) / 50));
      expect(await run(desk(content)), `cut ${cut}`).toBe('cut');
      expect(await readBlob(world.database, blobHash(content)), `cut ${cut}`).toBeNull();
      link.mend();
      expect(await run(desk(content))).toBe('arrived');
      expect(await isAtCentral(content)).toBe(true);
    }
    expect((await world.database.query('select from blob')).rowCount).toBe(50);
    expect((await world.database.query('select from blob_upload')).rowCount).toBe(0);
  });

  test('again and again still gets there, and sends little twice', async () => {
    const { link, desk, run, isAtCentral } = await start();
    const content = photo(2_000_000);
    const step = desk(content);
    let cuts = 0;
    for (let came: 'arrived' | 'cut' = 'cut'; came === 'cut'; cuts += 1) {
      link.cutAfter(250_000);
      came = await run(step);
    }
    expect(cuts).toBeGreaterThan(5);
    expect(await isAtCentral(content)).toBe(true);
    expect(link.sentUp()).toBeLessThan(1.6 * content.length);
  });

  test('costs one question where central has the blob already', async () => {
    const { link, desk, run } = await start();
    const content = photo(50_000);
    await run(desk(content));
    const before = link.sentUp();
    expect(await run(desk(content))).toBe('arrived');
    expect(link.sentUp() - before).toBeLessThan(1000);
  });
});
