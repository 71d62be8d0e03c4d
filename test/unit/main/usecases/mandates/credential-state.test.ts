import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { MandateRecord } from '../../../../../central/api/records.ts';
import type { Vault } from '../../../../../main/vault/open.ts';
import { checkCredential } from '../../../../../main/usecases/mandates/credential-state.ts';
import { findMandate } from '../../../../../main/vault/queries/mandates.ts';
import { saveIssuerKeys } from '../../../../../main/vault/queries/issuer-keys.ts';
import { putMandate } from '../../../../../main/vault/queries/replica-mandate.ts';
import { saveStatusList } from '../../../../../main/vault/queries/status-lists.ts';
import {
  claimsOf,
  issuedSecond,
  listUri,
  makeIssuer,
  type MandateIssuer,
} from '../../../../helpers/mandate-issuer.ts';
import { testVault } from '../../../../helpers/vault-open.ts';
import { personId } from '../../../../helpers/vault-people.ts';
import { mandateRecord } from '../../../../helpers/vault-records.ts';

const now = new Date((issuedSecond + 3600) * 1000);
const issuer = makeIssuer();
const record = mandateRecord('mandate-1');
const genuine = issuer.credential(claimsOf(record));

const holding = (issuers: readonly MandateIssuer[] = [issuer], revoked: readonly number[] = []): Vault => {
  const vault = testVault();
  const bits = new Uint8Array(128);
  for (const index of revoked) bits[index >> 3] = (bits[index >> 3] ?? 0) | (1 << (index & 7));
  vault.transact((db) => {
    saveIssuerKeys(db, { keys: issuers.map(({ key }) => key) });
    putMandate(db, record);
    saveStatusList(db, {
      uri: listUri,
      list: 1,
      version: 1,
      size: 1024,
      issuedSecond,
      expiresSecond: issuedSecond + 86_400,
      ttl: 300,
      bits,
    });
  });
  return vault;
};

const check = (vault: Vault, text: string, at = now, of: MandateRecord | null = record) =>
  checkCredential(
    vault.read,
    { text, mandate: of === null ? null : findMandate(vault.read, of.mandateId) },
    at,
  );

describe('a credential is verified without a network', () => {
  test('by a key and a list held here, with the age of the list', () => {
    expect(check(holding(), genuine)).toMatchObject({
      outcome: 'verified',
      listAsOf: '2026-03-01T06:00:00.000Z',
    });
  });

  test('its neighbour in the list may be revoked; its own place may not', () => {
    expect(check(holding([issuer], [6, 8]), genuine)).toMatchObject({ outcome: 'verified' });
    expect(check(holding([issuer], [7]), genuine)).toMatchObject({ outcome: 'revoked' });
  });

  test('a place outside the list does not stand', () => {
    const outside = issuer.credential(claimsOf(record, { place: 5000 }));
    expect(check(holding(), outside)).toMatchObject({ outcome: 'revoked' });
  });

  test('a retired key still verifies what it signed before', () => {
    const retired = makeIssuer('issuer-1', { state: 'retired', until: issuedSecond + 10 });
    const vault = holding([retired]);
    expect(check(vault, retired.credential(claimsOf(record)))).toMatchObject({ outcome: 'verified' });
    const later = retired.credential(claimsOf(record, { iat: issuedSecond + 11 }));
    expect(check(vault, later)).toMatchObject({ outcome: 'invalid', fault: 'outside-key-life' });
  });
});

