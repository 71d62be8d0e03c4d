import { describe, expect, test } from 'vitest';
import { BundleAnswer, RefusalClaims } from '../../central/api/bundle.ts';
import { readBundle } from '../../central/api/bundle-file.ts';
import { sealedIn } from '../../central/api/journal-frames.ts';
import { sealingKeyOf } from '../../central/api/sealed-box.ts';
import type { Envelope } from '../../central/api/sync.ts';
import { openJws } from '../../main/platform/compact-jws.ts';
import { readAnswer, verifyReceipt } from '../../main/sync/receipts.ts';
import { actEnvelope, self } from '../helpers/central-envelopes.ts';
import { enrolDevice, makeDeviceKey, type CentralDevice, type DeviceKey } from '../helpers/central-device.ts';
import { person } from '../helpers/central-people.ts';
import { bundleInMemory } from '../helpers/journals.ts';
import { prepareCentral, type CentralWorld } from '../helpers/central-world.ts';

const makeWorld = prepareCentral();

type Maker = { readonly deviceId: string; readonly key: DeviceKey };
const makerOf = ({ answer, key }: CentralDevice): Maker => ({ deviceId: answer.deviceId, key });

/** A request with a bundle that one machine made and another brings. */
const carry = (maker: Maker, carrier: CentralDevice, envelopes: readonly Envelope[], author = carrier) => {
  const recipient = sealingKeyOf(carrier.answer.sealingKey);
  const work = envelopes.map((envelope) => ({
    envelopeId: envelope.id,
    entry: { deviceId: envelope.deviceId, ...author.sign(envelope) },
  }));
  const about = {
    bundleId: '018f3c1e-0000-7000-8000-000000000001',
    deviceId: maker.deviceId,
    deviceKey: maker.key.publicJwk,
    madeAt: new Date().toISOString(),
  };
  const bytes = bundleInMemory(about, {
    work,
    count: work.length,
    blobs: [],
    recipient,
    privateKey: maker.key.privateKey,
  });
  const reading = readBundle(bytes, recipient);
  if (!reading.ok) throw new Error(reading.fault);
  const { manifestText, signature, records } = reading.value;
  const sealed = records.map((record) => sealedIn(bytes, record).toString('base64'));
  const body = { manifest: manifestText, signature, sealed };
  return carrier.call({ method: 'POST', path: '/v1/bundles', body });
};

const start = async (): Promise<{
  readonly world: CentralWorld;
  readonly maker: CentralDevice;
  readonly carrier: CentralDevice;
}> => {
  const world = await makeWorld({ people: [person('anna')] });
  return { world, maker: await enrolDevice(world), carrier: await enrolDevice(world) };
};

const countEnvelopes = async ({ database }: CentralWorld): Promise<unknown> =>
  (await database.query('select count(*)::int as n from envelope')).rows;

describe('a bundle at central', () => {
  test('is noted with who made it and who brought it', async () => {
    const { world, maker, carrier } = await start();
    const sent = await carry(makerOf(maker), carrier, [actEnvelope(maker, 'anna')], maker);
    expect(BundleAnswer.parse(sent.body).results).toMatchObject([{ result: 'accepted' }]);
    const { rows } = await world.database.query(
      'select device_id, carrier_id, record_count from courier_bundle',
    );
    expect(rows).toEqual([
      { device_id: maker.answer.deviceId, carrier_id: carrier.answer.deviceId, record_count: 1 },
    ]);
  });

  test('is refused when its machine is not enrolled', async () => {
    const { world, maker, carrier } = await start();
    const nobody = { deviceId: 'nobody', key: makeDeviceKey() };
    const sent = await carry(nobody, carrier, [actEnvelope(maker, 'anna')], maker);
    expect(sent).toMatchObject({ status: 422, body: { code: 'bundle/invalid' } });
    expect(await countEnvelopes(world)).toEqual([{ n: 0 }]);
  });

  test('is refused when another machine signed it in the name of the first', async () => {
    const { world, maker, carrier } = await start();
    const pretender = { deviceId: maker.answer.deviceId, key: carrier.key };
    const sent = await carry(pretender, carrier, [actEnvelope(maker, 'anna')], maker);
    expect(sent).toMatchObject({ status: 422, body: { code: 'bundle/invalid' } });
    expect(await countEnvelopes(world)).toEqual([{ n: 0 }]);
  });

  test('brings nothing of a machine other than the one that signed it', async () => {
    const { world, maker, carrier } = await start();
    const sent = await carry(makerOf(maker), carrier, [actEnvelope(carrier, 'anna')], carrier);
    expect(BundleAnswer.parse(sent.body).results).toEqual([{ result: 'unreadable', jws: null }]);
    expect(await countEnvelopes(world)).toEqual([{ n: 0 }]);
  });

  test('answers what it refuses with a word that verifies, and that is no receipt', async () => {
    const { maker, carrier } = await start();
    const envelope = actEnvelope(maker, 'anna', { authority: self('anna', { level: 'none' }) });
    const sent = await carry(makerOf(maker), carrier, [envelope], maker);
    const [answer] = BundleAnswer.parse(sent.body).results;
    const jws = answer?.jws ?? '';
    const { deviceId, signingKey } = maker.answer;
    const claims = RefusalClaims.parse(openJws(jws)?.claims);
    expect(await readAnswer(jws, signingKey, deviceId)).toMatchObject({
      kind: 'refusal',
      envelopeId: envelope.id,
      code: 'authority/insufficient',
    });
    expect(await readAnswer(jws, signingKey, 'another')).toBeNull();
    const expected = { envelopeId: envelope.id, hash: claims.hash, deviceId };
    expect(await verifyReceipt(jws, signingKey, expected)).toEqual({ isGenuine: false });
  });
});
