import { expect, test } from 'vitest';
import { Choices } from '../../../../../preload/contract/choices.ts';
import type { InteractionId } from '../../../../../preload/contract/values.ts';
import {
  emptyProof,
  methodsFor,
  proofFaults,
  toRecord,
} from '../../../../../renderer/features/interaction/proof-form.ts';

const choices = Choices.parse({
  country: 'DK',
  packVersion: '1.0.0',
  purposes: [],
  channels: ['counter', 'phone'],
  identityMethods: [
    { method: 'questions', channels: ['counter', 'phone'], needsDocument: false, bestLevel: 'low' },
    { method: 'document', channels: ['counter'], needsDocument: true, bestLevel: 'high' },
  ],
  documentKinds: [
    { documentKind: 'passport', hasExpiry: true, level: 'high' },
    { documentKind: 'health-card', hasExpiry: false, level: 'low' },
  ],
  countries: ['DK', 'DE'],
  outcomes: [],
  now: '2026-05-04T08:00:00Z',
});
const id = 'i1' as InteractionId;

test('the strongest method of the channel is chosen at first, and one of another channel is not offered', () => {
  expect(emptyProof(choices, 'counter').method).toBe('document');
  expect(methodsFor(choices, 'phone').map(({ method }) => method)).toEqual(['questions']);
});

test('a document asks for all that is printed on it and for the comparison with the face', () => {
  const form = emptyProof(choices, 'counter');
  expect(proofFaults(choices, form)).toEqual(['number', 'expires', 'likeness']);
  expect(proofFaults(choices, { ...form, documentKind: 'health-card' })).toEqual(['number', 'likeness']);
  expect(
    proofFaults(choices, { ...form, number: '12', expiresOn: '2031-01-01', isLikenessChecked: true }),
  ).toEqual([]);
});

test('what was typed for a document is not sent with a method that has none, nor a date with a card that has none', () => {
  const form = { ...emptyProof(choices, 'counter'), number: ' 12 ', expiresOn: '2031-01-01' };
  expect(toRecord(choices, form, id).document).toEqual({
    documentKind: 'passport',
    number: '12',
    issuingCountry: 'DK',
    expiresOn: '2031-01-01',
  });
  expect(toRecord(choices, { ...form, documentKind: 'health-card' }, id).document?.expiresOn).toBeNull();
  expect(toRecord(choices, { ...form, method: 'questions' }, id).document).toBeNull();
});
