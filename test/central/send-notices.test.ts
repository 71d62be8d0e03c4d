import { expect, test, vi } from 'vitest';
import { pauseBefore } from '../../central/connectors/pause-before.ts';
import type { Notice } from '../../central/domain/notify-represented.ts';
import { listNotices } from '../../central/store/queries/notices.ts';
import { enrolDevice } from '../helpers/central-device.ts';
import { actEnvelope, byMandate } from '../helpers/central-envelopes.ts';
import { mandate, person } from '../helpers/central-people.ts';
import { prepareCentral, type CentralWorld } from '../helpers/central-world.ts';

/** The represented person is told (domain.md, Authority rule 13): the queue is emptied, and post that is away loses nothing. */

const startWorld = prepareCentral();
const people = [person('mother', { letters: 'print', language: 'pl' }), person('son')];

const pushAct = async (world: CentralWorld) => {
  const device = await enrolDevice(world);
  const act = actEnvelope(device, 'mother', { authority: byMandate() });
  await device.push([device.sign(act)]);
  return act;
};

const patience = { timeout: 60_000 };

test('a notice is handed over once, with what the citizen is told, and is then shown as sent', async () => {
  const delivered: Notice[] = [];
  const post = { deliver: async (notice: Notice) => void delivered.push(notice) };
  const world = await startWorld({ people, mandates: [mandate()], post });
  const act = await pushAct(world);
  await vi.waitFor(async () => {
    const [notice] = await listNotices(world.database, 10);
    expect(notice?.sentAt).toEqual(expect.any(String));
  }, patience);
  expect(delivered).toEqual([
    expect.objectContaining({
      personId: 'mother',
      envelopeId: act.id,
      channel: 'letter',
      language: 'pl',
      content: expect.objectContaining({ reference: act.payload.reference, ground: 'mandate' }),
    }),
  ]);
});

test('while the post is away the notice waits, and the next try comes later than the last', async () => {
  const post = { deliver: () => Promise.reject(new Error('away')) };
  const world = await startWorld({ people, mandates: [mandate()], post });
  await pushAct(world);
  const waiting = await vi.waitFor(async () => {
    const { rows } = await world.database.query<{ attempts: number; sent_at: Date | null; wait: number }>(
      `select attempts, sent_at, extract(epoch from next_try_at - queued_at)::float8 as wait from notice`,
    );
    expect(rows[0]?.attempts).toBe(1);
    return rows[0];
  }, patience);
  expect(waiting?.sent_at).toBeNull();
  expect(waiting?.wait).toBeGreaterThanOrEqual(5);
});

test('each pause is longer than the one before, and none longer than an hour', () => {
  const pauses = Array.from({ length: 40 }, (_, attempts) => pauseBefore(attempts));
  expect(pauses.slice(0, 3)).toEqual([5000, 10_000, 20_000]);
  expect(pauses).toEqual(pauses.toSorted((one, other) => one - other));
  expect(Math.max(...pauses)).toBe(3_600_000);
});
