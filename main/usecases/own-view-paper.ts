import type { OwnViewLine } from '../../preload/contract/print-calls.ts';
import type { PersonFile } from '../../preload/contract/person.ts';
import { writeDay, writeMoment } from '../domain/wordings/gap-forms.ts';
import type { Block, Paper } from '../print/paper.ts';
import type { Desk } from './desk.ts';
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
      ...part('own.looks', ['opened']),
      ...part('own.acts', ['done', 'done-elsewhere']),
      ...part('own.letters', ['letter']),
      { kind: 'heading', text: say('own.mandates') },
      mandates(file, words),
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
      value: sentence(line, words),
    })),
  };
};

const sentence = (line: OwnViewLine, { say }: PrintWords): string => {
  const by = line.by ?? '';
  const reference = line.reference ?? '';
  switch (line.kind) {
    case 'opened':
      return say('own.opened', { by, purpose: say(`purpose.${line.purposeId ?? ''}`) });
    case 'done':
      return say('own.done', {
        by,
        reference,
        service: say(`service.${line.serviceId ?? ''}`),
        ground: say(`ground.${line.ground ?? ''}`),
      });
    case 'done-elsewhere':
      return say('own.doneElsewhere', { reference, service: say(`service.${line.serviceId ?? ''}`) });
    case 'letter':
      return say('own.letter', { letter: say(`letter.${line.letter ?? ''}`) });
    default:
      return line.kind satisfies never;
  }
};

const mandates = ({ mandatesGiven, mandatesHeld }: PersonFile, { say, language }: PrintWords): Block => {
  const all = [
    ...mandatesGiven.map((mandate) => ({ mandate, who: say('own.given', { name: mandate.grantee.name }) })),
    ...mandatesHeld.map((mandate) => ({ mandate, who: say('own.held', { name: mandate.grantor.name }) })),
  ];
  if (all.length === 0) return { kind: 'paragraph', tone: 'plain', text: say('own.none') };
  const day = (value: string): string => writeDay(value, language.locale);
  return {
    kind: 'facts',
    lines: all.map(({ mandate, who }) => {
      const { validFrom, validUntil, status, revokedOn } = mandate;
      const state = say(`mandate.status.${status}`, { day: revokedOn === null ? '' : day(revokedOn) });
      const from = day(validFrom);
      const period =
        validUntil === null
          ? say('mandate.noEnd', { from })
          : say('mandate.period', { from, until: day(validUntil) });
      return { label: state, value: `${who}\n${period}` };
    }),
  };
};
