import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { assessProof, type ProofInput } from '../../../../../main/domain/identity/assess-proof.ts';
import { reaches } from '../../../../../main/domain/identity/levels.ts';
import { Channel } from '../../../../../preload/contract/values.ts';
import { dkPack } from '../dk-pack.ts';

const passport = {
  documentKind: 'passport',
  number: '204561133',
  issuingCountry: 'DK',
  expiresOn: '2030-01-01',
};
const input = (change: Partial<ProofInput> = {}): ProofInput => ({
  method: 'original-document',
  document: passport,
  channel: 'counter',
  isLikenessChecked: true,
  pack: dkPack,
  today: '2026-05-08',
  ...change,
});

const levelOf = (change: Partial<ProofInput>) => {
  const assessed = assessProof(input(change));
  return assessed.ok ? assessed.value.level : 'none';
};

describe('what a proof is worth', () => {
  test.each([
    ['a passport at the counter', {}, 'high', null],
    ['a passport on video', { channel: 'video' }, 'substantial', null],
    ['a passport from far away', { document: { ...passport, issuingCountry: 'BR' } }, 'high', null],
    ['a passport on its last day', { document: { ...passport, expiresOn: '2026-05-08' } }, 'high', null],
    [
      'a passport that has run out',
      { document: { ...passport, expiresOn: '2026-05-07' } },
      'none',
      'document-expired',
    ],
    [
      'a driving licence',
      { document: { ...passport, documentKind: 'driving-licence' } },
      'substantial',
      null,
    ],
    [
      'a driving licence from outside Europe',
      { document: { ...passport, documentKind: 'driving-licence', issuingCountry: 'US' } },
      'none',
      'document-not-accepted',
    ],
    [
      'a health card, which has no expiry',
      { document: { ...passport, documentKind: 'health-card', expiresOn: null } },
      'low',
      null,
    ],
    [
      'a health card on video, where it is not accepted',
      { channel: 'video', document: { ...passport, documentKind: 'health-card', expiresOn: null } },
      'none',
      'document-not-accepted',
    ],
    [
      'a call back',
      { method: 'callback-registered-number', channel: 'phone', document: null },
      'substantial',
      null,
    ],
    ['questions', { method: 'knowledge-questions', document: null, isLikenessChecked: false }, 'low', null],
  ] as const)('%s', (_, change, level, shortfall) => {
    expect(assessProof(input(change))).toEqual({ ok: true, value: { level, shortfall } });
  });
});

describe('what cannot be recorded', () => {
  test.each([
    ['a method the pack does not know', { method: 'horoscope' }, { code: 'identity/method-unknown' }],
    ['a document shown on the phone', { channel: 'phone' }, { code: 'identity/method-unknown' }],
    [
      'no document where one is needed',
      { document: null },
      {
        code: 'identity/document-incomplete',
        fields: ['documentKind', 'number', 'issuingCountry', 'expiresOn'],
      },
    ],
    [
      'a document without its number and expiry',
      { document: { ...passport, number: ' ', expiresOn: null } },
      { code: 'identity/document-incomplete', fields: ['number', 'expiresOn'] },
    ],
    [
      'a document of an unknown kind and country',
      { document: { ...passport, documentKind: 'library-card', issuingCountry: 'dk' } },
      { code: 'identity/document-incomplete', fields: ['documentKind', 'issuingCountry'] },
    ],
    ['a face nobody compared', { isLikenessChecked: false }, { code: 'identity/likeness-not-checked' }],
  ] as const)('%s', (_, change, problem) => {
    expect(assessProof(input(change))).toEqual({ ok: false, problem });
  });
});

test('no proof in another channel is worth more than an original document at the counter (rule 4)', () => {
  const anyInput = fc.record({
    method: fc.constantFrom(...dkPack.identityMethods.map(({ method }) => method)),
    channel: fc.constantFrom(...Channel.options),
    documentKind: fc.constantFrom(...dkPack.documentKinds.map(({ documentKind }) => documentKind)),
  });
  fc.assert(
    fc.property(anyInput, ({ method, channel, documentKind }) => {
      const elsewhere = levelOf({ method, channel, document: { ...passport, documentKind } });
      expect(reaches(levelOf({}), elsewhere)).toBe(true);
    }),
  );
});

test('an expired document is never worth anything, whatever its kind and wherever it is shown', () => {
  const kinds = dkPack.documentKinds.filter(({ hasExpiry }) => hasExpiry);
  const levels = kinds.flatMap(({ documentKind }) =>
    dkPack.channels.map((channel) =>
      levelOf({ channel, document: { ...passport, documentKind, expiresOn: '2026-05-07' } }),
    ),
  );
  expect(new Set(levels)).toEqual(new Set(['none']));
});
