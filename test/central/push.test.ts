import { compactVerify, importJWK } from 'jose';
import { expect, test } from 'vitest';
import { contentHash } from '../../central/api/canonical.ts';
import { signEnvelope } from '../../central/api/envelope-signature.ts';
import { ReceiptClaims, type Outcome } from '../../central/api/sync.ts';
import { enrolDevice, type CentralDevice } from '../helpers/central-device.ts';
import { actEnvelope, interactionEnvelope, newAddress } from '../helpers/central-envelopes.ts';
import { person } from '../helpers/central-people.ts';
import { prepareCentral, type CentralWorld } from '../helpers/central-world.ts';

const startWorld = prepareCentral();

const start = async (): Promise<{ readonly world: CentralWorld; readonly device: CentralDevice }> => {
  const world = await startWorld({ people: [person('anna'), person('bodil')] });
  return { world, device: await enrolDevice(world) };
};

const receiptOf = (outcome: Outcome | undefined): string => {
  if (outcome?.outcome !== 'accepted' && outcome?.outcome !== 'duplicate')
    throw new Error(JSON.stringify(outcome));
  return outcome.receipt;
};

const countOf = async ({ database }: CentralWorld, table: string): Promise<number> =>
  (await database.query<{ count: number }>(`select count(*)::int as count from ${table}`)).rows[0]?.count ??
  -1;

test('an accepted envelope gets a receipt that the gateway signed over its id, content, device and place', async () => {
  const { device } = await start();
  const signed = device.sign(actEnvelope(device, 'anna'));
  const other = device.sign(actEnvelope(device, 'bodil'));
  const outcomes = await device.push([signed, other]);
  const { signingKey } = device.answer;
  const read = async (outcome: Outcome | undefined) => {
    const opened = await compactVerify(receiptOf(outcome), await importJWK(signingKey, 'EdDSA'));
    expect(opened.protectedHeader).toEqual({ alg: 'EdDSA', kid: signingKey.kid });
    return ReceiptClaims.parse(JSON.parse(new TextDecoder().decode(opened.payload)));
  };
  const [first, second] = [await read(outcomes[0]), await read(outcomes[1])];
  expect(first).toMatchObject({
    sub: outcomes[0]?.id,
    hash: contentHash(signed.content),
    aud: device.answer.deviceId,
  });
  expect(second.seq).toBeGreaterThan(first.seq);
});

test('the bytes that were signed are the bytes that are kept', async () => {
  const { world, device } = await start();
  const signed = device.sign(actEnvelope(device, 'anna'));
  await device.push([signed]);
  const kept = await world.database.query('select content, signature from envelope');
  expect(kept.rows).toEqual([signed]);
});

test('the same envelope again gets the first receipt byte for byte and has no second effect', async () => {
  const { world, device } = await start();
  const signed = device.sign(actEnvelope(device, 'anna'));
  const first = receiptOf((await device.push([signed]))[0]);
  world.advance(60_000);
  const [again] = await device.push([signed]);
  expect(again).toEqual({ outcome: 'duplicate', id: expect.any(String), receipt: first });
  expect(await countOf(world, 'act')).toBe(1);
  expect(await countOf(world, 'person_change')).toBe(1);
});

test('the same envelope twice in one batch has one effect and one receipt', async () => {
  const { world, device } = await start();
  const signed = device.sign(actEnvelope(device, 'anna'));
  const [first, second] = await device.push([signed, signed]);
  expect([first?.outcome, second?.outcome]).toEqual(['accepted', 'duplicate']);
  expect(receiptOf(second)).toBe(receiptOf(first));
  expect(await countOf(world, 'act')).toBe(1);
});

test('the same envelope on eight connections to two gateways at once has one effect', async () => {
  const { world, device } = await start();
  const second = await world.startAnother();
  const signed = device.sign(actEnvelope(device, 'anna'));
  const pushes = Array.from({ length: 8 }, (_, index) =>
    index % 2 === 0 ? device.push([signed]) : device.pushTo(second.url, [signed]),
  );
  const outcomes = (await Promise.all(pushes)).flat();
  expect(outcomes.map(({ outcome }) => outcome).toSorted()).toEqual([
    'accepted',
    ...Array.from({ length: 7 }, () => 'duplicate'),
  ]);
  expect(new Set(outcomes.map(receiptOf)).size).toBe(1);
  expect(await countOf(world, 'act')).toBe(1);
  expect(await countOf(world, `change where entity = 'act'`)).toBe(1);
});

const batchOf = (of: CentralDevice, lanes: readonly string[]) =>
  lanes.map((lane) => of.sign(interactionEnvelope(of, lane)));

test('batches that touch the same people in opposite order all get through', async () => {
  const { world, device } = await start();
  const other = await enrolDevice(world);
  const outcomes = await Promise.all([
    device.push(batchOf(device, ['anna', 'bodil'])),
    other.push(batchOf(other, ['bodil', 'anna'])),
  ]);
  expect(outcomes.flat().map(({ outcome }) => outcome)).toEqual(Array.from({ length: 4 }, () => 'accepted'));
});

