import { randomBytes } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { blobHash } from '../../central/api/blobs.ts';
import { BundleAnswer } from '../../central/api/bundle.ts';
import { readBundle } from '../../central/api/bundle-file.ts';
import {
  journalRecord,
  JournalAnswer,
  pieceRecord,
  pieceStarts,
  type ReadableBlob,
} from '../../central/api/journal.ts';
import { journalHeader, readJournal, sealedIn } from '../../central/api/journal-frames.ts';
import { sweepUploads } from '../../central/http/blobs/sweep-uploads.ts';
import { sealingKeyOf } from '../../central/api/sealed-box.ts';
import { readBlob } from '../../central/store/queries/blobs.ts';
import { jfif, jpeg } from '../helpers/blob-files.ts';
import { enrolDevice, type CentralDevice } from '../helpers/central-device.ts';
import { actEnvelope } from '../helpers/central-envelopes.ts';
import { person } from '../helpers/central-people.ts';
import { prepareCentral, type CentralWorld } from '../helpers/central-world.ts';
import { bundleInMemory, readableBlob } from '../helpers/journals.ts';
import { tusOf } from '../helpers/tus.ts';

const makeWorld = prepareCentral();

const start = async () => {
  const world = await makeWorld({ people: [person('anna')] });
  const lost = await enrolDevice(world);
  const carrier = await enrolDevice(world);
  const content = jpeg([jfif], { noise: randomBytes(300_000) });
  return { world, lost, carrier, content, blob: readableBlob(content) };
};

/** The frames of one attachment as the machine that was lost had sealed them. */
const sealedPieces = ({ answer }: CentralDevice, blob: ReadableBlob): readonly string[] => {
  const recipient = sealingKeyOf(answer.sealingKey);
  return pieceStarts(blob).map((from) =>
    sealedOf(
      pieceRecord(blob, { deviceId: answer.deviceId, from, tag: 'cd'.repeat(16) }, recipient),
      recipient,
    ),
  );
};

const sealedOf = (frame: Buffer, recipient: Buffer): string => {
  const bytes = Buffer.concat([journalHeader(recipient), frame]);
  const [record] = readJournal(bytes).records;
  if (record === undefined) throw new Error('a frame is there');
  return sealedIn(bytes, record).toString('base64');
};

const workWith = (device: CentralDevice, blobs: readonly ReadableBlob[]) => {
  const attachments = blobs.map(({ sha256, bytes, mediaType }) => ({ sha256, bytes, mediaType }));
  const envelope = { ...actEnvelope(device, 'anna'), attachments };
  return { envelope, entry: { deviceId: device.answer.deviceId, ...device.sign(envelope) } };
};

const sealedWork = (device: CentralDevice, blobs: readonly ReadableBlob[]): string => {
  const { envelope, entry } = workWith(device, blobs);
  const recipient = sealingKeyOf(device.answer.sealingKey);
  return sealedOf(journalRecord(envelope.id, entry, recipient), recipient);
};

const deliver = async (carrier: CentralDevice, sealed: readonly string[]): Promise<readonly string[]> => {
  const sent = await carrier.call({ method: 'POST', path: '/v1/journals', body: { sealed } });
  return JournalAnswer.parse(sent.body).results;
};

const count = async ({ database }: CentralWorld, table: 'act' | 'blob' | 'blob_upload'): Promise<unknown> =>
  (await database.query(`select count(*)::int as n from ${table}`)).rows;

