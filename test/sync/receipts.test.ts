import { sign } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { contentHash } from '../../central/api/canonical.ts';
import type { ReceiptClaims } from '../../central/api/sync.ts';
import { verifyReceipt } from '../../main/sync/receipts.ts';
import { envelopeId, makeKeys, signReceipt, toJwk } from '../helpers/sync-envelopes.ts';
import { SyncWorld } from '../helpers/sync-world.ts';

const keys = makeKeys();
const expected = { envelopeId: envelopeId(1), hash: contentHash('content'), deviceId: 'device-1' };
const genuine: ReceiptClaims = {
  sub: expected.envelopeId,
  hash: expected.hash,
  aud: expected.deviceId,
  seq: 7,
  iss: 'central',
  iat: 0,
};
const notGenuine = { isGenuine: false };

describe('a receipt', () => {
  test('that central signed for this very envelope is believed', async () => {
    const jws = await signReceipt(genuine, keys.privateKey);
    expect(await verifyReceipt(jws, toJwk(keys), expected)).toEqual({ isGenuine: true, centralSequence: 7 });
  });

  test.each([
    { name: 'another envelope', claims: { ...genuine, sub: envelopeId(2) } },
    { name: 'another content', claims: { ...genuine, hash: contentHash('other') } },
    { name: 'another device', claims: { ...genuine, aud: 'device-2' } },
    { name: 'no sequence', claims: { ...genuine, seq: 0.5 } },
  ])('for $name is not believed', async ({ claims }) => {
    const jws = await signReceipt(claims, keys.privateKey);
    expect(await verifyReceipt(jws, toJwk(keys), expected)).toEqual(notGenuine);
  });

  test('signed with another key is not believed', async () => {
    const jws = await signReceipt(genuine, makeKeys().privateKey);
    expect(await verifyReceipt(jws, toJwk(keys), expected)).toEqual(notGenuine);
  });

  test('whose claims were exchanged under the signature is not believed', async () => {
    const [header, , signature] = (await signReceipt(genuine, keys.privateKey)).split('.');
    const claims = Buffer.from(JSON.stringify({ ...genuine, seq: 8 })).toString('base64url');
    expect(await verifyReceipt([header, claims, signature].join('.'), toJwk(keys), expected)).toEqual(
      notGenuine,
    );
  });

  test.each([
    { name: 'under another algorithm', header: { alg: 'ES256' } },
    { name: 'under no algorithm', header: {} },
    {
      name: 'that asks for more than can be understood',
      header: { alg: 'EdDSA', crit: ['b64'], b64: false },
    },
  ])('$name is not believed, though the signature holds', async ({ header }) => {
    const parts = [header, genuine].map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'));
    const signature = sign(null, Buffer.from(parts.join('.')), keys.privateKey).toString('base64url');
    expect(await verifyReceipt([...parts, signature].join('.'), toJwk(keys), expected)).toEqual(notGenuine);
  });

  test('under a key that is none is not believed', async () => {
    const jws = await signReceipt(genuine, keys.privateKey);
    expect(await verifyReceipt(jws, { ...toJwk(keys), x: 'AAAA' }, expected)).toEqual(notGenuine);
  });

  test.each(['', 'receipt', '..', 'eyJhbGciOiJub25lIn0.e30.', '<html>'])(
    'that reads %j is not believed',
    async (jws) => {
      expect(await verifyReceipt(jws, toJwk(keys), expected)).toEqual(notGenuine);
    },
  );
});

describe('an item', () => {
  test('stays until a receipt verifies, whatever central says', async () => {
    const world = new SyncWorld();
    const stranger = makeKeys();
    const honest = world.central.receiptFor;
    world.central.receiptFor = (claims) =>
      signReceipt({ ...claims, aud: 'device-1', iss: 'central', iat: 0 }, stranger.privateKey);
    world.queue('anna');
    const engine = world.engine();
    engine.start();
    await world.clock.runUntil(60_000);
    expect(world.outbox.summary()).toEqual(['1:waiting:receipt-unverified']);

    world.central.forget();
    world.central.receiptFor = honest;
    await world.clock.runUntil(120_000);
    await engine.stop();
    expect(world.outbox.summary()).toEqual(['1:sent']);
  });
});