test('another content under a known id is refused as tampering and kept for the security officer', async () => {
  const { world, device } = await start();
  const envelope = actEnvelope(device, 'anna');
  await device.push([device.sign(envelope)]);
  const altered = device.sign({
    ...envelope,
    payload: { ...envelope.payload, values: newAddress({ town: 'X' }) },
  });
  const [outcome] = await device.push([altered]);
  expect(outcome).toMatchObject({
    outcome: 'refused',
    id: envelope.id,
    problem: { code: 'envelope/tampered' },
  });
  const reports = await world.database.query('select content from tamper_report');
  expect(reports.rows).toEqual([{ content: altered.content }]);
  expect(await countOf(world, 'act')).toBe(1);
});

test('an envelope that comes after its successor was judged is refused, and stays refused', async () => {
  const { device } = await start();
  const late = device.sign(interactionEnvelope(device, 'anna', { laneSequence: 1 }));
  await device.push([device.sign(interactionEnvelope(device, 'anna', { laneSequence: 1 }))]);
  const [outcome] = await device.push([late]);
  expect(outcome).toMatchObject({ outcome: 'refused', problem: { code: 'lane/out-of-order' } });
  expect((await device.push([late]))[0]).toEqual(outcome);
});

test('an envelope whose predecessor is missing waits, with all that follow it, and goes on when it has come', async () => {
  const { device } = await start();
  const [one, two, three] = [1, 2, 3].map((laneSequence) =>
    device.sign(interactionEnvelope(device, 'anna', { laneSequence })),
  );
  if (one === undefined || two === undefined || three === undefined) throw new Error('three were made');
  const other = device.sign(interactionEnvelope(device, 'bodil'));
  const early = await device.push([two, three, other]);
  expect(early.map(({ outcome }) => outcome)).toEqual(['later', 'later', 'accepted']);
  const inOrder = await device.push([one, two, three]);
  expect(inOrder.map(({ outcome }) => outcome)).toEqual(['accepted', 'accepted', 'accepted']);
});

test('a lane does not wait for ever for a predecessor that never comes', async () => {
  const { world, device } = await start();
  const signed = device.sign(interactionEnvelope(device, 'anna', { laneSequence: 5 }));
  expect((await device.push([signed]))[0]?.outcome).toBe('later');
  world.advance(60_000);
  expect((await device.push([signed]))[0]?.outcome).toBe('accepted');
});

test('each device has a lane of its own for the same subject', async () => {
  const { world, device } = await start();
  const other = await enrolDevice(world);
  await device.push([device.sign(interactionEnvelope(device, 'anna'))]);
  expect((await other.push([other.sign(interactionEnvelope(other, 'anna'))]))[0]?.outcome).toBe('accepted');
});

const refusedAs = async (device: CentralDevice, signed: Parameters<CentralDevice['push']>[0][number]) => {
  const good = device.sign(interactionEnvelope(device, 'bodil'));
  const [bad, other] = await device.push([signed, good]);
  expect(other?.outcome).toBe('accepted');
  return bad?.outcome === 'refused' ? bad.problem.code : bad?.outcome;
};

test('what cannot be read is refused for itself alone; the others of its batch go on', async () => {
  const { world } = await start();
  const stranger = await enrolDevice(world);
  const cases: readonly [string, (of: CentralDevice) => { content: string; signature: string }][] = [
    ['envelope/invalid', () => ({ content: 'no JSON', signature: '' })],
    ['envelope/foreign-device', () => stranger.sign(actEnvelope(stranger, 'anna'))],
    ['envelope/signature-invalid', (of) => signEnvelope(actEnvelope(of, 'anna'), stranger.key.privateKey)],
    ['envelope/signature-invalid', (of) => ({ ...of.sign(actEnvelope(of, 'anna')), signature: 'x' })],
    ['envelope/version-unknown', (of) => of.sign({ ...actEnvelope(of, 'anna'), schemaVersion: 3 })],
    ['envelope/invalid', (of) => of.sign({ ...actEnvelope(of, 'anna'), laneSequence: 0 })],
    ['envelope/invalid', (of) => of.sign(actEnvelope(of, 'anna', { payload: { reference: 'a\u0000b' } }))],
    ['subject/unknown', (of) => of.sign(actEnvelope(of, 'nobody'))],
    ['service/unknown', (of) => of.sign(actEnvelope(of, 'anna', { payload: { serviceId: 'witchcraft' } }))],
    [
      'envelope/invalid',
      (of) => of.sign(actEnvelope(of, 'anna', { payload: { values: { moveDate: 'soon' } } })),
    ],
  ];
  for (const [code, make] of cases) {
    const device = await enrolDevice(world);
    expect(await refusedAs(device, make(device))).toBe(code);
  }
});

test('the same meaning in other bytes than the canonical ones is refused', async () => {
  const { device } = await start();
  const { content } = device.sign(actEnvelope(device, 'anna'));
  const spaced = content.replace('{', '{ ');
  const signed = device.signText(spaced);
  expect(await refusedAs(device, signed)).toBe('envelope/invalid');
});

test('fields that a newer workstation adds are kept and do no harm', async () => {
  const { world, device } = await start();
  const newer = { ...actEnvelope(device, 'anna'), moonPhase: 'waxing' };
  expect((await device.push([device.sign(newer)]))[0]?.outcome).toBe('accepted');
  const kept = await world.database.query<{ content: string }>('select content from envelope');
  expect(kept.rows[0]?.content).toContain('"moonPhase":"waxing"');
});