describe('a document in the journal of a machine that was lost', () => {
  test('is kept at central, byte for byte, and its work takes effect', async () => {
    const { world, lost, carrier, content, blob } = await start();
    const sealed = [...sealedPieces(lost, blob), sealedWork(lost, [blob])];
    expect(await deliver(carrier, sealed)).toEqual(['accepted', 'accepted', 'accepted', 'accepted']);
    expect((await readBlob(world.database, blob.sha256))?.equals(content)).toBe(true);
    expect(await count(world, 'act')).toEqual([{ n: 1 }]);
    expect(await count(world, 'blob_upload')).toEqual([{ n: 0 }]);
  });

  test('is kept although its work stands before it in the same request', async () => {
    const { lost, carrier, blob } = await start();
    const sealed = [sealedWork(lost, [blob]), ...sealedPieces(lost, blob)];
    expect(await deliver(carrier, sealed)).toEqual(['accepted', 'accepted', 'accepted', 'accepted']);
  });

  test('that comes twice, cut in the middle, and from two machines at once is there once', async () => {
    const { world, lost, carrier, content, blob } = await start();
    const other = await enrolDevice(world);
    const pieces = sealedPieces(lost, blob);
    const work = sealedWork(lost, [blob]);
    expect(await deliver(carrier, [...pieces.slice(0, 1), work])).toEqual(['accepted', 'later']);
    expect(await deliver(carrier, pieces.slice(0, 2))).toEqual(['duplicate', 'accepted']);
    await Promise.all([deliver(carrier, [...pieces, work]), deliver(other, [...pieces, work])]);
    expect(await deliver(other, [...pieces, work])).toEqual(Array.from({ length: 4 }, () => 'duplicate'));
    expect((await readBlob(world.database, blob.sha256))?.equals(content)).toBe(true);
    expect(await count(world, 'act')).toEqual([{ n: 1 }]);
    expect(await count(world, 'blob')).toEqual([{ n: 1 }]);
    // One that was begun in the very moment in which another became whole.
    await sweepUploads({ database: world.database, clock: () => new Date() });
    expect(await count(world, 'blob_upload')).toEqual([{ n: 0 }]);
    expect((await readBlob(world.database, blob.sha256))?.equals(content)).toBe(true);
  });

  test('that its own machine had begun to upload leaves nothing unfinished behind, nor in the way of the next', async () => {
    const { world, lost, carrier, content, blob } = await start();
    const tus = tusOf(world, lost);
    await tus.create(content);
    expect((await tus.patch(content, 0, content.subarray(0, 1000))).status).toBe(204);
    expect(await count(world, 'blob_upload')).toEqual([{ n: 1 }]);
    await deliver(carrier, [...sealedPieces(lost, blob), sealedWork(lost, [blob])]);
    expect(await count(world, 'blob_upload')).toEqual([{ n: 0 }]);
    const pieces = await world.database.query('select distinct device_id from blob_piece');
    expect(pieces.rows).toEqual([{ device_id: carrier.answer.deviceId }]);
    expect((await tus.head(content)).headers.get('upload-offset')).toBe(String(content.length));
    expect((await tus.patch(content, 1000)).status).toBe(409);
    expect(await count(world, 'blob_upload')).toEqual([{ n: 0 }]);
  });

  test('of which a piece was damaged is asked for later, and nothing of it counts as whole', async () => {
    const { world, lost, carrier, blob } = await start();
    const [first = '', , last = ''] = sealedPieces(lost, blob);
    expect(await deliver(carrier, [first, last, sealedWork(lost, [blob])])).toEqual([
      'accepted',
      'later',
      'later',
    ]);
    expect(await count(world, 'blob')).toEqual([{ n: 0 }]);
  });

  test('is looked at like any upload: what is not what its name says, or of a kind that is not taken, is refused', async () => {
    const { world, lost, carrier, content, blob } = await start();
    const altered = Buffer.from(content);
    altered.writeUInt8(1, 299_000);
    const forged = { ...readableBlob(altered), sha256: blob.sha256 };
    const asPng = { ...blob, mediaType: 'image/png' };
    const letter = readableBlob(Buffer.from('<html></html>'), 'text/html');
    expect(await deliver(carrier, sealedPieces(lost, forged))).toEqual(['accepted', 'accepted', 'refused']);
    expect(await deliver(carrier, sealedPieces(lost, asPng))).toEqual(['accepted', 'accepted', 'refused']);
    expect(await deliver(carrier, sealedPieces(lost, letter))).toEqual(['refused']);
    expect(await deliver(carrier, sealedPieces(lost, blob))).toEqual(['accepted', 'accepted', 'accepted']);
    expect(await count(world, 'blob')).toEqual([{ n: 1 }]);
  });

  test('of a machine that was never enrolled is not opened', async () => {
    const { world, lost, carrier, blob } = await start();
    const nobody = { ...lost, answer: { ...lost.answer, deviceId: 'nobody' } };
    expect(await deliver(carrier, sealedPieces(nobody, blob))).toEqual([
      'unreadable',
      'unreadable',
      'unreadable',
    ]);
    expect(await count(world, 'blob_upload')).toEqual([{ n: 0 }]);
  });
});

const carry = async (maker: CentralDevice, carrier: CentralDevice, blob: ReadableBlob) => {
  const recipient = sealingKeyOf(carrier.answer.sealingKey);
  const { envelope, entry } = workWith(maker, [blob]);
  const about = {
    bundleId: '018f3c1e-0000-7000-8000-000000000002',
    deviceId: maker.answer.deviceId,
    deviceKey: maker.key.publicJwk,
    madeAt: new Date().toISOString(),
  };
  const work = [{ envelopeId: envelope.id, entry }];
  const { privateKey } = maker.key;
  const file = bundleInMemory(about, { work, count: 1, blobs: [blob], recipient, privateKey });
  const reading = readBundle(file, recipient);
  if (!reading.ok) throw new Error(reading.fault);
  const { manifest, manifestText, signature, records } = reading.value;
  const sealed = records.map((record) => sealedIn(file, record).toString('base64'));
  const body = { manifest: manifestText, signature, sealed };
  return { manifest, sent: await carrier.call({ method: 'POST', path: '/v1/bundles', body }) };
};

describe('a document on a stick', () => {
  test('comes with its work, of which alone the bundle is counted', async () => {
    const { world, lost, carrier, content, blob } = await start();
    const { manifest, sent } = await carry(lost, carrier, blob);
    expect(manifest).toMatchObject({ version: 2, count: 1 });
    const { results } = BundleAnswer.parse(sent.body);
    expect(results.map(({ result }) => result)).toEqual(['accepted', 'accepted', 'accepted', 'accepted']);
    expect(results.map(({ jws }) => jws === null)).toEqual([true, true, true, false]);
    expect((await readBlob(world.database, blobHash(content)))?.equals(content)).toBe(true);
    const { rows } = await world.database.query('select record_count, delivered_records from courier_bundle');
    expect(rows).toEqual([{ record_count: 1, delivered_records: 1 }]);
  });
});
