import { expect, test } from 'vitest';
import { readIdentityClaims } from '../../../../../main/domain/identity/credential-claims.ts';

const claims = {
  iat: 1_778_000_000,
  exp: 1_780_000_000,
  family_name: 'Sørensen',
  given_name: 'Karen',
  birthdate: '1945-03-12',
  status: { status_list: { idx: 7, uri: 'https://mandates.example/status-lists/0' } },
};

test('the claims of an identity are read, and what else a credential says is left out', () => {
  expect(readIdentityClaims({ ...claims, picture: 'x' })).toEqual(claims);
});

test.each([
  ['no surname', { family_name: undefined }],
  ['a surname longer than any', { family_name: 'x'.repeat(201) }],
  ['given names longer than any', { given_name: 'x'.repeat(201) }],
  ['a birth date that does not exist', { birthdate: '1945-02-30' }],
  ['no end', { exp: undefined }],
  ['an end that is no whole second', { exp: 1.5 }],
  ['no place in a list of what was revoked', { status: undefined }],
])('claims with %s are not those of an identity', (_, change) => {
  expect(readIdentityClaims({ ...claims, ...change })).toBeNull();
});

test('what is no object at all is no identity', () => {
  expect([readIdentityClaims(null), readIdentityClaims('Karen')]).toEqual([null, null]);
});
