import { expect, test } from 'vitest';
import fc from 'fast-check';
import { v7 as uuid } from 'uuid';
import type { Envelope } from '../../central/api/sync.ts';
import { decisionEnvelope, employSupervisors, reviewsAt } from '../helpers/central-decisions.ts';
import { enrolDevice, kindOf, type CentralDevice } from '../helpers/central-device.ts';
import { actEnvelope, byMandate, newAddress } from '../helpers/central-envelopes.ts';
import { mandate, person } from '../helpers/central-people.ts';
import { prepareCentral, type CentralWorld } from '../helpers/central-world.ts';

const startWorld = prepareCentral();

type Desk = { readonly world: CentralWorld; readonly device: CentralDevice };

const start = async (): Promise<Desk> => {
  const world = await startWorld({
    people: [person('mother'), person('son'), person('anna')],
    mandates: [mandate({ revokedOn: '2026-01-02' })],
  });
  await employSupervisors(world);
  return { world, device: await enrolDevice(world) };
};

/** On a mandate that was withdrawn before: refused, and in review. */
const onRevoked = { authority: byMandate({ decidedAt: '2026-01-10T09:00:00.000Z' }) };

const moveTo = (
  device: CentralDevice,
  houseNumber: string,
  special: Parameters<typeof actEnvelope>[2] = {},
): Envelope =>
  actEnvelope(device, 'mother', { ...special, payload: { values: newAddress({ houseNumber }) } });

const withdrawal = (
  device: CentralDevice,
  of: Envelope,
  laneSequence: number,
): Extract<Envelope, { readonly kind: 'work-withdrawn' }> => {
  const { kind: _kind, payload: _payload, ...base } = actEnvelope(device, of.lane, { laneSequence });
  return {
    ...base,
    baseVersion: null,
    authority: null,
    kind: 'work-withdrawn',
    payload: {
      envelopeId: of.id,
      deviceSequence: of.deviceSequence,
      reason: 'Karen has thought better of it.',
    },
  };
};

const send = async ({ device }: Desk, ...envelopes: readonly Envelope[]): Promise<readonly unknown[]> =>
  (await device.push(envelopes.map((envelope) => device.sign(envelope)))).map(kindOf);

const houseNumber = async ({ world }: Desk): Promise<string | undefined> =>
  (
    await world.database.query<{ number: string }>(
      `select record->'address'->>'houseNumber' as number from person where subject_id = 'mother'`,
    )
  ).rows[0]?.number;

test('amended work takes effect in the place of what was refused, whose review nobody has to decide any more', async () => {
  const desk = await start();
  const { device } = desk;
  const first = moveTo(device, '12', onRevoked);
  expect(await send(desk, first)).toEqual(['authority/revoked']);
  expect(await reviewsAt(device)).toMatchObject([{ state: 'open' }]);
  const amended = moveTo(device, '14', { laneSequence: 2, amends: first.id });
  expect(await send(desk, amended)).toEqual(['accepted']);
  expect(await houseNumber(desk)).toBe('14');
  expect(await reviewsAt(device)).toMatchObject([
    { state: 'undone', decisions: [{ decision: 'replaced', staffName: 'Mette Test' }] },
  ]);
  const acts = await desk.world.database.query(
    `select state from act where subject_id = 'mother' order by changed_at, state`,
  );
  expect(acts.rows).toEqual([{ state: 'effective' }, { state: 'undone' }]);
});

test('what a supervisor has let take effect cannot be amended', async () => {
  const desk = await start();
  const { device } = desk;
  const first = moveTo(device, '12', onRevoked);
  await send(desk, first);
  const [review] = await reviewsAt(device);
  if (review === undefined) throw new Error('a refused act is in review');
  const accept = decisionEnvelope(device, review, { decision: 'accept-good-faith', laneSequence: 2 });
  expect(await send(desk, accept)).toEqual(['accepted']);
  const amended = moveTo(device, '14', { laneSequence: 3, amends: first.id });
  expect(await send(desk, amended, withdrawal(device, first, 4))).toEqual([
    'work/took-effect',
    'work/took-effect',
  ]);
  expect(await houseNumber(desk)).toBe('12');
});

test('of a line at most one takes effect: a second amendment is refused, also in the same batch', async () => {
  const desk = await start();
  const { device } = desk;
  const first = moveTo(device, '12', onRevoked);
  await send(desk, first);
  const second = moveTo(device, '14', { laneSequence: 2, amends: first.id });
  const third = moveTo(device, '16', { laneSequence: 3, amends: first.id });
  expect(await send(desk, second, third)).toEqual(['accepted', 'work/took-effect']);
  expect(await houseNumber(desk)).toBe('14');
});

