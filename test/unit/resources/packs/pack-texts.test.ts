import { describe, expect, test } from 'vitest';
import { isServiceId } from '../../../../central/domain/service-board.ts';
import { Ground, MissingCode, ObligationCode, RemedyCode } from '../../../../preload/contract/authority.ts';
import { Role } from '../../../../preload/contract/session.ts';
import { AssuranceLevel, Channel, Power } from '../../../../preload/contract/values.ts';
import { dkPack } from '../../main/domain/dk-pack.ts';
import { authorityTexts, flat, keysOf, languages, packTexts } from './texts.ts';

const serviceKeys = dkPack.services.flatMap((service) => {
  const root = `service.${service.serviceId}`;
  return [
    ...['name', 'short', 'verbPhrase', 'verbPhraseSelf'].map((key) => `${root}.${key}`),
    ...service.fields.flatMap((field) => [
      `${root}.group.${field.groupId}`,
      `${root}.field.${field.fieldId}.label`,
      `${root}.field.${field.fieldId}.help`,
      ...field.choices.map((value) => `${root}.choice.${field.fieldId}.${value}`),
    ]),
    ...service.nextSteps.map(({ code }) => `${root}.next.${code}`),
    `owner.${service.owner}`,
  ];
});

const neededOfPack = [
  ...serviceKeys,
  ...dkPack.purposes.map(({ purposeId }) => `purpose.${purposeId}`),
  ...dkPack.purposes.flatMap(({ legalBasisIds }) => legalBasisIds.map((id) => `legalBasis.${id}`)),
  ...dkPack.identityMethods.map(({ method }) => `identityMethod.${method}`),
  ...dkPack.documentKinds.map(({ documentKind }) => `documentKind.${documentKind}`),
  ...dkPack.sources.map((id) => `source.${id}`),
  ...dkPack.benefitKinds.map((id) => `benefit.${id}`),
  ...dkPack.mandateKinds.map((id) => `mandateKind.${id}`),
  ...dkPack.timelineKinds.map((id) => `timeline.${id}`),
  ...dkPack.outcomes.map((id) => `outcome.${id}`),
  ...Channel.options.map((id) => `channel.${id}`),
  ...dkPack.receivers.flatMap(({ receiverId }) => [
    `receiver.${receiverId}.name`,
    `receiver.${receiverId}.tells`,
  ]),
  ...dkPack.consentData.map((id) => `consentData.${id}`),
  ...dkPack.consentPurposes.map((id) => `consentPurpose.${id}`),
  ...dkPack.receivers.flatMap(({ basis }) =>
    basis.kind === 'law' ? [] : [`consentWording.${basis.wordingVersion}`],
  ),
];

const neededOfAuthority = [
  ...['self', 'mandate', 'mandateOpenEnded'].map((key) => `permit.${key}`),
  ...MissingCode.options.flatMap((code) => [`missing.${code}.title`, `missing.${code}.why`]),
  ...RemedyCode.options.map((code) => `remedy.${code}`),
  ...ObligationCode.options.map((code) => `obligation.${code}`),
  ...Ground.options.map((code) => `ground.${code}`),
  ...Power.options.map((code) => `power.${code}`),
  ...AssuranceLevel.options.map((code) => `level.${code}`),
  ...Role.options.map((code) => `role.${code}`),
];

/** A field may need no help; everything else must say something. */
const mayBeEmpty = /\.field\.\w+\.help$/;
const gapsOf = (text: string): readonly string[] =>
  [...text.matchAll(/{{(\w+)}}|\$t\([^)]*\)/g)]
    .map(([gap]) => gap)
    .toSorted((left, right) => left.localeCompare(right));

describe.each(languages)('in %s', (language) => {
  test('every id of the pack has its text', () => {
    const keys = new Set(keysOf(packTexts[language]));
    expect(neededOfPack.filter((key) => !keys.has(key))).toEqual([]);
  });

  test('every code of an authority answer has its text', () => {
    const keys = new Set(keysOf(authorityTexts[language]));
    expect(neededOfAuthority.filter((key) => !keys.has(key))).toEqual([]);
  });

  test('no text of a service belongs to nothing', () => {
    const known = new Set(serviceKeys);
    expect(
      keysOf(packTexts[language]).filter((key) => key.startsWith('service.') && !known.has(key)),
    ).toEqual([]);
  });

  test('no text is empty, shouts or shows a code', () => {
    const texts = [...flat(packTexts[language]), ...flat(authorityTexts[language])];
    const faulty = texts.filter(
      ([key, text]) => (text.trim() === '' && !mayBeEmpty.test(key)) || text.includes('!'),
    );
    expect(faulty).toEqual([]);
  });

  test('every text that another one borrows is there', () => {
    const texts = {
      pack: new Set(keysOf(packTexts[language])),
      authority: new Set(keysOf(authorityTexts[language])),
    };
    const borrowed = [...flat(packTexts[language]), ...flat(authorityTexts[language])].flatMap(([, text]) =>
      [...text.matchAll(/\$t\((pack|authority):([^)]*)\)/g)].map(([, space, key]) => [space, key] as const),
    );
    const unmatched = borrowed.filter(([space, key]) => {
      const pattern = new RegExp(`^${(key ?? '').replaceAll('.', '\\.').replaceAll(/{{\w+}}/g, '[^.]+')}$`);
      return ![...texts[space === 'pack' ? 'pack' : 'authority']].some((each) => pattern.test(each));
    });
    expect(borrowed.length).toBeGreaterThan(10);
    expect(unmatched).toEqual([]);
  });
});

test.each([
  ['the pack', packTexts],
  ['authority', authorityTexts],
] as const)(
  '%s has the same keys in both languages, and the same gaps but for those a language says otherwise',
  (_, texts) => {
    expect(keysOf(texts.da)).toEqual(keysOf(texts.en));
    const danish = new Map(flat(texts.da));
    const other = flat(texts.en).filter(([key, text]) => {
      const gaps = new Set(gapsOf(danish.get(key) ?? ''));
      return gapsOf(text).some((gap) => !gaps.has(gap));
    });
    expect(other).toEqual([]);
  },
);

test('a register that confirms a service is one that the status board tells of', () => {
  const confirming = dkPack.services.flatMap(({ confirmedBy }) =>
    confirmedBy === null ? [] : [confirmedBy],
  );
  expect(confirming).toEqual(['account-register']);
  expect(confirming.filter((service) => !isServiceId(service))).toEqual([]);
});
