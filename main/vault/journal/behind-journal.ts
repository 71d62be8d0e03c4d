import { existsSync } from 'node:fs';
import { readingFile } from '../../../central/api/byte-source.ts';
import { tagOf } from '../../../central/api/journal.ts';
import { readJournal } from '../../../central/api/journal-frames.ts';
import type { ReadDb } from '../handle.ts';
import { listAllIds, listUnsentIds } from '../queries/journal-work.ts';

/**
 * How many pieces of work the journal holds that the vault has never heard of. The vault commits first, so there is only one way to
 * that: the vault has lost what it had. It is not to be worked with then, and above all the journal not swept by what it believes.
 */
export const countWorkUnknownTo = (db: ReadDb, journalFile: string): number => {
  if (!existsSync(journalFile)) return 0;
  const { records } = readingFile(journalFile, readJournal);
  const unsent = new Set(listUnsentIds(db).map(tagOf));
  const others = records.filter(({ kind, tag }) => kind === 'work' && !unsent.has(tag));
  if (others.length === 0) return 0;
  const all = new Set(listAllIds(db).map(tagOf));
  return others.filter(({ tag }) => !all.has(tag)).length;
};