const refused: readonly (readonly [string, string, object])[] = [
  ['another issuer', makeIssuer('issuer-2').credential(claimsOf(record)), { outcome: 'issuer-unknown' }],
  [
    'another issuer under the known name',
    makeIssuer('issuer-1').credential(claimsOf(record)),
    { outcome: 'invalid', fault: 'signature' },
  ],
  [
    'no algorithm',
    issuer.sign({ alg: 'none', typ: 'mandate+jwt', kid: issuer.kid }, claimsOf(record)),
    { outcome: 'invalid', fault: 'algorithm' },
  ],
  [
    'an algorithm with a shared secret',
    issuer.sign({ alg: 'HS256', typ: 'mandate+jwt', kid: issuer.kid }, claimsOf(record)),
    { outcome: 'invalid', fault: 'algorithm' },
  ],
  [
    'a list where a credential belongs',
    issuer.sign({ alg: 'EdDSA', typ: 'statuslist+jwt', kid: issuer.kid }, claimsOf(record)),
    { outcome: 'invalid', fault: 'type' },
  ],
  [
    'a clock six minutes ahead of this one',
    issuer.credential(claimsOf(record, { iat: now.getTime() / 1000 + 360 })),
    { outcome: 'invalid', fault: 'issued-ahead' },
  ],
  [
    'a moment before the key was',
    issuer.credential(claimsOf(record, { iat: issuedSecond - 86_401 })),
    { outcome: 'invalid', fault: 'outside-key-life' },
  ],
  [
    'claims that are none',
    issuer.sign({ alg: 'EdDSA', typ: 'mandate+jwt', kid: issuer.kid }, { jti: 'mandate-1' }),
    { outcome: 'invalid', fault: 'unreadable' },
  ],
  ['a text that is none', 'PAPER', { outcome: 'invalid', fault: 'unreadable' }],
  ['nothing', '', { outcome: 'invalid', fault: 'unreadable' }],
  [
    'another grantor',
    issuer.credential(claimsOf(record, { sub: personId(9) })),
    { outcome: 'invalid', fault: 'other-mandate' },
  ],
  [
    'another attorney',
    issuer.credential(
      claimsOf(record, { grantees: [{ kind: 'person', partyId: personId(9), name: 'Peter Hansen' }] }),
    ),
    { outcome: 'invalid', fault: 'other-mandate' },
  ],
  [
    'one power more',
    issuer.credential(
      claimsOf(record, { scope: [...record.scope, { serviceId: 'change-address', power: 'receive-money' }] }),
    ),
    { outcome: 'invalid', fault: 'other-mandate' },
  ],
  [
    'a later end',
    issuer.credential(claimsOf(record, { validUntil: '2030-01-01' })),
    { outcome: 'invalid', fault: 'other-mandate' },
  ],
];

describe('refused, each with what is wrong', () => {
  test.each(refused)('%s', (_, text, verdict) => {
    expect(check(holding(), text)).toMatchObject(verdict);
  });

  test('a compromised key signs nothing any more, though it was verified a moment ago', () => {
    const vault = holding();
    expect(check(vault, genuine)).toMatchObject({ outcome: 'verified' });
    vault.transact((db) => saveIssuerKeys(db, { keys: [{ ...issuer.key, state: 'compromised' }] }));
    expect(check(vault, genuine)).toMatchObject({ outcome: 'invalid', fault: 'key-compromised' });
    vault.transact((db) => saveIssuerKeys(db, { keys: [issuer.key] }));
    expect(check(vault, genuine)).toMatchObject({ outcome: 'invalid', fault: 'key-compromised' });
  });

  test('signatures of two genuine ones swapped', () => {
    const vault = holding();
    const other = issuer.credential(claimsOf(record, { iat: issuedSecond + 1 }));
    const [head, claims] = genuine.split('.');
    const swapped = [head, claims, other.split('.')[2]].join('.');
    expect(check(vault, swapped)).toMatchObject({ outcome: 'invalid', fault: 'signature' });
  });

  test('any one character changed, left out, or anything added', () => {
    const vault = holding();
    const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.=';
    const change = fc.record({
      at: fc.nat(genuine.length - 1),
      by: fc.constantFrom('', ...alphabet.split('')),
      isAdded: fc.boolean(),
    });
    fc.assert(
      fc.property(change, ({ at, by, isAdded }) => {
        const tampered = genuine.slice(0, at) + by + genuine.slice(isAdded ? at : at + 1);
        fc.pre(tampered !== genuine);
        expect(check(vault, tampered).outcome).not.toBe('verified');
      }),
      { numRuns: 400 },
    );
  });

  test('a clock four minutes behind the issuer is borne with', () => {
    const behind = new Date((issuedSecond - 240) * 1000);
    expect(check(holding(), genuine, behind)).toMatchObject({ outcome: 'verified' });
  });
});
