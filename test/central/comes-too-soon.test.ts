import { expect, test } from 'vitest';
import type { Envelope } from '../../central/api/sync.ts';
import { loadGatewayKeys } from '../../central/http/gateway-keys.ts';
import { signReceipt } from '../../central/http/delivery/receipt.ts';
import { sealEnvelope } from '../../main/sync/envelopes.ts';
import { enrolDevice, type CentralDevice } from '../helpers/central-device.ts';
import { consentEnvelope, consentsAt, withdrawalEnvelope } from '../helpers/central-decisions.ts';
import { actEnvelope } from '../helpers/central-envelopes.ts';
import { person } from '../helpers/central-people.ts';
import { prepareCentral } from '../helpers/central-world.ts';

const makeWorld = prepareCentral();
const day = 24 * 3_600_000;

/** A consent that was given at one desk and withdrawn at another, both accepted and lost; central goes on from a copy that knows of neither. */
const begin = async () => {
  const world = await makeWorld({ people: [person('anna')] });
  const [one, other] = [await enrolDevice(world), await enrolDevice(world)];
  await world.database.query(
    `insert into epoch (version_floor, cause, began_at) values (7, 'operator', $1)`,
    [world.now()],
  );
  const { signing } = await loadGatewayKeys(world.database);
  const accepted = (minutesAgo: number) => Math.floor(world.now().getTime() / 1000) - minutesAgo * 60;
  const withReceipt = async (device: CentralDevice, envelope: Envelope, iat: number) => {
    const { signed, hash } = sealEnvelope(envelope, device.key.privateKey);
    const claims = { sub: envelope.id, hash, seq: 9, aud: envelope.deviceId, iss: 'central', iat };
    return { ...signed, receipt: await signReceipt(claims, signing) };
  };
  const consent = consentEnvelope(one, 'anna');
  const { consentId } = consent.payload;
  const withdrawal = withdrawalEnvelope(other, 'anna', { consentId, laneSequence: 1 });
  const [givenAt, withdrawnAt] = [accepted(90), accepted(60)];
  const given = await withReceipt(one, consent, givenAt);
  const withdrawn = await withReceipt(other, withdrawal, withdrawnAt);
  const unproven = sealEnvelope(withdrawal, other.key.privateKey).signed;
  return { world, one, other, given, withdrawn, unproven, givenAt, withdrawnAt, withReceipt };
};

const instant = (seconds: number): string => new Date(seconds * 1000).toISOString();
const later = [{ outcome: 'later', afterMs: 30_000 }];
const refused = [{ outcome: 'refused', problem: { code: 'envelope/invalid' } }];

test('what comes again before what it was built on waits for it; both count as of when they were accepted', async () => {
  const { one, other, given, withdrawn, givenAt, withdrawnAt } = await begin();
  expect(await other.push([withdrawn])).toMatchObject(later);
  expect(await one.push([given])).toMatchObject([{ outcome: 'accepted' }]);
  expect(await other.push([withdrawn])).toMatchObject([{ outcome: 'accepted' }]);
  expect(await consentsAt(one)).toMatchObject([
    { givenAt: instant(givenAt), withdrawnAt: instant(withdrawnAt) },
  ]);
});

test('after three days nothing is waited for any more: by then every machine has brought again what it had done', async () => {
  const { world, other, withdrawn } = await begin();
  world.advance(3 * day - 60_000);
  await other.call({ method: 'GET', path: '/v1/leases/current' });
  expect(await other.push([withdrawn])).toMatchObject(later);
  world.advance(60_000);
  expect(await other.push([withdrawn])).toMatchObject(refused);
});

test('what had never been accepted is refused at once', async () => {
  const { other, unproven } = await begin();
  expect(await other.push([unproven])).toMatchObject(refused);
});

test('nor is anything waited for that the same machine should have brought before: it has not got it any more', async () => {
  const { one, givenAt, withReceipt } = await begin();
  const { kind: _kind, payload: _payload, ...base } = actEnvelope(one, 'anna');
  const gone = '01890000-0000-7000-8000-000000000009';
  const handover: Envelope = {
    ...base,
    schemaVersion: 2,
    kind: 'work-handed-over',
    payload: { envelopeId: gone, firstId: gone, words: 'Please look at the mandate.' },
  };
  expect(await one.push([await withReceipt(one, handover, givenAt)])).toMatchObject(refused);
});
