import { expect, test } from 'vitest';
import type { Outcome } from '../../../central/api/sync.ts';
import { contentHash } from '../../../central/api/canonical.ts';
import { dayThere } from '../../../central/api/day-end.ts';
import { enrolDevice, type CentralDevice } from '../../helpers/central-device.ts';
import { actEnvelope, byMandate, self } from '../../helpers/central-envelopes.ts';
import { pullMandate, transferredEnvelope, withdrawnEnvelope } from '../../helpers/central-mandates.ts';
import { elsewhere, mandate, person } from '../../helpers/central-people.ts';
import { country, prepareCentral, type CentralWorld } from '../../helpers/central-world.ts';

const startWorld = prepareCentral();

const start = async (): Promise<{ readonly world: CentralWorld; readonly device: CentralDevice }> => {
  const world = await startWorld({
    people: [
      person('mother'),
      person('son', { address: elsewhere('8800', '0791', 'Viborg') }),
      person('aunt'),
    ],
    mandates: [mandate()],
  });
  return { world, device: await enrolDevice(world) };
};

const codeOf = (outcome: Outcome | undefined): string =>
  outcome?.outcome === 'refused' ? outcome.problem.code : (outcome?.outcome ?? 'none');
const ago = (minutes: number): string => new Date(Date.now() - minutes * 60_000).toISOString();

test('the grantor ends it, and the office of the holder hears of it', async () => {
  const { world, device } = await start();
  const other = await enrolDevice(world, 'centre-viborg');
  const { cursor } = await other.pullAll();
  const effectiveAt = ago(5);
  const withdrawal = withdrawnEnvelope(device, { effectiveAt }, { madeAt: effectiveAt });
  expect(codeOf((await device.push([device.sign(withdrawal)]))[0])).toBe('accepted');
  expect(await pullMandate(device, 'm1')).toMatchObject({
    revokedAt: effectiveAt,
    revokedOn: dayThere(new Date(effectiveAt), country.timeZone),
    endReason: 'withdrawn-by-grantor',
    version: 2,
  });
  const { changes } = await other.pullAll(cursor);
  expect(changes.map(({ entity, subjectId }) => [entity, subjectId])).toEqual([
    ['mandate', 'son'],
    ['event', 'son'],
  ]);
});

test('the holder lays it down in a file of their own', async () => {
  const { device } = await start();
  const outcome = await device.push([
    device.sign(withdrawnEnvelope(device, { by: 'grantee' }, { lane: 'son' })),
  ]);
  expect(codeOf(outcome[0])).toBe('accepted');
  expect(await pullMandate(device, 'm1')).toMatchObject({ endReason: 'renounced-by-grantee' });
});

test('the holder lays it down in the file of the grantor', async () => {
  const { device } = await start();
  const authority = self('son', { ground: 'mandate' });
  const envelope = withdrawnEnvelope(device, { by: 'grantee' }, { authority });
  expect(codeOf((await device.push([device.sign(envelope)]))[0])).toBe('accepted');
});

test('nobody else ends it', async () => {
  const { device } = await start();
  const outcomes = await device.push([
    device.sign(withdrawnEnvelope(device, { by: 'grantee' }, { lane: 'aunt' })),
    device.sign(withdrawnEnvelope(device, {}, { lane: 'son' })),
    device.sign(withdrawnEnvelope(device, { mandateId: 'm2' })),
  ]);
  expect(outcomes.map(codeOf)).toEqual(['mandate/not-a-side', 'mandate/not-a-side', 'mandate/unknown']);
});

test('withdrawn twice, it ended by the earlier of the two', async () => {
  const { world, device } = await start();
  const other = await enrolDevice(world);
  const late = withdrawnEnvelope(device, { effectiveAt: ago(5) }, { madeAt: ago(5) });
  const early = withdrawnEnvelope(other, { effectiveAt: ago(60) }, { madeAt: ago(60) });
  expect(codeOf((await device.push([device.sign(late)]))[0])).toBe('accepted');
  expect(codeOf((await other.push([other.sign(early)]))[0])).toBe('accepted');
  const { revokedAt } = await pullMandate(device, 'm1');
  expect(revokedAt).toBe(early.kind === 'mandate-withdrawn' ? early.payload.effectiveAt : '');
  const again = withdrawnEnvelope(device, { effectiveAt: ago(1) }, { madeAt: ago(1), laneSequence: 2 });
  expect(codeOf((await device.push([device.sign(again)]))[0])).toBe('accepted');
  expect((await pullMandate(device, 'm1')).revokedAt).toBe(revokedAt);
});

test('a withdrawal reaches back no further than when it was written down, and not into the future', async () => {
  const { device } = await start();
  const madeAt = ago(10);
  const backdated = withdrawnEnvelope(device, { effectiveAt: ago(6000) }, { madeAt });
  await device.push([device.sign(backdated)]);
  expect((await pullMandate(device, 'm1')).revokedAt).toBe(madeAt);
  const { device: second } = await start();
  const future = withdrawnEnvelope(second, { effectiveAt: ago(-6000) });
  await second.push([second.sign(future)]);
  expect(Date.parse((await pullMandate(second, 'm1')).revokedAt ?? '')).toBeLessThanOrEqual(Date.now());
});

test('an act of before the withdrawal is good faith; one of after it is refused, kept and put before a supervisor', async () => {
  const { world, device } = await start();
  const { credential } = await pullMandate(device, 'm1');
  const credentialHash = contentHash(credential ?? '');
  const withdrawal = withdrawnEnvelope(device, { effectiveAt: ago(30) }, { madeAt: ago(30) });
  await device.push([device.sign(withdrawal)]);
  const act = (decidedAt: string, laneSequence: number) =>
    device.sign(
      actEnvelope(device, 'mother', {
        laneSequence,
        baseVersion: null,
        authority: byMandate({ decidedAt, credentialHash }),
      }),
    );
  const outcomes = await device.push([act(ago(31), 2), act(ago(29), 3)]);
  expect(outcomes.map(codeOf)).toEqual(['accepted', 'authority/revoked']);
  const acts = await world.database.query(`select state from act order by reference`);
  expect(acts.rows.map(({ state }: { state: string }) => state).toSorted()).toEqual([
    'effective',
    'in-review',
  ]);
  const reviews = await world.database.query(`select record->>'reason' as reason from review`);
  expect(reviews.rows).toEqual([{ reason: 'authority/revoked' }]);
});

test('a credential that was never issued does not carry an act', async () => {
  const { device } = await start();
  const act = actEnvelope(device, 'mother', { authority: byMandate({ credentialHash: 'forged' }) });
  expect(codeOf((await device.push([device.sign(act)]))[0])).toBe('authority/insufficient');
});

test('another office keeps it after a transfer, under the same credential', async () => {
  const { device } = await start();
  const before = await pullMandate(device, 'm1');
  expect(codeOf((await device.push([device.sign(transferredEnvelope(device, 'Viborg'))]))[0])).toBe(
    'accepted',
  );
  const after = await pullMandate(device, 'm1');
  expect(after).toMatchObject({ office: 'Viborg', version: 2, credential: before.credential });
});