test('withdrawn work is refused wherever it turns up later, and central knows by whom and why', async () => {
  const desk = await start();
  const { device } = desk;
  const lost = moveTo(device, '12');
  const taken = withdrawal(device, lost, 2);
  expect(await send(desk, taken)).toEqual(['later']);
  desk.world.advance(61_000);
  expect(await send(desk, taken)).toEqual(['accepted']);
  const late = moveTo(device, '12', { laneSequence: 3, amends: lost.id });
  expect(await send(desk, late)).toEqual(['work/withdrawn']);
  expect(await houseNumber(desk)).toBe('1');
  const kept = await desk.world.database.query(
    `select envelope_id, staff_id, reason, device_sequence::int as sequence from withdrawn_work`,
  );
  expect(kept.rows).toEqual([
    {
      envelope_id: lost.id,
      staff_id: 'staff-1',
      reason: 'Karen has thought better of it.',
      sequence: lost.deviceSequence,
    },
  ]);
});

test('withdrawn work in review is not decided any more, and its act never takes effect', async () => {
  const desk = await start();
  const { device } = desk;
  const first = moveTo(device, '12', onRevoked);
  await send(desk, first);
  const [review] = await reviewsAt(device);
  if (review === undefined) throw new Error('a refused act is in review');
  const accept = decisionEnvelope(device, review, { decision: 'accept-good-faith', laneSequence: 3 });
  expect(await send(desk, withdrawal(device, first, 2), accept)).toEqual(['accepted', 'conflict']);
  expect(await reviewsAt(device)).toMatchObject([
    { state: 'undone', decisions: [{ decision: 'withdrawn', reason: 'Karen has thought better of it.' }] },
  ]);
  expect(await houseNumber(desk)).toBe('1');
});

test('nobody amends or withdraws the work of another machine, or of another citizen', async () => {
  const desk = await start();
  const { device, world } = desk;
  const first = moveTo(device, '12', onRevoked);
  await send(desk, first);
  const stranger = { world, device: await enrolDevice(world) };
  const foreign = moveTo(stranger.device, '14', { amends: first.id });
  expect(await send(stranger, foreign, withdrawal(stranger.device, first, 2))).toEqual([
    'envelope/invalid',
    'envelope/invalid',
  ]);
  const elsewhere = actEnvelope(device, 'anna', { amends: first.id });
  expect(await send(desk, elsewhere)).toEqual(['envelope/invalid']);
});

test('amended on a mandate that was withdrawn after the first try, it goes to a supervisor', async () => {
  const desk = await start();
  const { device } = desk;
  const before = { authority: byMandate({ decidedAt: '2026-01-01T09:00:00.000Z' }) };
  const first = moveTo(device, '12', { ...before, baseVersion: 1, payload: {} });
  const other = { ...desk, device: await enrolDevice(desk.world) };
  expect(await send(other, moveTo(other.device, '34'))).toEqual(['accepted']);
  expect(await send(desk, first)).toEqual(['conflict']);
  const amended = moveTo(device, '14', { ...before, laneSequence: 2, baseVersion: 2, amends: first.id });
  expect(await send(desk, amended)).toEqual(['authority/revoked']);
  expect(await houseNumber(desk)).toBe('34');
});

test('a conflict says who was faster, where and when', async () => {
  const desk = await start();
  const { device, world } = desk;
  const other = { world, device: await enrolDevice(world) };
  expect(await send(other, moveTo(other.device, '34'))).toEqual(['accepted']);
  const [outcome] = await device.push([device.sign(moveTo(device, '12'))]);
  expect(outcome).toMatchObject({
    outcome: 'conflict',
    current: { address: { houseNumber: '34' } },
    change: { staffName: 'Mette Test', centreName: 'Borgerservice Aarhus', at: expect.any(String) },
  });
});

test(
  'in whatever order a line of work, its review and its withdrawal come, at most one of it takes effect',
  { timeout: 120_000 },
  async () => {
    const desk = await start();
    const { device } = desk;
    const step = fc.constantFrom(
      'amend-revoked' as const,
      'amend' as const,
      'accept' as const,
      'withdraw' as const,
    );
    let lane = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 5 }), async (steps) => {
        const first = moveTo(device, '12', { ...onRevoked, laneSequence: (lane += 1), baseVersion: null });
        const sent = [first];
        await send(desk, first);
        await reviewsAt(device);
        for (const each of steps) {
          lane += 1;
          const base = { laneSequence: lane, baseVersion: null, amends: first.id, id: uuid() };
          if (each === 'amend-revoked') sent.push(moveTo(device, '13', { ...onRevoked, ...base }));
          if (each === 'amend') sent.push(moveTo(device, '14', base));
          if (each === 'withdraw') await send(desk, withdrawal(device, first, lane));
          if (each === 'accept') {
            const mine = new Set(sent.map(({ id }) => `review-${id}`));
            const open = (await reviewsAt(device)).findLast(({ reviewId }) => mine.has(reviewId));
            if (open === undefined) throw new Error('the first is in review');
            await send(
              desk,
              decisionEnvelope(device, open, { decision: 'accept-good-faith', laneSequence: lane }),
            );
          }
          const last = sent.at(-1);
          if (each.startsWith('amend') && last !== undefined) await send(desk, last);
        }
        const effective = await desk.world.database.query<{ count: number }>(
          `select count(*)::int as count from act where state = 'effective' and envelope_id = any($1::uuid[])`,
          [sent.map(({ id }) => id)],
        );
        expect(effective.rows[0]?.count).toBeLessThanOrEqual(1);
      }),
      { numRuns: 8 },
    );
  },
);
