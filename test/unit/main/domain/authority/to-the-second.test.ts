import { describe } from 'vitest';
import { by, is, order, oskar, self } from './scenario.ts';
import { mandate, proof } from './situations.ts';
import { table, type Row } from './rules/rule.ts';

/** Where a rule turns at a moment: a second before it, at it, and a second after. All at UTC; in May the country is two hours ahead. */

type Turn = Omit<Row, 'when' | 'at'> & { readonly moment: string; readonly after: Row['gives'] };

const shift = (moment: string, seconds: number): string =>
  new Date(Date.parse(moment) + seconds * 1000).toISOString();

/** `gives` up to and at the moment, `after` a second later. */
const through = ({ moment, after, ...row }: Turn): readonly Row[] => [
  { ...row, when: 'a second before', at: shift(moment, -1) },
  { ...row, when: 'at the moment', at: moment },
  { ...row, when: 'a second after', at: shift(moment, 1), gives: after },
];

const inPerson = { party: self, mode: 'assisting' } as const;
const seen = (checkedAt: string) => ({ proofs: [proof({ checkedAt })] });
const lastSecond = '2026-05-08T21:59:59Z';
const tonight = seen('2026-05-08T21:00:00Z');
const fatherOfOskar = { subject: oskar, party: by('anders', 'Anders Holm') } as const;
const custody = { mandates: [], relations: [is('custody-holder', 'anders')] };

const turns: readonly (readonly [string, Turn])[] = [
  [
    'a proof eight hours old, for a move',
    {
      moment: '2026-05-08T12:00:00Z',
      asked: inPerson,
      known: seen('2026-05-08T04:00:00Z'),
      gives: 'self',
      after: ['identity-too-old'],
    },
  ],
  [
    'the lease',
    {
      moment: '2026-05-08T12:00:00Z',
      known: { lease: { notAfter: '2026-05-08T12:00:00Z' } },
      gives: 'mandate',
      after: ['lease-expired'],
    },
  ],
  [
    'a status list a week old, without a network',
    {
      moment: '2026-05-08T12:00:00Z',
      known: {
        isOnline: false,
        mandates: [
          mandate({
            provenance: { source: 'mandate-register', asOf: '2026-05-01T12:00:00Z', isCached: true },
          }),
        ],
      },
      gives: 'mandate',
      after: 'mandate, captured',
    },
  ],
  [
    'the last day of a mandate',
    {
      moment: lastSecond,
      known: { ...tonight, mandates: [mandate({ validUntil: '2026-05-08' })] },
      gives: 'mandate',
      after: ['mandate-expired'],
    },
  ],
  [
    'the first day of a mandate',
    {
      moment: lastSecond,
      known: { ...tonight, mandates: [mandate({ validFrom: '2026-05-09' })] },
      gives: ['mandate-not-yet'],
      after: 'mandate',
    },
  ],
  [
    'a withdrawal dated tomorrow',
    {
      moment: lastSecond,
      known: { ...tonight, mandates: [mandate({ revokedOn: '2026-05-09' })] },
      gives: 'mandate',
      after: ['mandate-revoked'],
    },
  ],
  [
    'the last day of a passport',
    {
      moment: lastSecond,
      asked: inPerson,
      known: { proofs: [proof({ checkedAt: '2026-05-08T21:00:00Z', expiresOn: '2026-05-08' })] },
      gives: 'self',
      after: ['document-expired'],
    },
  ],
  [
    'the eighteenth birthday of a child',
    {
      moment: lastSecond,
      asked: { ...fatherOfOskar, subject: { ...oskar, birthDate: '2008-05-09' } },
      known: { ...tonight, ...custody },
      gives: 'custody',
      after: ['relation-ended'],
    },
  ],
  [
    'the last day of an order that keeps him away',
    {
      moment: lastSecond,
      known: { ...tonight, courtOrders: [order('no-contact', 'anders', { validUntil: '2026-05-08' })] },
      gives: ['protected-from-party'],
      after: 'mandate',
    },
  ],
  [
    'the day on which somebody else becomes guardian',
    {
      moment: lastSecond,
      known: { ...tonight, relations: [is('guardian', 'bodil', { from: '2026-05-09' })] },
      gives: 'mandate',
      after: ['contradicting-grounds'],
    },
  ],
];

describe.each(turns)('%s', (_, turn) => {
  table(through(turn));
});
