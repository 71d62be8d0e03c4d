import type { Mandate } from '../../../preload/contract/mandate.ts';
import { joinWords } from '../../domain/wordings/gap-forms.ts';
import { powersByService } from '../../domain/wordings/mandate-facts.ts';
import type { WordedMandate } from '../../domain/wordings/word-mandate.ts';
import type { Block, Paper } from '../../print/paper.ts';
import { qrModules } from '../../print/qr-modules.ts';
import type { MandateRow } from '../../vault/queries/mandates.ts';
import { footerOf, type PrintWords } from '../print-words.ts';
import type { Desk } from '../desk.ts';
import { mandateStatusWords, periodOf } from './mandate-words.ts';

export type PrintableMandate = {
  /** With its status by the rule that enforces it: nothing about validity is worked out here. */
  readonly mandate: Mandate;
  readonly row: MandateRow;
  /** Null for one that came from a register with words of its own. */
  readonly worded: WordedMandate | null;
  readonly isLargePrint: boolean;
};

/** The paper both sides take home: first at a glance, then the words, in the citizen's language and in the one that binds. */
export const mandatePaper = (
  desk: Desk,
  { mandate, row, worded, isLargePrint }: PrintableMandate,
  { reader, binding }: { readonly reader: PrintWords; readonly binding: PrintWords },
): Paper => ({
  title: `${reader.say('mandate.title')}: ${mandate.grantor.name}`,
  languageTag: reader.tag,
  language: reader.language,
  isLargePrint,
  footer: footerOf(desk, reader),
  blocks: [
    { kind: 'title', text: reader.say('mandate.title'), lead: reader.say('mandate.copies') },
    ...endedNotice(mandate, reader),
    factsBlock(mandate, reader),
    ...scopeBlocks(mandate, reader),
    ...wordsBlocks(worded, { reader, binding }),
    ...proofBlocks({ mandate, row, worded }, reader),
    {
      kind: 'signatures',
      labels:
        mandate.givenBy === 'paper'
          ? [reader.say('mandate.signatureOf', { name: mandate.grantor.name })]
          : [],
    },
  ],
});

const endedNotice = (mandate: Mandate, reader: PrintWords): readonly Block[] =>
  mandate.status === 'expired' || mandate.status === 'revoked'
    ? [{ kind: 'notice', title: reader.say('mandate.ended'), text: mandateStatusWords(mandate, reader) }]
    : [];

const factsBlock = (mandate: Mandate, words: PrintWords): Block => {
  const { say } = words;
  const grantees = [mandate.grantee, ...mandate.otherGrantees].map(({ name }) => name);
  return {
    kind: 'facts',
    lines: [
      { label: say('mandate.from'), value: mandate.grantor.name },
      { label: say('mandate.to'), value: grantees.join('\n') },
      { label: say('mandate.holds'), value: periodOf(mandate, words) },
      { label: say('mandate.status'), value: mandateStatusWords(mandate, words) },
    ],
  };
};

const scopeBlocks = ({ scope }: Mandate, { say, language }: PrintWords): readonly Block[] => [
  { kind: 'heading', text: say('mandate.scope') },
  {
    kind: 'table',
    columns: [say('mandate.service'), say('mandate.may')],
    rows: [...powersByService(scope)].map(([serviceId, powers]) => [
      say(`service.${serviceId}`),
      joinWords(
        powers.map((power) => say(`power.${power}`)),
        language.locale,
      ),
    ]),
  },
];

const wordsBlocks = (
  worded: WordedMandate | null,
  { reader, binding }: { readonly reader: PrintWords; readonly binding: PrintWords },
): readonly Block[] => {
  if (worded === null) return [{ kind: 'paragraph', tone: 'quiet', text: reader.say('mandate.noWording') }];
  const inOwn = worded.paragraphs.map(({ text }): Block => ({ kind: 'paragraph', tone: 'plain', text }));
  const inBinding = worded.paragraphs.map(({ binding: text }): Block => ({
    kind: 'paragraph',
    tone: 'plain',
    text,
  }));
  const heading = (words: PrintWords): Block => ({
    kind: 'heading',
    text:
      reader.tag === binding.tag
        ? words.say('mandate.words')
        : `${words.say('mandate.words')} (${words.language.name})`,
  });
  if (reader.tag === binding.tag) return [heading(binding), ...inBinding];
  return [
    heading(reader),
    ...inOwn,
    {
      kind: 'in-language',
      languageTag: binding.tag,
      language: binding.language,
      blocks: [heading(binding), ...inBinding],
    },
  ];
};

const proofBlocks = (
  { mandate, row, worded }: Pick<PrintableMandate, 'mandate' | 'row' | 'worded'>,
  { say }: PrintWords,
): readonly Block[] => [
  { kind: 'heading', text: say('mandate.proof') },
  ...codeBlocks(row.credentialText, say),
  {
    kind: 'facts',
    lines: [
      { label: say('mandate.reference'), value: mandate.mandateId },
      ...(row.wording === null
        ? []
        : [
            {
              label: say('mandate.wordingVersion'),
              value: `${row.wording.wordingId} ${row.wording.version}`,
            },
          ]),
      ...(worded === null && row.wording === null
        ? []
        : [{ label: say('mandate.seal'), value: row.wording?.hash ?? worded?.hash ?? '' }]),
    ],
  },
];

const codeBlocks = (credentialText: string | null, say: PrintWords['say']): readonly Block[] => {
  if (credentialText === null)
    return [{ kind: 'notice', title: say('mandate.notRegistered'), text: say('mandate.notRegisteredMeans') }];
  return qrModules(credentialText) === null
    ? [{ kind: 'paragraph', tone: 'plain', text: say('mandate.tooLong') }]
    : [{ kind: 'qr', text: credentialText, caption: say('mandate.qr') }];
};
