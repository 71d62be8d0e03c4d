import { onTestFinished, expect, test } from 'vitest';
import { Envelope } from '../../central/api/sync.ts';
import { prepareCentral, type CentralWorld } from '../helpers/central-world.ts';
import { parkedAt, registered } from '../helpers/parked-desk.ts';
import { readPdf } from '../helpers/read-pdf.ts';
import {
  andersShowsHisPassport,
  karen,
  makeThreadWorld,
  move,
  showsPassport,
  startAbout,
  startEnrolledDesk,
} from '../helpers/thread-desk.ts';
import { eventually, type HeadlessDesk } from '../helpers/thread-world.ts';

const makeWorld = prepareCentral();

/** Her mandate to him was withdrawn, and no desk has heard of it: the register tells nobody here. */
const withdrawUnheard = async ({ database }: CentralWorld): Promise<void> => {
  const past = { revokedOn: '2026-01-02', revokedAt: '2026-01-02T08:00:00.000Z' };
  await database.query('update mandate set record = record || $2 where subject_id = $1', [
    karen,
    JSON.stringify(past),
  ]);
};

/** Anders has moved his mother on a mandate that does not stand any more. */
const startWithRefused = async () => {
  const world = await makeThreadWorld(makeWorld);
  const desk = await startEnrolledDesk(world);
  onTestFinished(() => desk.close());
  await withdrawUnheard(world);
  const interactionId = await startAbout(desk, karen);
  await andersShowsHisPassport(desk, interactionId);
  const actId = await move(desk, interactionId, '12');
  const { envelopeId } = await parkedAt(desk);
  return { world, desk, interactionId, actId, envelopeId };
};
type Started = Awaited<ReturnType<typeof startWithRefused>>;

const send = async ({ desk, envelopeId }: Started, onNewGround: boolean) => {
  const { work } = await desk.get('parked/get', { envelopeId });
  return desk.ask('parked/send', {
    envelopeId,
    values: work?.here ?? {},
    centralVersion: work?.centralVersion ?? null,
    onNewGround,
  });
};

/** Karen comes herself. */
const karenComes = async ({ desk, envelopeId, interactionId: first }: Started) => {
  await desk.get('interaction/end', { interactionId: first, outcome: 'answered', note: '' });
  const { interactionId } = await desk.get('parked/new-ground', { envelopeId, channel: 'counter' });
  expect(interactionId).not.toBe(first);
  await desk.get('interaction/set-party', { interactionId, party: { kind: 'subject' } });
  expect((await desk.get('parked/get', { envelopeId })).newGround).toMatchObject({
    isOpen: true,
    answer: { outcome: 'refuse' },
  });
  await showsPassport(desk, interactionId);
  return interactionId;
};

const sentLast = async ({ database }: CentralWorld, envelopeId: string): Promise<Envelope> => {
  const kept = await database.query<{ content: string }>('select content from envelope where amends = $1', [
    envelopeId,
  ]);
  return Envelope.parse(JSON.parse(kept.rows[0]?.content ?? ''));
};

const printed = async (desk: HeadlessDesk, actId: Started['actId']): Promise<string> => {
  const { data } = await desk.get('act/print-receipt', { actId });
  return (await readPdf(Buffer.from(data, 'base64'))).text.replaceAll(/\s+/gu, '');
};

test('work refused for its ground is never sent again on the same one', async () => {
  const started = await startWithRefused();
  const { item, newGround } = await started.desk.get('parked/get', { envelopeId: started.envelopeId });
  expect(item).toMatchObject({
    next: 'wait-for-review',
    actions: ['new-ground', 'hand-over', 'withdraw'],
  });
  expect(newGround).toBeNull();
  const refused = { ok: false, problem: { code: 'authority/refused' } };
  expect(await send(started, false)).toEqual(refused);
  expect(await send(started, true)).toEqual({ ok: false, problem: { code: 'parked/not-possible' } });
});

test('the citizen comes herself: the same act goes on her own ground, judged as of now, and no review is left', async () => {
  const started = await startWithRefused();
  const { world, desk, envelopeId, actId } = started;
  const interactionId = await karenComes(started);
  expect(await desk.get('parked/of-contact', { interactionId })).toMatchObject({
    items: [{ envelopeId, answer: { outcome: 'permit' } }],
  });
  const before = await desk.get('act/receipt', { actId });
  expect(await send(started, true)).toMatchObject({ ok: true });
  await eventually(
    () => registered(world),
    (number) => number === '12',
  );
  const { authority, payload } = await sentLast(world, envelopeId);
  expect(authority).toMatchObject({ ground: 'self', partyPersonId: karen, mandateId: null, level: 'high' });
  expect(payload).toMatchObject({ actId, interactionId, reference: before.reference });
  const reviews = await world.database.query<{ record: { state: string; decisions: unknown[] } }>(
    'select record from review',
  );
  expect(reviews.rows.map(({ record }) => record)).toMatchObject([
    { state: 'undone', decisions: [{ decision: 'replaced' }] },
  ]);
  expect(await desk.get('parked/of-contact', { interactionId })).toEqual({ items: [] });
});

test('the receipt then says who acted last and that it takes the place of what was written first', async () => {
  const started = await startWithRefused();
  const { desk, actId } = started;
  expect(await desk.get('act/receipt', { actId })).toMatchObject({
    partyName: 'Anders Sørensen',
    amendedAt: null,
  });
  expect(await printed(desk, actId)).not.toContain('Erstatter');
  await karenComes(started);
  await send(started, true);
  const receipt = await desk.get('act/receipt', { actId });
  expect(receipt.partyName).toMatch(/^Karen/u);
  expect(receipt.amendedAt).not.toBeNull();
  expect(receipt.nextSteps.map(({ code }) => code)).not.toContain('represented-told');
  expect(receipt.obligations.map(({ code }) => code)).not.toContain('notify-represented');
  const paper = await printed(desk, actId);
  expect(paper).toContain('Erstatterdet,derblevskrevet');
  expect(paper).not.toContain('Anders');
});

test('a contact that has ended proves nothing any more, and another can be begun', async () => {
  const started = await startWithRefused();
  const { desk, envelopeId } = started;
  const interactionId = await karenComes(started);
  await desk.get('interaction/end', { interactionId, outcome: 'answered', note: '' });
  expect((await desk.get('parked/get', { envelopeId })).newGround).toMatchObject({ isOpen: false });
  expect(await send(started, true)).toEqual({ ok: false, problem: { code: 'parked/not-possible' } });
  const again = await desk.get('parked/new-ground', { envelopeId, channel: 'counter' });
  expect(again.interactionId).not.toBe(interactionId);
});

test('an open contact about the same citizen is gone on with', async () => {
  const { desk, envelopeId, interactionId } = await startWithRefused();
  expect(await desk.get('parked/new-ground', { envelopeId, channel: 'counter' })).toEqual({ interactionId });
});

test('on a ground that is not there yet nothing is sent', async () => {
  const started = await startWithRefused();
  const { desk, envelopeId, interactionId: first } = started;
  await desk.get('interaction/end', { interactionId: first, outcome: 'answered', note: '' });
  await desk.get('parked/new-ground', { envelopeId, channel: 'counter' });
  expect(await send(started, true)).toEqual({ ok: false, problem: { code: 'authority/refused' } });
});
