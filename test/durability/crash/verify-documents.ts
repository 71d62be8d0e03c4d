import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { blobHash } from '../../../central/api/blobs.ts';
import { openSealed } from '../../../central/api/journal.ts';
import { readJournal, sealedIn } from '../../../central/api/journal-frames.ts';
import type { SealingPair } from '../../../central/api/sealed-box.ts';
import { journalFileName } from '../../../main/vault/journal/journal-file.ts';
import type { ReadDb } from '../../../main/vault/open.ts';

/** SHA-256 of every document that central could make whole again from the journal, looked at byte for byte. */
export const documentsInJournal = (
  folder: string,
  pair: SealingPair,
  name = journalFileName,
): ReadonlySet<string> => {
  const file = join(folder, name);
  if (!existsSync(file)) return new Set();
  const bytes = readFileSync(file);
  const held = new Map<string, Buffer>();
  for (const record of readJournal(bytes).records) {
    const opened = openSealed(sealedIn(bytes, record), pair);
    if (opened?.kind !== 'piece') continue;
    const { sha256, from, content } = opened.piece;
    const before = held.get(sha256) ?? Buffer.alloc(0);
    if (before.length === from) held.set(sha256, Buffer.concat([before, content]));
  }
  return new Set([...held].flatMap(([sha256, content]) => (blobHash(content) === sha256 ? [sha256] : [])));
};

/** SHA-256 of every document that unsent work names. */
export const unsentDocuments = (db: ReadDb): readonly string[] =>
  db
    .prepare<unknown[], string>(
      `SELECT DISTINCT sha256 FROM envelope_blob JOIN blob USING (blob_id) JOIN outbox USING (envelope_id)
       WHERE state <> 'sent'`,
    )
    .pluck()
    .all();

/** All documents that unsent work names lie in the journal too, byte for byte. */
export const faultsInDocuments = (db: ReadDb, journal: ReadonlySet<string>): readonly string[] =>
  unsentDocuments(db)
    .filter((sha256) => !journal.has(sha256))
    .map((sha256) => `the document ${sha256} is not in the journal`);

/** Documents that count as whole in the vault and are not what their name says. */
export const damagedDocuments = (db: ReadDb): readonly string[] =>
  db
    .prepare<unknown[], { readonly blob_id: number; readonly sha256: string }>(
      'SELECT blob_id, sha256 FROM blob WHERE is_whole = 1',
    )
    .all()
    .filter(({ blob_id, sha256 }) => {
      const pieces = db
        .prepare<unknown[], Buffer>('SELECT content FROM blob_piece WHERE blob_id = ? ORDER BY from_byte')
        .pluck()
        .all(blob_id);
      return blobHash(Buffer.concat(pieces)) !== sha256;
    })
    .map(({ sha256 }) => `the document ${sha256} is not what it was`);
