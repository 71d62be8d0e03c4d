import type { Mandate } from '../../preload/contract/mandate.ts';
import type { MandateUse } from '../../preload/contract/mandate-keeping.ts';
import type { OwnViewLine } from '../../preload/contract/print-calls.ts';
import type { PersonFile } from '../../preload/contract/person.ts';
import { writeMoment } from '../domain/wordings/gap-forms.ts';
import type { Block, Paper } from '../print/paper.ts';
import { listMandateUses } from '../vault/queries/mandate-uses.ts';
import type { Desk } from './desk.ts';
import { mandateStatusWords, periodOf } from './mandates/mandate-words.ts';
import { footerOf, type PrintWords } from './print-words.ts';

/** No address and no number: the citizen knows them, and paper is lost on the way home. */
export const ownViewPaper = (
  desk: Desk,
  { file, lines }: { readonly file: PersonFile; readonly lines: readonly OwnViewLine[] },
  words: PrintWords,
): Paper => {
  const { say, language, tag } = words;
  const part = (heading: string, kinds: readonly OwnViewLine['kind'][]): readonly Block[] => [
    { kind: 'heading', text: say(heading) },
    entries(
      desk,
      lines.filter(({ kind }) => kinds.includes(kind)),
      words,
    ),
  ];
  return {
    title: say('own.title'),
    languageTag: tag,
    language,
    isLargePrint: false,
    footer: footerOf(desk, words),
    blocks: [
      { kind: 'title', text: say('own.title'), lead: file.name.value.display },
      { kind: 'paragraph', tone: 'quiet', text: say('own.about') },
      ...part('own.looks', ['opened', 'revealed']),
      ...part('own.acts', ['done', 'done-elsewhere']),
      ...part('own.letters', ['letter']),
      { kind: 'heading', text: say('own.mandates') },
      mandates(desk, file, words),
    ],
  };
};

const entries = (desk: Desk, lines: readonly OwnViewLine[], words: PrintWords): Block => {
  const { say, language } = words;
  if (lines.length === 0) return { kind: 'paragraph', tone: 'plain', text: say('own.none') };
  return {
    kind: 'facts',
    lines: lines.map((line) => ({
      label: `${writeMoment(line.at, language.locale, desk.pack.timeZone)}\n${say(`own.from.${line.from}`)}`,
      value: [sentence(line, words), ...stateOf(line, words)].join('\n'),
    })),
  };
};

/** An act that was taken back, or waits for somebody, is not told as one that stands. */
const stateOf = ({ legalState }: OwnViewLine, { say }: PrintWords): readonly string[] =>
  legalState === null ? [] : [say(`state.${legalState}`)];

const sentence = (line: OwnViewLine, words: PrintWords): string => {
  const { say } = words;
  const gaps = gapsOf(line, words);
  switch (line.kind) {
    case 'opened':
      return say('own.opened', gaps);
    case 'revealed':
      return say('own.revealed', gaps);
    case 'done':
      return line.servedBy === null
        ? say('own.done', gaps)
        : `${say('own.done', gaps)}\n${say('own.servedBy', { name: line.servedBy })}`;
    case 'done-elsewhere':
      return say('own.doneElsewhere', gaps);
    case 'letter':
      return say('own.letter', gaps);
    default:
      return line.kind satisfies never;
  }
};

const gapsOf = (line: OwnViewLine, { say }: PrintWords): Readonly<Record<string, string>> => {
  const named = (group: string, id: string | null): string => (id === null ? '' : say(`${group}.${id}`));
  return {
    by: line.by ?? say('own.somebody'),
    second: line.agreedBy ?? say('own.somebody'),
    reference: line.reference ?? '',
    purpose: named('purpose', line.purposeId),
    service: named('service', line.serviceId),
    ground: named('ground', line.ground),
    letter: named('letter', line.letter),
  };
};

/** Each mandate with its period and, of those that the citizen gave, each use (B-11). What others did with one they hold is not theirs to read. */
const mandates = (desk: Desk, { mandatesGiven, mandatesHeld }: PersonFile, words: PrintWords): Block => {
  const { say } = words;
  const given = mandatesGiven.map((mandate) => ({
    mandate,
    lines: [
      say('own.given', { name: namesOf([mandate.grantee, ...mandate.otherGrantees]) }),
      periodOf(mandate, words),
      ...usesOf(desk, mandate, words),
    ],
  }));
  const held = mandatesHeld.map((mandate) => ({
    mandate,
    lines: [say('own.held', { name: mandate.grantor.name }), periodOf(mandate, words)],
  }));
  const all = [...given, ...held];
  if (all.length === 0) return { kind: 'paragraph', tone: 'plain', text: say('own.none') };
  return {
    kind: 'facts',
    lines: all.map(({ mandate, lines }) => ({
      label: mandateStatusWords(mandate, words),
      value: lines.join('\n'),
    })),
  };
};

const namesOf = (parties: readonly Mandate['grantee'][]): string =>
  parties.map(({ name }) => name).join(', ');

const usesOf = (desk: Desk, { mandateId, grantor }: Mandate, words: PrintWords): readonly string[] => {
  const uses = listMandateUses(desk.vault.read, { mandateId, grantorId: grantor.personId });
  return uses.length === 0
    ? []
    : [words.say('own.uses'), ...uses.map((use) => `– ${useLine(desk, use, words)}`)];
};

/** When, what, for what, by whom. */
const useLine = ({ pack }: Desk, use: MandateUse, { say, language }: PrintWords): string => {
  const what = [
    use.serviceId === null ? '' : say(`service.${use.serviceId}`),
    use.power === null ? '' : say(`power.${use.power}`),
    use.reference ?? '',
  ].filter((word) => word !== '');
  return [
    writeMoment(use.at, language.locale, pack.timeZone),
    say(`own.use.${use.kind}`),
    ...what,
    say(`source.${use.by}`),
  ].join(' · ');
};
