import { randomBytes } from 'node:crypto';
import { onTestFinished, expect, test } from 'vitest';
import { blobHash } from '../../central/api/blobs.ts';
import { Envelope } from '../../central/api/sync.ts';
import type { AttachedTo } from '../../preload/contract/attachment.ts';
import type { EnvelopeId } from '../../preload/contract/values.ts';
import { attachJpeg, refuseAtCentral } from '../helpers/attach.ts';
import { jfif, jpeg } from '../helpers/blob-files.ts';
import { prepareCentral, type CentralWorld } from '../helpers/central-world.ts';
import { parkedAt, registered } from '../helpers/parked-desk.ts';
import {
  changeOfAddress,
  karen,
  makeThreadWorld,
  move,
  showsPassport,
  startAbout,
  startEnrolledDesk,
} from '../helpers/thread-desk.ts';
import { eventually, type HeadlessDesk } from '../helpers/thread-world.ts';

const makeWorld = prepareCentral();
const photo = (): Buffer => jpeg([jfif], { noise: randomBytes(20_000) });

/** Karen has moved, with two photographs, of which central refuses the second. */
const startWithRefused = async () => {
  const world = await makeThreadWorld(makeWorld);
  const desk = await startEnrolledDesk(world);
  onTestFinished(() => desk.close());
  const good = photo();
  const bad = photo();
  await refuseAtCentral(world, bad);
  const interactionId = await startAbout(desk, karen);
  await desk.get('interaction/set-party', { interactionId, party: { kind: 'subject' } });
  await showsPassport(desk, interactionId);
  const { actId } = await desk.get('act/begin', { interactionId, serviceId: changeOfAddress });
  const to: AttachedTo = { interactionId, actId };
  await attachJpeg(desk, to, { name: 'good.jpg', content: good });
  await attachJpeg(desk, to, { name: 'bad.jpg', content: bad });
  await move(desk, interactionId, '12');
  const { envelopeId } = await parkedAt(desk);
  return { world, desk, to, envelopeId, good, bad };
};

const outboxNow = async (desk: HeadlessDesk) => {
  await desk.get('outbox/send-now', {});
  return desk.get('outbox/list', {});
};

/** Central waits a minute for what was parked before it ever left: nobody has told it that this will not come. */
const arrives = async ({ advance }: CentralWorld, desk: HeadlessDesk): Promise<void> => {
  await eventually(
    () => outboxNow(desk),
    ({ items }) => items.some(({ reason }) => reason === 'later'),
  );
  advance(61_000);
  await eventually(
    () => outboxNow(desk),
    ({ items }) => items.every(({ state }) => state !== 'captured'),
  );
};

const send = async (desk: HeadlessDesk, envelopeId: EnvelopeId) => {
  const { work } = await desk.get('parked/get', { envelopeId });
  return desk.ask('parked/send', {
    envelopeId,
    values: work?.here ?? {},
    centralVersion: work?.centralVersion ?? null,
    onNewGround: false,
  });
};

const namesIn = async (desk: HeadlessDesk, to: AttachedTo) =>
  (await desk.get('attachment/list', to)).attachments.map(({ name, isRefused }) => [name, isRefused]);

const digests = ({ attachments }: Envelope): readonly string[] =>
  attachments.map(({ sha256 }) => sha256).toSorted();

test('work that was put aside for a refused document says which, and is not sent again with it', async () => {
  const { desk, to, envelopeId } = await startWithRefused();
  const { item, documentsOf } = await desk.get('parked/get', { envelopeId });
  expect(item).toMatchObject({ next: 'mend-documents', content: { reason: 'blob/refused' } });
  expect(documentsOf).toEqual(to);
  expect(await namesIn(desk, to)).toEqual([
    ['good.jpg', false],
    ['bad.jpg', true],
  ]);
  expect(await send(desk, envelopeId)).toEqual({
    ok: false,
    problem: { code: 'parked/document-refused' },
  });
});

test('the document replaced, the work goes with the new set; what was signed first keeps the old one', async () => {
  const { world, desk, to, envelopeId, good, bad } = await startWithRefused();
  const { attachments } = await desk.get('attachment/list', to);
  const refused = attachments.find(({ isRefused }) => isRefused);
  if (refused === undefined) throw new Error('one of the two was refused');
  await desk.get('attachment/remove', { attachmentId: refused.attachmentId });
  await desk.get('attachment/restore', { attachmentId: refused.attachmentId });
  expect(await namesIn(desk, to)).toHaveLength(2);
  await desk.get('attachment/remove', { attachmentId: refused.attachmentId });
  const other = photo();
  await attachJpeg(desk, to, { name: 'other.jpg', content: other });
  expect(await send(desk, envelopeId)).toMatchObject({ ok: true });
  await arrives(world, desk);
  expect(await registered(world)).toBe('12');
  const kept = await world.database.query<{ content: string; amends: string | null }>(
    'select content, amends from envelope order by received_at',
  );
  expect(kept.rows.map(({ content }) => digests(Envelope.parse(JSON.parse(content))))).toEqual([
    [blobHash(good), blobHash(other)].toSorted(),
  ]);
  expect(kept.rows[0]?.amends).toBe(envelopeId);
  expect(await namesIn(desk, to)).toEqual([
    ['good.jpg', false],
    ['other.jpg', false],
  ]);
  expect(JSON.stringify(kept.rows)).not.toContain(blobHash(bad));
});

test('left out without another in its place, it goes with what remains', async () => {
  const { world, desk, to, envelopeId, good } = await startWithRefused();
  const { attachments } = await desk.get('attachment/list', to);
  for (const { attachmentId, isRefused } of attachments) {
    if (isRefused) await desk.get('attachment/remove', { attachmentId });
  }
  await send(desk, envelopeId);
  await arrives(world, desk);
  expect(await registered(world)).toBe('12');
  const kept = await world.database.query<{ content: string }>('select content from envelope');
  expect(kept.rows.map(({ content }) => digests(Envelope.parse(JSON.parse(content))))).toEqual([
    [blobHash(good)],
  ]);
  const { item } = await desk.get('parked/get', { envelopeId });
  expect(item.resolved).toMatchObject({ how: 'amended', staffName: 'Anna Holm' });
});

test('the end of a conversation, which has no form, is mended by its documents alone', async () => {
  const world = await makeThreadWorld(makeWorld);
  const desk = await startEnrolledDesk(world);
  onTestFinished(() => desk.close());
  const bad = photo();
  await refuseAtCentral(world, bad);
  const interactionId = await startAbout(desk, karen);
  await desk.get('interaction/set-party', { interactionId, party: { kind: 'subject' } });
  const to: AttachedTo = { interactionId, actId: null };
  const { attachmentId } = await attachJpeg(desk, to, { name: 'bad.jpg', content: bad });
  await desk.get('interaction/end', { interactionId, outcome: 'answered', note: '' });
  const { envelopeId } = await parkedAt(desk);
  await desk.get('attachment/remove', { attachmentId });
  await desk.get('parked/send', { envelopeId, values: {}, centralVersion: null, onNewGround: false });
  await arrives(world, desk);
  const { items } = await desk.get('outbox/list', {});
  expect(items.map(({ kind, state, isResolved }) => [kind, state, isResolved])).toEqual([
    ['interaction-completed', 'sent', false],
    ['interaction-completed', 'parked', true],
  ]);
});
