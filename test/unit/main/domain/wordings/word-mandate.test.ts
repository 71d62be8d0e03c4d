import { describe, expect, test } from 'vitest';
import { contentHash } from '../../../../../central/api/canonical.ts';
import { mandateFacts } from '../../../../../main/domain/wordings/mandate-facts.ts';
import { sealOf, wordMandate } from '../../../../../main/domain/wordings/word-mandate.ts';
import { languagesOf } from '../../../../../main/domain/wordings/wording.ts';
import { dkPack } from '../dk-pack.ts';

/** What was signed must stay readable for ever: a change of words is a new version, and a new line here. */
const shipped: Readonly<Record<string, string>> = {
  'power-of-attorney 1.0.0': 'wR1UMTbKxd2QqgGtNm9-cTrXuznhe28rfYFsuVW0r-M',
};

const terms = {
  kind: 'personal',
  grantorName: 'Karen Sørensen',
  granteeNames: ['Anders Sørensen', 'Mette Sørensen'],
  decide: 'jointly',
  scope: [
    { serviceId: 'housing-benefit-claim', power: 'see' },
    { serviceId: 'change-of-address', power: 'act' },
  ],
  channels: [],
  restrictions: '',
  maySubDelegate: false,
  interactionId: null,
  validFrom: '2026-05-02',
  validUntil: '2027-05-01',
} as const;

type Terms = Parameters<typeof mandateFacts>[0];
const word = (language: string, change: Partial<Terms> = {}) =>
  wordMandate({
    pack: dkPack,
    wordingId: 'power-of-attorney',
    version: '1.0.0',
    language,
    facts: mandateFacts({ ...(terms as unknown as Terms), ...change }),
    sha256: contentHash,
  });
const said = (language: string, change: Partial<Terms> = {}): string =>
  (word(language, change)?.paragraphs ?? []).map(({ text }) => text).join('\n');

test('a wording that was shipped says what it said', () => {
  const seals = dkPack.wordings.map((wording) => [
    `${wording.wordingId} ${wording.version}`,
    sealOf(wording, contentHash),
  ]);
  expect(Object.fromEntries(seals)).toEqual(shipped);
});

describe('every wording', () => {
  test('says every paragraph in every language it is printed in', () => {
    for (const wording of dkPack.wordings)
      for (const { paragraphId, text } of wording.paragraphs)
        expect([paragraphId, Object.keys(text).toSorted()]).toEqual([
          paragraphId,
          languagesOf(wording).toSorted(),
        ]);
    for (const language of dkPack.wordings.flatMap(languagesOf))
      expect(Object.keys(dkPack.printLanguages)).toContain(language);
  });

  test('has the same words for labels and services in every language', () => {
    const danish = Object.keys(dkPack.printLanguages['da']?.words ?? {}).toSorted();
    for (const { words } of Object.values(dkPack.printLanguages))
      expect(Object.keys(words).toSorted()).toEqual(danish);
    for (const { serviceId } of dkPack.services) expect(danish).toContain(`service.${serviceId}`);
  });
});

describe('a worded mandate', () => {
  test('names people, services, powers and days in plain words, with the binding text beside', () => {
    expect(said('en')).toContain('Karen Sørensen gives Anders Sørensen and Mette Sørensen a mandate');
    expect(said('en')).toContain('Change of address (act); Housing benefit claim (see)');
    expect(said('en')).toContain('from 2 May 2026 to 1 May 2027');
    expect(word('en')?.paragraphs[0]?.binding).toContain(
      'Karen Sørensen giver Anders Sørensen og Mette Sørensen',
    );
    expect(said('ar')).toContain('Karen Sørensen');
  });

  test('says only what holds of it', () => {
    expect(said('en')).toContain('only together');
    expect(said('en', { granteeNames: ['Anders Sørensen'] })).not.toMatch(/together|Each of them/u);
    expect(said('en', { validUntil: null })).toContain('until it is withdrawn');
    expect(said('en')).not.toContain('Restriction');
    expect(said('en', { restrictions: 'Not the bank' })).toContain('Not the bank');
  });

  test('has one seal whichever language is read and however the scope was chosen, and another for any other fact', () => {
    const seal = word('da')?.hash;
    expect(word('ar')?.hash).toBe(seal);
    expect(word('da', { scope: terms.scope.toReversed() as unknown as Terms['scope'] })?.hash).toBe(seal);
    expect(word('da', { restrictions: 'x' })?.hash).not.toBe(seal);
    expect(word('da', { validUntil: '2027-05-02' })?.hash).not.toBe(seal);
  });

  test('is not there in a language that the wording does not have', () => {
    expect(word('fr')).toBeNull();
  });
});
