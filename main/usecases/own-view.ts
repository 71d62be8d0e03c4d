import type { OwnViewLine } from '../../preload/contract/print-calls.ts';
import { fail, ok } from '../../preload/contract/result.ts';
import type { PersonId } from '../../preload/contract/values.ts';
import type { Printer } from '../print/paper.ts';
import { listOwnView } from '../vault/queries/own-view.ts';
import { audit } from './audit.ts';
import type { Desk } from './desk.ts';
import { ownViewPaper } from './own-view-paper.ts';
import { readFile } from './person-file.ts';
import { choosePrintWords } from './print-words.ts';

const longestView = 500;

/** What the citizen may see: who looked and why, who acted on what ground, what was sent (B-30). As far as this desk knows. */
export const readOwnView = (desk: Desk, personId: PersonId) => {
  const file = readFile(desk, personId);
  if (!file.ok) return file;
  return ok({ lines: linesOf(desk, personId) });
};

/** The same on paper, in the citizen's language. */
export const printOwnView = async (desk: Desk, printer: Printer, personId: PersonId) => {
  const file = readFile(desk, personId);
  if (!file.ok) return fail(file.problem);
  const words = choosePrintWords(desk, [file.value.language]);
  const pdf = await printer(ownViewPaper(desk, { file: file.value, lines: linesOf(desk, personId) }, words));
  desk.vault.transact((db) => audit(desk, db, { action: 'own-view/printed', subjectId: personId }));
  return ok({ fileName: `${words.say('own.title')}.pdf`, data: pdf.toString('base64') });
};

const linesOf = (desk: Desk, personId: PersonId): readonly OwnViewLine[] =>
  listOwnView(desk.vault.read, personId, longestView).map(({ staff, secondStaff, party, ...line }) => ({
    ...line,
    by: party ?? staff,
    servedBy: party === null ? null : staff,
    agreedBy: secondStaff,
  }));
