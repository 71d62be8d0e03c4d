import { expect, test } from 'vitest';
import {
  emptyPiece,
  hasExpiry,
  isWhole,
  type Piece,
} from '../../../../../renderer/features/interaction/identity/points-draft.ts';
import type { IdentityOffer } from '../../../../../preload/contract/identity.ts';

const table = {
  needed: 100,
  categories: [
    {
      categoryId: 'primary',
      atLeast: 1,
      atMost: 1,
      documents: [{ documentKind: 'passport', points: 70, hasExpiry: true }],
    },
    {
      categoryId: 'supporting',
      atLeast: 0,
      atMost: null,
      documents: [{ documentKind: 'lease', points: 25, hasExpiry: false }],
    },
  ],
};
const offer: IdentityOffer = {
  channel: 'counter',
  methods: [],
  points: table,
  colleagues: [],
  documentKinds: [],
  countries: ['DK', 'DE'],
};
const lease: Piece = { documentKind: 'lease', number: '1', issuingCountry: 'DK', expiresOn: null };

test('the next document offered is the first of the table that has not been shown', () => {
  expect(emptyPiece(offer, [])).toEqual({
    documentKind: 'passport',
    number: '',
    issuingCountry: 'DK',
    expiresOn: null,
  });
  const passport = { ...lease, documentKind: 'passport' };
  expect(emptyPiece(offer, [passport]).documentKind).toBe('lease');
  expect(emptyPiece(offer, [passport, lease]).documentKind).toBe('passport');
});

test('a document is whole with its number, and its last day where it has one', () => {
  const passport = { ...lease, documentKind: 'passport' };
  expect([hasExpiry(table, passport), hasExpiry(table, lease)]).toEqual([true, false]);
  expect(isWhole(table, lease)).toBe(true);
  expect(isWhole(table, { ...lease, number: ' ' })).toBe(false);
  expect(isWhole(table, passport)).toBe(false);
  expect(isWhole(table, { ...passport, expiresOn: '2031-01-01' })).toBe(true);
});
