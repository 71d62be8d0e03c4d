import { randomBytes } from 'node:crypto';
import { afterEach, describe, expect, test } from 'vitest';
import { blobHash } from '../../central/api/blobs.ts';
import { Envelope } from '../../central/api/sync.ts';
import { readBlob } from '../../central/store/queries/blobs.ts';
import { attachmentPartBytes } from '../../preload/contract/attachment.ts';
import type { AttachedTo, Attachment, AttachmentId } from '../../preload/contract/attachment.ts';
import { exif, jfif, jpeg } from '../helpers/blob-files.ts';
import { prepareCentral } from '../helpers/central-world.ts';
import {
  andersShowsHisPassport,
  changeOfAddress,
  karen,
  makeThreadWorld,
  startAbout,
  startEnrolledDesk,
  today,
} from '../helpers/thread-desk.ts';
import { eventually, type HeadlessDesk } from '../helpers/thread-world.ts';

const makeWorld = prepareCentral();
const desks: HeadlessDesk[] = [];
afterEach(async () => {
  await Promise.all(desks.splice(0).map((desk) => desk.close()));
});

const begin = async () => {
  const world = await makeThreadWorld(makeWorld);
  const desk = await startEnrolledDesk(world);
  desks.push(desk);
  const interactionId = await startAbout(desk, karen);
  await andersShowsHisPassport(desk, interactionId);
  const { actId } = await desk.get('act/begin', { interactionId, serviceId: changeOfAddress });
  const to: AttachedTo = { interactionId, actId };
  return { world, desk, to, actId, interactionId };
};

const announce = (desk: HeadlessDesk, to: AttachedTo, content: Buffer) =>
  desk.get('attachment/begin', {
    to,
    name: 'letter.jpg',
    mediaType: 'image/jpeg',
    bytes: content.length,
    sha256: blobHash(content),
  });

const hand = async (desk: HeadlessDesk, to: AttachedTo, content: Buffer): Promise<AttachmentId> => {
  const { attachmentId, offset } = await announce(desk, to, content);
  for (let at = offset; at < content.length; at += attachmentPartBytes) {
    const data = content.subarray(at, at + attachmentPartBytes).toString('base64');
    await desk.get('attachment/add-part', { attachmentId, offset: at, data });
  }
  return attachmentId;
};

const attach = async (desk: HeadlessDesk, to: AttachedTo, content: Buffer): Promise<Attachment> =>
  desk.get('attachment/keep', { attachmentId: await hand(desk, to, content) });

const complete = async (desk: HeadlessDesk, actId: Awaited<ReturnType<typeof begin>>['actId']) => {
  const form = await desk.get('act/form', { actId });
  const address = {
    street: 'Vestergade',
    houseNumber: '7',
    floorAndDoor: '',
    postcode: '8000',
    town: 'Aarhus C',
  };
  const values = { ...form.values, ...address, moveDate: today };
  const { revision } = await desk.get('act/save-draft', { actId, values, revision: form.revision });
  return desk.get('act/complete', { actId, revision, receivers: [] });
};

const photo = (bytes = 300_000): Buffer => jpeg([jfif], { noise: randomBytes(bytes) });

const arrived = (desk: HeadlessDesk) =>
  eventually(
    () => desk.get('outbox/list', {}),
    ({ items }) => items.every(({ sentAt }) => sentAt !== null),
  );

