import { compactVerify, importJWK } from 'jose';
import { expect, test } from 'vitest';
import { contentHash } from '../../central/api/canonical.ts';
import { ReceiptClaims } from '../../central/api/sync.ts';
import { enrolDevice } from '../helpers/central-device.ts';
import { actEnvelope } from '../helpers/central-envelopes.ts';
import { person } from '../helpers/central-people.ts';
import { useCentral } from '../helpers/central-world.ts';

const startWorld = useCentral();

test('an accepted envelope gets a receipt that the gateway signed over its id, content and device', async () => {
  const world = await startWorld({ people: [person('anna')] });
  const device = await enrolDevice(world);
  const signed = device.sign(actEnvelope(device, 'anna'));
  const [outcome] = await device.push([signed]);
  if (outcome?.outcome !== 'accepted') throw new Error(JSON.stringify(outcome));
  const { signingKey } = device.answer;
  const { payload, protectedHeader } = await compactVerify(
    outcome.receipt,
    await importJWK(signingKey, 'EdDSA'),
  );
  const claims = ReceiptClaims.parse(JSON.parse(new TextDecoder().decode(payload)));
  expect(claims).toMatchObject({
    sub: outcome.id,
    hash: contentHash(signed.content),
    aud: device.answer.deviceId,
  });
  expect(protectedHeader).toEqual({ alg: 'EdDSA', kid: signingKey.kid });
});
