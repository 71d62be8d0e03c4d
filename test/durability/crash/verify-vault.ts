import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { contentHash } from '../../../central/api/canonical.ts';
import { openSealed } from '../../../central/api/journal.ts';
import { readJournal, sealedIn } from '../../../central/api/journal-frames.ts';
import type { SealingPair } from '../../../central/api/sealed-box.ts';
import { journalFileName } from '../../../main/vault/journal/journal-file.ts';
import type { ReadDb } from '../../../main/vault/open.ts';
import { verifyAudit } from '../../../main/vault/queries/audit.ts';
import { damagedDocuments } from './verify-documents.ts';

type WorkRow = {
  readonly envelope_id: string;
  readonly device_sequence: number;
  readonly content: string;
  readonly content_hash: string;
  readonly state: string;
};

const hasRows = (db: ReadDb, sql: string): boolean => db.prepare(sql).get() !== undefined;

const workOf = (db: ReadDb, sql: string): readonly WorkRow[] => db.prepare<unknown[], WorkRow>(sql).all();

/** Whatever must hold in a vault at any moment at which it can be opened. */
export const faultsInVault = (db: ReadDb): readonly string[] => {
  const faults: string[] = [];
  const whole = db.prepare<unknown[], string>('PRAGMA quick_check').pluck().get();
  if (whole !== 'ok') faults.push(`not whole: ${String(whole)}`);
  if (hasRows(db, 'PRAGMA foreign_key_check')) faults.push('a row refers to nothing');
  const chain = verifyAudit(db);
  if (!chain.ok) faults.push(`the audit chain is broken at ${chain.brokenAt}`);
  const hasHalves = hasRows(
    db,
    `SELECT act_id FROM act WHERE state = 'completed'
       AND NOT EXISTS (SELECT 1 FROM outbox WHERE outbox.envelope_id = act.envelope_id)
     UNION ALL SELECT act_id FROM outbox WHERE act_id IS NOT NULL
       AND act_id NOT IN (SELECT act_id FROM act WHERE state = 'completed')`,
  );
  if (hasHalves) faults.push('an act without its envelope, or the reverse');
  const work = workOf(db, 'SELECT * FROM outbox ORDER BY device_sequence');
  if (work.some(({ content, content_hash }) => contentHash(content) !== content_hash))
    faults.push('an envelope is not what was signed');
  faults.push(...damagedDocuments(db));
  if (work.some(({ device_sequence }, at) => device_sequence !== at + 1))
    faults.push('a device sequence is missing');
  return faults;
};

export const idsOfWork = (db: ReadDb): readonly string[] =>
  workOf(db, 'SELECT * FROM outbox ORDER BY device_sequence').map(({ envelope_id }) => envelope_id);

export const unsentWork = (db: ReadDb): ReadonlyMap<string, string> =>
  new Map(
    workOf(db, `SELECT * FROM outbox WHERE state <> 'sent'`).map(({ envelope_id, content }) => [
      envelope_id,
      content,
    ]),
  );

/** Envelope id to content, of every record that central could open. */
export const workInJournal = (
  folder: string,
  pair: SealingPair,
  name = journalFileName,
): ReadonlyMap<string, string> => {
  const file = join(folder, name);
  if (!existsSync(file)) return new Map();
  const bytes = readFileSync(file);
  return new Map(
    readJournal(bytes).records.flatMap((record) => {
      const opened = openSealed(sealedIn(bytes, record), pair);
      if (opened?.kind !== 'work') return [];
      const { content } = opened.entry;
      const { id } = JSON.parse(content) as { readonly id: string };
      return [[id, content] as const];
    }),
  );
};

/** All unsent work of the vault lies in the journal too, byte for byte. */
export const faultsBetween = (db: ReadDb, journal: ReadonlyMap<string, string>): readonly string[] =>
  [...unsentWork(db)]
    .filter(([id, content]) => journal.get(id) !== content)
    .map(([id]) => `${id} is not in the journal`);
