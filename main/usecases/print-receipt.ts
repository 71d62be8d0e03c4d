import { fail, ok } from '../../preload/contract/result.ts';
import type { NextStep, Receipt } from '../../preload/contract/service.ts';
import { Day, type ActId } from '../../preload/contract/values.ts';
import { writeDay, writeMoment } from '../domain/wordings/gap-forms.ts';
import type { Block, Printer } from '../print/paper.ts';
import { findPersonFacts } from '../vault/queries/people.ts';
import type { Desk } from './desk.ts';
import { findOwnAct } from './open-act.ts';
import { choosePrintWords, footerOf, type PrintWords } from './print-words.ts';
import { readReceipt } from './receipt.ts';

/** The receipt of a completed act on paper, in the citizen's language where the pack prints in it. No value of the form is on it. */
export const printReceipt = async (desk: Desk, printer: Printer, actId: ActId) => {
  const receipt = readReceipt(desk, actId);
  const found = findOwnAct(desk, actId);
  if (!receipt.ok || !found.ok || found.value.act.state !== 'completed')
    return fail({ code: 'act/not-found' as const });
  const { interaction } = found.value;
  const person = findPersonFacts(desk.vault.read, interaction.subjectId);
  const words = choosePrintWords(desk, person ? [person.language] : []);
  const { say, language, tag } = words;
  const { reference, serviceId, partyName, legalState } = receipt.value;
  const pdf = await printer({
    title: `${say('receipt.title')} ${reference}`,
    languageTag: tag,
    language,
    isLargePrint: false,
    footer: footerOf(desk, words),
    blocks: [
      { kind: 'title', text: say('receipt.title'), lead: reference },
      {
        kind: 'facts',
        lines: [
          { label: say('receipt.reference'), value: reference },
          { label: say('receipt.service'), value: say(`service.${serviceId}`) },
          { label: say('receipt.about'), value: interaction.subjectName },
          { label: say('receipt.by'), value: partyName },
          ...whenLines(desk, receipt.value, words),
          { label: say('receipt.state'), value: say(`state.${legalState}`) },
        ],
      },
      { kind: 'heading', text: say('receipt.next') },
      nextBlock(receipt.value, words),
      {
        kind: 'paragraph',
        tone: 'plain',
        text: say('receipt.contact', { office: desk.staff.office }),
      },
    ],
  });
  return ok({ fileName: `${say('receipt.title')}-${reference}.pdf`, data: pdf.toString('base64') });
};

/** When it was written; of amended work, when it was amended and what that took the place of. */
const whenLines = (
  { pack }: Desk,
  { capturedAt, amendedAt }: Receipt,
  { say, language }: PrintWords,
): readonly { readonly label: string; readonly value: string }[] => {
  const write = (at: string): string => writeMoment(at, language.locale, pack.timeZone);
  const when = { label: say('receipt.when'), value: write(amendedAt ?? capturedAt) };
  if (amendedAt === null) return [when];
  const amended = say('receipt.amended', { moment: write(capturedAt) });
  return [when, { label: say('receipt.amends'), value: amended }];
};

/** The steps of the service; one general sentence where the language has no words for them yet. */
const nextBlock = (
  { nextSteps, serviceId, legalState }: Pick<Receipt, 'nextSteps' | 'serviceId' | 'legalState'>,
  words: PrintWords,
): Block => {
  const keyOf = ({ code }: NextStep): string => `next.${serviceId}.${code}`;
  const isSaid = nextSteps.every((step) => words.language.words[keyOf(step)] !== undefined);
  if (nextSteps.length === 0 || !isSaid)
    return { kind: 'paragraph', tone: 'plain', text: words.say(`next.${legalState}`) };
  return {
    kind: 'steps',
    items: nextSteps.map((step) => words.say(keyOf(step), shownParams(step, words))),
  };
};

/** Names go in as they are, days in the language's own form. */
const shownParams = ({ params }: NextStep, { language }: PrintWords): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(params).map(([name, value]) => [
      name,
      Day.safeParse(value).success ? writeDay(value, language.locale) : value,
    ]),
  );
