import { describe, expect, test } from 'vitest';
import { self } from '../scenario.ts';
import { always, answerTo, decide, permits, table } from './rule.ts';

describe('rule 1: informing does nothing in law, and whoever is refused is told what can be done instead', () => {
  table([
    { when: 'a son with a mandate is represented', gives: 'mandate' },
    { when: 'the same while only informing', asked: { mode: 'informing' }, gives: ['informing-only'] },
    {
      when: 'the citizen in person while assisting',
      asked: { party: self, mode: 'assisting' },
      gives: 'self',
    },
    {
      when: 'the citizen in person while informing',
      asked: { party: self, mode: 'informing' },
      gives: ['informing-only'],
    },
    {
      when: 'a representative while assisting, which is for those who act themselves',
      asked: { mode: 'assisting' },
      gives: ['represents-while-assisting'],
    },
    {
      when: 'the office while assisting',
      asked: { mode: 'assisting', party: { kind: 'office' } },
      gives: ['represents-while-assisting', 'office-not-empowered'],
    },
    {
      when: 'somebody unknown asks, and is asked for no identity',
      asked: { mode: 'informing', party: null },
      known: { proofs: [] },
      gives: ['informing-only', 'party-unknown'],
    },
    {
      when: 'a helper at the citizen’s side has no word of their own',
      asked: { party: { kind: 'helper', name: 'Ida' } },
      gives: ['no-ground'],
    },
  ]);

  test('informing permits nothing, whoever asks and whatever is known', () => {
    always((each) =>
      expect(permits({ ...each, request: { ...each.request, mode: 'informing' } })).toBe(false),
    );
  });

  test('every refusal says what is missing, offers a way for each of it, and general information at its end', () => {
    always((each) => {
      const answer = answerTo(each);
      if (answer.outcome === 'permit') return;
      expect(answer.missing.length).toBeGreaterThan(0);
      for (const { remedies } of answer.missing) {
        const codes = remedies.map(({ code }) => code);
        expect(codes.at(-1)).toBe('general-information');
        expect(new Set(codes).size).toBe(codes.length);
      }
    });
  });

  test('nobody is asked who they are before somebody has said who is in contact', () => {
    always((each) => {
      const answer = answerTo({ ...each, request: { ...each.request, party: null } });
      const codes = answer.outcome === 'refuse' ? answer.missing.map(({ code }) => code) : [];
      expect(codes).toContain('party-unknown');
      expect(codes.filter((code) => /^identity|^document|^level/.test(code))).toEqual([]);
    });
  });

  test('the answer to a wrong mode is the other mode', () => {
    const answer = decide({ asked: { mode: 'informing' } });
    expect(answer.outcome === 'refuse' && answer.missing[0]?.remedies.map(({ code }) => code)).toEqual([
      'change-mode',
      'general-information',
    ]);
  });
});
