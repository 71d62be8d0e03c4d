import { randomBytes } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { blobHash, largestBlobBytes } from '../../central/api/blobs.ts';
import { stalledAfterMs, sweepUploads } from '../../central/http/blobs/sweep-uploads.ts';
import {
  addPiece,
  beginUpload,
  completeUpload,
  findBlob,
  readBlob,
  unfinishedQuota,
} from '../../central/store/queries/blobs.ts';
import { enrolDevice } from '../helpers/central-device.ts';
import { prepareCentral } from '../helpers/central-world.ts';
import { tusOf } from '../helpers/tus.ts';

const makeWorld = prepareCentral();
/** Now: the gateway itself looks for old ones too, by its own clock. */
const morning = new Date();
const later = (ms: number): Date => new Date(morning.getTime() + ms);

const start = async () => {
  const world = await makeWorld();
  const device = await enrolDevice(world);
  const content = randomBytes(2000);
  const key = { sha256: blobHash(content), deviceId: device.answer.deviceId };
  const upload = { ...key, bytes: content.length, mediaType: 'image/jpeg', at: morning, quota: null };
  const sweepAt = (at: Date) => sweepUploads({ database: world.database, clock: () => at });
  return { world, device, content, key, upload, sweepAt };
};

describe('an upload that stands still', () => {
  test('is let go after two days, with its bytes, and can begin anew', async () => {
    const { world, content, key, upload, sweepAt } = await start();
    await beginUpload(world.database, upload);
    await addPiece(world.database, { ...key, from: 0, content: content.subarray(0, 500), at: later(1000) });
    expect(await sweepAt(later(stalledAfterMs))).toBe(0);
    expect(await findBlob(world.database, key)).toMatchObject({ receivedBytes: 500 });
    expect(await sweepAt(later(stalledAfterMs + 1001))).toBe(1);
    expect(await findBlob(world.database, key)).toBeNull();
    expect((await world.database.query('select from blob_piece')).rowCount).toBe(0);
  });

  test('is left alone while a piece of it comes in', async () => {
    const { world, key, upload, sweepAt } = await start();
    await beginUpload(world.database, upload);
    const client = await world.database.connect();
    await client.query('begin');
    await client.query('select from blob_upload for update');
    expect(await sweepAt(later(2 * stalledAfterMs))).toBe(0);
    await client.query('rollback');
    client.release();
    expect(await findBlob(world.database, key)).toMatchObject({ receivedBytes: 0 });
  });

  test('takes nothing with it of the same content that is there whole', async () => {
    const { world, content, key, upload, sweepAt } = await start();
    await beginUpload(world.database, upload);
    await addPiece(world.database, { ...key, from: 0, content, at: morning });
    await completeUpload(world.database, upload);
    await beginUpload(world.database, upload);
    expect(await sweepAt(later(2 * stalledAfterMs))).toBe(1);
    expect((await readBlob(world.database, key.sha256))?.equals(content)).toBe(true);
  });
});

describe('a machine that begins and begins and never finishes', () => {
  test('is told so once it has announced its share, and may go on when some of that is finished or gone', async () => {
    const { world, device } = await start();
    const tus = tusOf(world, device);
    const announce = () => tus.create(randomBytes(32), { bytes: largestBlobBytes });
    const full = Math.floor(unfinishedQuota / largestBlobBytes);
    for (let begun = 0; begun < full; begun += 1) expect((await announce()).status).toBe(201);
    const refused = await announce();
    expect(refused.status).toBe(429);
    expect(await refused.json()).toMatchObject({ code: 'blob/too-many-unfinished' });
    const other = await enrolDevice(world);
    expect((await tusOf(world, other).create(randomBytes(32))).status).toBe(201);
    await world.database.query(
      'delete from blob_upload where device_id = $1 and ctid = any(array(select ctid from blob_upload where device_id = $1 limit 1))',
      [device.answer.deviceId],
    );
    expect((await announce()).status).toBe(201);
  });

  test('cannot get round it with very many very small ones', async () => {
    const { world, device, upload } = await start();
    await world.database.query(
      `insert into blob_upload (sha256, device_id, bytes, media_type, begun_at, touched_at)
       select lpad(number::text, 43, '0'), $1, 1, 'image/jpeg', $2, $2 from generate_series(1, 1599) as number`,
      [device.answer.deviceId, morning],
    );
    for (const name of ['the last', 'one too many'])
      await beginUpload(world.database, {
        ...upload,
        sha256: blobHash(Buffer.from(name)),
        bytes: 1,
        quota: unfinishedQuota,
      });
    const { rowCount } = await world.database.query('select from blob_upload where device_id = $1', [
      device.answer.deviceId,
    ]);
    expect(rowCount).toBe(1600);
  });
});
