import { describe, expect, test } from 'vitest';
import type { EnvelopeClock } from '../../central/api/sync.ts';
import { listNotices } from '../../central/store/queries/notices.ts';
import {
  consentEnvelope,
  consentsAt,
  decisionEnvelope,
  employSupervisors,
  reviewsAt,
  withdrawalEnvelope,
} from '../helpers/central-decisions.ts';
import { actEnvelope, byMandate, self } from '../helpers/central-envelopes.ts';
import { enrolDevice } from '../helpers/central-device.ts';
import { mandate, person } from '../helpers/central-people.ts';
import { prepareCentral } from '../helpers/central-world.ts';

const makeWorld = prepareCentral();
const hourMs = 3_600_000;

/** What a machine says whose clock is behind by so much. */
const clock = (behindMs: number | null): EnvelopeClock => ({
  monotonicMs: 60_000,
  bootId: 'run-1',
  serverOffsetMs: behindMs,
  offsetAgeMs: behindMs === null ? null : 1000,
});

/** The mandate was revoked an hour ago. */
const start = async () => {
  const revokedAt = new Date(Date.now() - hourMs).toISOString();
  const world = await makeWorld({
    people: [person('anna'), person('son')],
    mandates: [
      mandate({
        mandateId: 'm1',
        grantorId: 'anna',
        granteeId: 'son',
        revokedOn: revokedAt.slice(0, 10),
        revokedAt,
      }),
    ],
  });
  const device = await enrolDevice(world);
  await world.database.query(`update lease_period set from_at = from_at - interval '100 days'`);
  /** An act that the machine's clock puts at `at`, counted from now. */
  const push = async (at: number, behindMs: number | null) => {
    const decidedAt = new Date(Date.now() + at).toISOString();
    const authority = byMandate({ decidedAt });
    const envelope = actEnvelope(device, 'anna', { authority, madeAt: decidedAt, clock: clock(behindMs) });
    const [outcome] = await device.push([device.sign(envelope)]);
    const { changes } = await device.pullAll();
    const act = changes.flatMap((change) => (change.entity === 'act' ? [change.record] : []))[0];
    return { outcome, act };
  };
  return { world, device, push };
};

test('who was represented is told the moment as central’s clock had it, also where a supervisor lets the work stand', async () => {
  const { world, device, push } = await start();
  await employSupervisors(world);
  await push(-3 * hourMs - 60_000, 3 * hourMs);
  const [review] = await reviewsAt(device);
  if (review === undefined) throw new Error('work on a revoked mandate is in review');
  const decision = decisionEnvelope(device, review, { decision: 'accept-good-faith', laneSequence: 2 });
  expect(await device.push([device.sign(decision)])).toMatchObject([{ outcome: 'accepted' }]);
  const [notice] = await listNotices(world.database, 10);
  expect(notice?.content.decidedAt).toBe(review.decidedAt);
});

describe('central judges as of the moment at which something was really done:', () => {
  test('a clock three hours behind does not bring work done after a revocation before it', async () => {
    const { device, push } = await start();
    const { outcome, act } = await push(-3 * hourMs - 60_000, 3 * hourMs);
    expect(outcome).toMatchObject({ outcome: 'refused', problem: { code: 'authority/revoked' } });
    expect(act).toMatchObject({ state: 'in-review', clockNote: { behindMs: 3 * hourMs } });
    expect(await reviewsAt(device)).toMatchObject([{ clockNote: act?.clockNote }]);
    expect(Date.parse(act?.clockNote?.judgedAsOf ?? '')).toBeCloseTo(Date.now() - 60_000, -4);
  });

  test('a clock three hours ahead does not put work done before a revocation after it', async () => {
    const { push } = await start();
    const { outcome, act } = await push(hourMs, -3 * hourMs);
    expect(outcome).toMatchObject({ outcome: 'accepted' });
    expect(act).toMatchObject({ state: 'effective', clockNote: { behindMs: -3 * hourMs } });
  });

  test('a clock that is right is judged as it says, and nothing is noted', async () => {
    const { push } = await start();
    const { outcome, act } = await push(-2 * hourMs, 20_000);
    expect(outcome).toMatchObject({ outcome: 'accepted' });
    expect(act).toMatchObject({ clockNote: null });
  });

  test('a machine that does not know is not believed that it was before the revocation: a person looks at it', async () => {
    for (const at of [-2 * hourMs, 50 * hourMs]) {
      const { device, push } = await start();
      const { outcome, act } = await push(at, null);
      expect(outcome).toMatchObject({ outcome: 'refused', problem: { code: 'authority/revoked' } });
      expect(act).toMatchObject({ state: 'in-review' });
      expect(await reviewsAt(device)).toHaveLength(1);
    }
  });

  test('a machine that does not know is taken at its word where that makes no difference', async () => {
    const world = await makeWorld({ people: [person('anna')] });
    const device = await enrolDevice(world);
    const envelope = actEnvelope(device, 'anna', { clock: clock(null) });
    expect(await device.push([device.sign(envelope)])).toMatchObject([{ outcome: 'accepted' }]);
  });
});

const workAt = async (hoursAfterEnrolment: number, behindHours: number) => {
  const world = await makeWorld({ people: [person('anna')] });
  const device = await enrolDevice(world);
  const enrolledMs = Date.now();
  world.advance(200 * hourMs);
  await device.call({ method: 'GET', path: '/v1/leases/current' });
  const decidedAt = new Date(enrolledMs + (hoursAfterEnrolment - behindHours) * hourMs).toISOString();
  const authority = self('anna', { decidedAt });
  const envelope = actEnvelope(device, 'anna', {
    authority,
    madeAt: decidedAt,
    clock: clock(behindHours * hourMs),
  });
  return (await device.push([device.sign(envelope)]))[0];
};

describe('a lease that had run out', () => {
  test('sends what was done afterwards to a person', async () => {
    expect(await workAt(80, 0)).toMatchObject({
      outcome: 'refused',
      problem: { code: 'authority/insufficient', detail: 'the lease of the machine had run out' },
    });
  });

  test('does so also where the clock of the machine was put back', async () => {
    expect(await workAt(80, 30)).toMatchObject({ outcome: 'refused' });
  });

  test('carries no consent that was given afterwards, and never stands in the way of taking one back', async () => {
    const world = await makeWorld({ people: [person('anna')] });
    const device = await enrolDevice(world);
    const given = consentEnvelope(device, 'anna');
    await device.push([device.sign(given)]);
    world.advance(200 * hourMs);
    await device.call({ method: 'GET', path: '/v1/leases/current' });
    const madeAt = new Date(Date.now() + 80 * hourMs).toISOString();
    const late = { ...consentEnvelope(device, 'anna', { laneSequence: 2 }), madeAt };
    late.authority = self('anna', { decidedAt: madeAt });
    const { consentId } = given.payload;
    const back = { ...withdrawalEnvelope(device, 'anna', { consentId, laneSequence: 3 }), madeAt };
    expect(await device.push([late, back].map(device.sign))).toMatchObject([
      { outcome: 'refused', problem: { detail: 'the lease of the machine had run out' } },
      { outcome: 'accepted' },
    ]);
    expect(await consentsAt(device)).toMatchObject([{ consentId, withdrawnAt: expect.any(String) }]);
  });

  test('touches nothing that was done before, however late it comes', async () => {
    expect(await workAt(60, 0)).toMatchObject({ outcome: 'accepted' });
  });
});
