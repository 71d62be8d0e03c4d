import { generateKeyPairSync } from 'node:crypto';
import { expect, test } from 'vitest';
import type { ReceiptClaims } from '../../central/api/sync.ts';
import { loadGatewayKeys, type GatewayKey } from '../../central/http/gateway-keys.ts';
import { signReceipt } from '../../central/http/delivery/receipt.ts';
import { sealEnvelope } from '../../main/sync/envelopes.ts';
import { enrolDevice } from '../helpers/central-device.ts';
import { actEnvelope, byMandate } from '../helpers/central-envelopes.ts';
import { person } from '../helpers/central-people.ts';
import { prepareCentral } from '../helpers/central-world.ts';

const makeWorld = prepareCentral();

/** An act on a mandate that central does not know, delivered with a receipt that says this; what central answers. */
const deliver = async (
  other: Partial<ReceiptClaims>,
  { isForged = false, changed = (receipt: string) => receipt } = {},
) => {
  const world = await makeWorld({ people: [person('anna')] });
  const device = await enrolDevice(world);
  const act = actEnvelope(device, 'anna', { authority: byMandate() });
  const { signed, hash } = sealEnvelope(act, device.key.privateKey);
  const { signing } = await loadGatewayKeys(world.database);
  const { privateKey } = generateKeyPairSync('ed25519');
  const key: GatewayKey = isForged ? { ...signing, privateKey } : signing;
  const claims = { sub: act.id, hash, seq: 9, aud: act.deviceId, iss: 'central', iat: 0, ...other };
  const receipt = changed(await signReceipt(claims, key));
  const [outcome] = await device.push([{ ...signed, receipt }]);
  return outcome;
};

const noGround = { outcome: 'refused', problem: { code: 'authority/insufficient' } };

test('what comes with central’s own receipt for these bytes was accepted before, and is again', async () => {
  expect(await deliver({})).toMatchObject({ outcome: 'accepted' });
});

test.each([
  ['of other work', { sub: '01890000-0000-7000-8000-000000000009' }],
  ['for other content', { hash: 'A'.repeat(43) }],
  ['to another machine', { aud: 'device-2' }],
])('a receipt %s shows nothing', async (_, other) => {
  expect(await deliver(other)).toMatchObject(noGround);
});

test('nor does one that somebody else signed, or that is none', async () => {
  expect(await deliver({}, { isForged: true })).toMatchObject(noGround);
  expect(await deliver({}, { changed: (receipt) => receipt.slice(4) })).toMatchObject(noGround);
  expect(await deliver({}, { changed: () => 'eyJhbGciOiJub25lIn0.e30.' })).toMatchObject(noGround);
});
