import { randomBytes, randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
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

const wanted = { order: 'oldest-first', heldAfter: null, largestPiece: 1024 * 1024 } as const;
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
  const desk = (content: Buffer, sha256 = blobHash(content)) => {
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
      const event = await once(wanted, new AbortController().signal);
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
  /** Until central has noticed a cut and stored what had come, as it has by the time a real desk tries again. */
  const noticed = async (): Promise<void> => {
    for (let [before, same] = [-1, 0]; same < 3; await delay(50)) {
      const { rows } = await world.database.query<{ bytes: number }>(
        'select coalesce(sum(received_bytes), 0)::int as bytes from blob_upload',
      );
      const now = rows[0]?.bytes ?? 0;
      [before, same] = [now, now === before ? same + 1 : 0];
    }
  };
  return { world, link, desk, run, isAtCentral, noticed };
};

describe('an upload over a link that is cut', () => {
  test('at every twentieth of it goes on where it was, also in a new life of the desk: one blob, equal bytes', async () => {
    const { world, link, desk, run, isAtCentral } = await start();
    const whole = photo(100_000);
    const before = link.sentUp();
    expect(await run(desk(whole))).toBe('arrived');
    const onTheWire = link.sentUp() - before;
    for (let cut = 1; cut < 20; cut += 1) {
      const content = photo(100_000);
      link.cutAfter(Math.floor((onTheWire * cut) / 20));
      expect(await run(desk(content)), `cut ${cut}`).toBe('cut');
      expect(await readBlob(world.database, blobHash(content)), `cut ${cut}`).toBeNull();
      link.mend();
      expect(await run(desk(content))).toBe('arrived');
      expect(await isAtCentral(content)).toBe(true);
    }
    expect((await world.database.query('select from blob')).rowCount).toBe(20);
    expect((await world.database.query('select from blob_upload')).rowCount).toBe(0);
  });

  test('again and again still gets there, and sends little twice', async () => {
    const { link, desk, run, isAtCentral, noticed } = await start();
    const content = photo(2_000_000);
    const step = desk(content);
    let cuts = 0;
    for (let came: 'arrived' | 'cut' = 'cut'; came === 'cut'; cuts += 1) {
      link.cutAfter(250_000);
      came = await run(step);
      await noticed();
    }
    expect(cuts).toBeGreaterThan(5);
    expect(await isAtCentral(content)).toBe(true);
    expect(link.sentUp()).toBeLessThan(1.1 * content.length);
  });

  test('and altered in between begins again, and arrives whole', async () => {
    const { world, link, desk, run, isAtCentral, noticed } = await start();
    const content = photo(100_000);
    // What has left and was not read yet is lost with a cut: now and then nothing is kept.
    for (let kept = 0; kept === 0;) {
      link.cutAfter(50_000);
      expect(await run(desk(content))).toBe('cut');
      link.mend();
      await noticed();
      const altered = await world.database.query(`update blob_piece set content = set_byte(content, 9, 7)`);
      kept = altered.rowCount ?? 0;
    }
    expect(await run(desk(content))).toBe('arrived');
    expect(await isAtCentral(content)).toBe(true);
  });

  test('goes to a person where it is not what its name says, however often it is sent', async () => {
    const { desk, run } = await start();
    await expect(run(desk(photo(50_000), blobHash(photo(50_000))))).rejects.toThrow('blob/altered');
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
