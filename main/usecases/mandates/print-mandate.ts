import { contentHash } from '../../../central/api/canonical.ts';
import type { Input } from '../../../preload/contract/calls.ts';
import { fail, ok } from '../../../preload/contract/result.ts';
import { mandateFacts } from '../../domain/wordings/mandate-facts.ts';
import { wordMandate, type WordedMandate } from '../../domain/wordings/word-mandate.ts';
import type { Printer } from '../../print/paper.ts';
import type { MandateRow } from '../../vault/queries/mandates.ts';
import { audit } from '../audit.ts';
import type { Desk } from '../desk.ts';
import { toMandate } from '../mandate-view.ts';
import { bindingLanguageOf, choosePrintWords, findPrintWords } from '../print-words.ts';
import { findForPurpose } from './mandate-desk.ts';
import { mandatePaper } from './mandate-paper.ts';

/** The mandate as a PDF, in the citizen's language and in the one that binds. Each print is written down. */
export const printMandate = async (
  desk: Desk,
  printer: Printer,
  { mandateId, language, isLargePrint }: Input<'mandate/print'>,
) => {
  const found = findForPurpose(desk, mandateId);
  if (!found.ok) return found;
  const row = found.value;
  const reader = findPrintWords(desk, language);
  if (!reader) return fail({ code: 'mandate/language-missing' as const });
  const binding = choosePrintWords(desk, [bindingLanguageOf(desk)]);
  const worded = wordsOf(desk, row, reader.tag);
  if (row.wording !== null && worded === null) return fail({ code: 'mandate/language-missing' as const });
  if (row.wording !== null && worded?.hash !== row.wording.hash) {
    noteBrokenSeal(desk, row, mandateId);
    return fail({ code: 'mandate/wording-changed' as const });
  }
  const mandate = toMandate(desk, row);
  const pdf = await printer(mandatePaper(desk, { mandate, row, worded, isLargePrint }, { reader, binding }));
  desk.vault.transact((db) =>
    audit(desk, db, {
      action: 'mandate/printed',
      subjectId: row.grantor.personId,
      details: { mandateId, language: reader.tag },
    }),
  );
  return ok({
    fileName: `${reader.say('mandate.title')}-${mandateId.slice(0, 8)}.pdf`,
    data: pdf.toString('base64'),
    wordingHash: row.wording?.hash ?? '',
  });
};

/** Words that are not those which were signed are no proof of anything: nothing is printed, and the attempt is kept. */
const noteBrokenSeal = (desk: Desk, { grantor }: MandateRow, mandateId: string): void =>
  desk.vault.transact((db) =>
    audit(desk, db, {
      action: 'mandate/seal-broken',
      subjectId: grantor.personId,
      details: { mandateId },
    }),
  );

/** The words that were sealed, of the version under which it was given, whatever the pack says by now. */
const wordsOf = ({ pack }: Desk, row: MandateRow, language: string): WordedMandate | null => {
  if (row.wording === null) return null;
  const { wordingId, version } = row.wording;
  const facts = mandateFacts({
    ...row,
    grantorName: row.grantor.name,
    granteeNames: [row.grantee, ...row.otherGrantees].map(({ name }) => name),
  });
  return wordMandate({ pack, wordingId, version, language, facts, sha256: contentHash });
};
