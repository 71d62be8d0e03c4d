import i18next from 'i18next';
import { expect, test } from 'vitest';
import { decideAuthority } from '../../../../main/domain/authority/decide-authority.ts';
import type { AuthorityFacts } from '../../../../main/domain/authority/facts.ts';
import type { AuthorityRequest } from '../../../../main/domain/authority/request.ts';
import {
  MissingCode,
  ObligationCode,
  RemedyCode,
  type Missing,
} from '../../../../preload/contract/authority.ts';
import { answerTo } from '../../main/domain/authority/scenario.ts';
import { deskScenarios } from '../../main/domain/authority/scenarios-desk.ts';
import { familyScenarios } from '../../main/domain/authority/scenarios-family.ts';
import { mandateScenarios } from '../../main/domain/authority/scenarios-mandates.ts';
import { facts, karen, mandate, now, proof, request } from '../../main/domain/authority/situations.ts';
import { dkService } from '../../main/domain/dk-pack.ts';
import { authorityTexts, languages, packTexts } from './texts.ts';

const texts = i18next.createInstance();
await texts.init({
  lng: 'en',
  ns: ['authority', 'pack'],
  resources: {
    en: { authority: authorityTexts.en, pack: packTexts.en },
    da: { authority: authorityTexts.da, pack: packTexts.da },
  },
  interpolation: { escapeValue: false },
  missingInterpolationHandler: () => '[gap]',
  parseMissingKeyHandler: () => '[gap]',
});
const say = (lng: string, key: string, params: Readonly<Record<string, string>>) =>
  texts.t(key, { ...params, lng });

const named = { party: 'Anders Holm', subject: 'Karen Holm' };

test('a permit reads as a sentence that can be said aloud', () => {
  const verbPhrase = say('en', 'pack:service.change-of-address.verbPhrase', named);
  const days = { until: '31 March', madeOn: '2 May' };
  expect(say('en', 'authority:permit.mandate', { ...named, ...days, verbPhrase })).toBe(
    'Anders Holm may change the address of Karen Holm until 31 March, because of the mandate of 2 May.',
  );
  const da = say('da', 'pack:service.change-of-address.verbPhrase', named);
  expect(
    say('da', 'authority:permit.mandate', { ...named, until: '31. marts', madeOn: '2. maj', verbPhrase: da }),
  ).toBe(
    'Anders Holm må ændre adressen for Karen Holm til og med 31. marts på grund af fuldmagten af 2. maj.',
  );
});

test('the refusal of the account names the power that the mandate lacks', () => {
  const answer = decideAuthority(request({ service: dkService('payment-account-change') }), facts(), now);
  const [first] = answer.outcome === 'refuse' ? answer.missing : [];
  expect(say('en', `authority:missing.${first?.code}.title`, first?.params ?? {})).toBe(
    'For change of payment account, the mandate does not give the power to receive money.',
  );
  expect(say('da', `authority:missing.${first?.code}.title`, first?.params ?? {})).toBe(
    'Til skift af NemKonto giver fuldmagten ikke ret til at modtage penge.',
  );
});

/** What is missing in any scenario, refused or only captured, and what else can fall short. */
const everyMissing = (): readonly Missing[] => {
  const scenarios = [...mandateScenarios, ...familyScenarios, ...deskScenarios].map(answerTo);
  const others = more.map(([asked, known]) => decideAuthority(request(asked), facts(known), now));
  return [...scenarios, ...others].flatMap((answer) =>
    answer.outcome === 'refuse' ? answer.missing : answer.provisional,
  );
};

const more: readonly (readonly [Partial<AuthorityRequest>, Partial<AuthorityFacts>])[] = [
  [{ party: null }, {}],
  [{ mode: 'informing', channel: 'post' }, { lease: { notAfter: '2026-05-01T00:00:00Z' } }],
  [{ mode: 'assisting' }, {}],
  [{ staff: { ...request().staff, role: 'agent', personId: 'karen' } }, {}],
  [{ staff: { ...request().staff, relatedPersonIds: ['karen'] } }, {}],
  [{ subject: { ...karen, civilStatus: 'deceased' } }, {}],
  [{}, { proofs: [] }],
  [{ channel: 'phone' }, { proofs: [] }],
  [{}, { proofs: [proof({ level: 'low' })] }],
  [{}, { proofs: [proof({ checkedAt: '2026-05-01T00:00:00Z' })] }],
  [{}, { proofs: [proof({ expiresOn: '2026-05-01' })] }],
  [{}, { mandates: [mandate({ validFrom: '2026-05-09' })] }],
  [{}, { mandates: [mandate({ scope: mandate().scope.slice(2) })] }],
  [{}, { emergency: { reason: ' ', secondStaffId: null }, mandates: [] }],
];

test.each(languages)(
  'in %s every refusal has all the words that its sentences and buttons need',
  (language) => {
    const codes = new Set<string>();
    for (const each of everyMissing()) {
      codes.add(each.code);
      const said = [
        say(language, `authority:missing.${each.code}.title`, each.params),
        say(language, `authority:missing.${each.code}.why`, each.params),
        ...each.remedies.map(({ code, params }) => say(language, `authority:remedy.${code}`, params)),
      ];
      expect(said.filter((text) => /\[gap\]|\{\{|\$t\(| {2}/.test(text))).toEqual([]);
      expect(Object.keys(each.params).filter((name) => each.params[name] === '')).toEqual([]);
    }
    expect(MissingCode.options.filter((code) => !codes.has(code))).toEqual([]);
  },
);

test('every remedy and every obligation reads without a gap', () => {
  for (const code of ObligationCode.options) {
    for (const language of languages) {
      const params = { ...named, restriction: 'only the rent' };
      expect(say(language, `authority:obligation.${code}`, params)).not.toMatch(/\[gap\]|\{\{/);
    }
  }
  for (const code of RemedyCode.options) {
    for (const language of languages) {
      expect(say(language, `authority:remedy.${code}`, named)).not.toMatch(/\[gap\]|\{\{/);
    }
  }
});