describe('a document attached to an act', () => {
  test('is named in the signed envelope and lies at central before the act takes effect', async () => {
    const { world, desk, to, actId } = await begin();
    const content = photo();
    await attach(desk, to, content);
    await complete(desk, actId);
    await arrived(desk);
    const { rows } = await world.database.query<{ content: string }>('select content from envelope');
    const envelope = Envelope.parse(JSON.parse(rows[0]?.content ?? ''));
    expect(envelope.attachments).toEqual([
      { sha256: blobHash(content), bytes: content.length, mediaType: 'image/jpeg' },
    ]);
    const atCentral = await readBlob(world.database, blobHash(content));
    expect(atCentral?.equals(content)).toBe(true);
  });

  test('stays here until the receipt, and goes then; its name and size stay', async () => {
    const { world, desk, to, actId } = await begin();
    await attach(desk, to, photo());
    await world.central.close();
    await complete(desk, actId);
    expect(await desk.get('attachment/list', to)).toMatchObject({ attachments: [{ isHere: true }] });
    expect((await desk.get('attachment/uploads', {})).uploads).toMatchObject([{ documents: 1 }]);
  });

  test('is let go with the receipt', async () => {
    const { desk, to, actId } = await begin();
    const { attachmentId } = await attach(desk, to, photo());
    await complete(desk, actId);
    await arrived(desk);
    expect(await desk.get('attachment/list', to)).toMatchObject({
      attachments: [{ name: 'letter.jpg', isHere: false }],
    });
    expect(await desk.ask('attachment/read', { attachmentId, offset: 0 })).toMatchObject({
      problem: { code: 'attachment/not-found' },
    });
  });

  test('that tells where it was taken is refused by the core, whatever the page did', async () => {
    const { desk, to } = await begin();
    const attachmentId = await hand(desk, to, jpeg([jfif, exif]));
    expect(await desk.ask('attachment/keep', { attachmentId })).toMatchObject({
      problem: { code: 'attachment/tells-more' },
    });
    expect((await desk.get('attachment/list', to)).attachments).toEqual([]);
  });

  test('whose bytes are not what its digest says is refused', async () => {
    const { desk, to } = await begin();
    const content = photo(1000);
    const { attachmentId } = await announce(desk, to, content);
    const data = photo(1000).toString('base64');
    await desk.get('attachment/add-part', { attachmentId, offset: 0, data });
    expect(await desk.ask('attachment/keep', { attachmentId })).toMatchObject({
      problem: { code: 'attachment/damaged' },
    });
  });

  test('can be taken off and put back; taken off it does not go with the work', async () => {
    const { world, desk, to, actId } = await begin();
    const [first, second] = [await attach(desk, to, photo(900)), await attach(desk, to, photo(901))];
    await desk.get('attachment/remove', { attachmentId: first.attachmentId });
    await desk.get('attachment/remove', { attachmentId: second.attachmentId });
    await desk.get('attachment/restore', { attachmentId: second.attachmentId });
    await complete(desk, actId);
    await arrived(desk);
    const { rows } = await world.database.query<{ bytes: string }>('select bytes from blob');
    expect(rows).toEqual([{ bytes: String(second.bytes) }]);
  });

  test('with the content of another is not handed over, kept or sent twice', async () => {
    const { world, desk, to, actId, interactionId } = await begin();
    const content = photo(5000);
    await attach(desk, to, content);
    const again = await announce(desk, { interactionId, actId: null }, content);
    expect(again.offset).toBe(content.length);
    await desk.get('attachment/keep', { attachmentId: again.attachmentId });
    await complete(desk, actId);
    await desk.get('interaction/end', { interactionId, outcome: 'done', note: '' });
    await arrived(desk);
    const { rows } = await world.database.query('select sha256 from blob_piece');
    expect(rows).toHaveLength(1);
  });

  test('comes back byte for byte as it was attached', async () => {
    const { desk, to } = await begin();
    const content = photo();
    const { attachmentId } = await attach(desk, to, content);
    await desk.restart();
    await desk.get('session/sign-in', { staffId: 'staff-anna' as never, pin: '482613' });
    const parts: Buffer[] = [];
    for (let offset: number | null = 0; offset !== null;) {
      const part: { data: string; next: number | null } = await desk.get('attachment/read', {
        attachmentId,
        offset,
      });
      parts.push(Buffer.from(part.data, 'base64'));
      offset = part.next;
    }
    expect(Buffer.concat(parts).equals(content)).toBe(true);
  });
});
