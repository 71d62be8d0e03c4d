import { describe, expect, test } from 'vitest';
import type { AuthorityFacts } from '../../../../../main/domain/authority/facts.ts';
import type { AuthorityRequest } from '../../../../../main/domain/authority/request.ts';
import { answerTo, self } from './scenario.ts';
import { proof, request } from './situations.ts';

const refusalOf = (asked: Partial<AuthorityRequest>, proofs: AuthorityFacts['proofs']) => {
  const answer = answerTo({
    title: '',
    asked: { party: self, ...asked },
    known: { proofs },
    expect: { lacks: [] },
  });
  const [missing] = answer.outcome === 'refuse' ? answer.missing : [];
  return missing && { ...missing, remedies: missing.remedies.map(({ code }) => code).slice(0, -1) };
};

describe('a refusal about an identity', () => {
  const low = proof({ method: 'knowledge-questions', documentKind: null, expiresOn: null, level: 'low' });
  const phone = { channel: 'phone' } as const;
  const video = { channel: 'video' } as const;
  const highByPhone = {
    ...phone,
    service: { ...request().service, levels: { phone: 'high' } },
  } satisfies Partial<AuthorityRequest>;

  test.each([
    ['that is missing at the counter', {}, [], 'identity-missing', ['show-original-document']],
    ['that is missing on video', video, [], 'identity-missing', ['show-original-document']],
    [
      'that is missing on the phone',
      phone,
      [],
      'identity-missing',
      ['ring-registered-number', 'come-to-counter'],
    ],
    [
      'that is missing on the phone for the highest level',
      highByPhone,
      [],
      'identity-missing',
      ['come-to-counter'],
    ],
    [
      'too low at the counter',
      {},
      [low],
      'level-too-low',
      ['show-original-document', 'use-another-document'],
    ],
    [
      'too low in the bus',
      { channel: 'mobile-unit' },
      [low],
      'level-too-low',
      ['show-original-document', 'use-another-document'],
    ],
    [
      'too low at an appointment',
      { channel: 'appointment' },
      [low],
      'level-too-low',
      ['show-original-document', 'use-another-document'],
    ],
    [
      'too low on video, where no document can be held',
      video,
      [low],
      'level-too-low',
      ['show-original-document', 'use-another-document', 'come-to-counter'],
    ],
    [
      'too low when they rang back',
      { channel: 'callback' },
      [low],
      'level-too-low',
      ['ring-registered-number', 'come-to-counter'],
    ],
    [
      'by a document that ran out, at the counter',
      {},
      [proof({ expiresOn: '2026-05-07' })],
      'document-expired',
      ['use-another-document'],
    ],
    [
      'by a document that ran out, on the phone',
      phone,
      [proof({ expiresOn: '2026-05-07' })],
      'document-expired',
      ['use-another-document', 'ring-registered-number', 'come-to-counter'],
    ],
  ] as const)('%s', (_, asked, proofs, ...said) => {
    const [code, remedies] = said;
    expect(refusalOf(asked, proofs)).toMatchObject({ code, remedies });
  });

  test('says the level that is needed and the one that was reached', () => {
    expect(refusalOf({}, [low])?.params).toMatchObject({ level: 'substantial', reached: 'low' });
    expect(refusalOf({}, [])?.params).toMatchObject({ level: 'substantial', reached: 'none' });
  });

  test('says which document ran out, and when', () => {
    expect(refusalOf({}, [proof({ expiresOn: '2026-05-07' })])?.params).toMatchObject({
      documentKind: 'passport',
      date: '2026-05-07',
    });
  });

  test('says when it was proven, where that is too long ago', () => {
    const checkedAt = '2026-05-08T03:59:00Z';
    expect(refusalOf({}, [low, proof({ checkedAt })])).toMatchObject({
      code: 'identity-too-old',
      params: { asOf: checkedAt, level: 'substantial', reached: 'low' },
      remedies: ['show-original-document'],
    });
  });

  test('does not send for an old proof that would not have been enough when it was new', () => {
    expect(refusalOf({}, [{ ...low, checkedAt: '2026-05-08T03:59:00Z' }])?.code).toBe('level-too-low');
  });

  test('does not call a proof too old whose document has run out as well', () => {
    const old = proof({ checkedAt: '2026-05-07T03:59:00Z', expiresOn: '2026-05-07' });
    expect(refusalOf({}, [old])?.code).toBe('document-expired');
  });
});
