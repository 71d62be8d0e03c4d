import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { appendAudit } from '../../../main/vault/queries/audit.ts';
import type { ReadDb, WriteDb } from '../../../main/vault/open.ts';
import { putPerson } from '../../../main/vault/queries/replica-person.ts';
import { people } from '../../helpers/vault-people.ts';
import { unsentDocuments } from '../crash/verify-documents.ts';
import { unsentWork } from '../crash/verify-vault.ts';
import { citizens, makeVault } from '../desk/make-vault.ts';
import { openBoth } from '../desk/open-desk.ts';
import { newRunFolder } from '../desk/run-folder.ts';
import { pictureOf } from '../desk/pictures.ts';
import { saveSmallAct, saveSmallActs } from '../desk/small-act.ts';

/** A data folder as a power cut leaves it, and what must be read from it. */
export type Patient = {
  readonly files: ReadonlyMap<string, Buffer>;
  /** Of every row of every table. */
  readonly digest: string;
  /** As it was before the very last transaction, where that holds no work; null where it does. */
  readonly digestBeforeLast: string | null;
  readonly unsent: ReadonlyMap<string, string>;
  /** SHA-256 of the documents that the unsent work names. */
  readonly documents: readonly string[];
};

/** Some of it lies in the vault alone, some in the log, all unsent work in the journal. */
export const makePatient = ({ endsWithWork }: { readonly endsWithWork: boolean }): Patient => {
  const folder = newRunFolder();
  makeVault(folder);
  const before = openBoth(folder);
  before.transact((db) => {
    for (const person of people(60)) putPerson(db, person, 'sync');
  });
  saveSmallActs(before, 4);
  saveSmallAct(before, citizens[0], 1, pictureOf(1, 1, 4000));
  before.close();

  const vault = openBoth(folder);
  saveSmallAct(vault, citizens[1], 2, pictureOf(2, 1, 8000));
  saveSmallActs(vault, 4);
  const digestBeforeLast = endsWithWork ? null : digestOf(vault.read);
  if (!endsWithWork) vault.transact(openFile);
  const files = new Map(
    readdirSync(folder)
      .filter((each) => !each.endsWith('-shm'))
      .map((name) => [name, readFileSync(join(folder, name))]),
  );
  const patient = {
    files,
    digest: digestOf(vault.read),
    digestBeforeLast,
    unsent: unsentWork(vault.read),
    documents: unsentDocuments(vault.read),
  };
  vault.close();
  rmSync(folder, { recursive: true });
  return patient;
};

/** Somebody looks at a file: written down, and no work. */
const openFile = (db: WriteDb): void =>
  appendAudit(db, {
    at: new Date().toISOString(),
    staffId: 'staff-1',
    action: 'person/opened',
    subjectId: 'citizen-1',
    interactionId: null,
    details: {},
  });

/** Reads every row there is, so that every page that matters is looked at. */
export const digestOf = (db: ReadDb): string => {
  const hash = createHash('sha256');
  const tables = db
    .prepare<unknown[], string>(`SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name`)
    .pluck()
    .all();
  for (const table of tables) {
    if (table.startsWith('sqlite_')) continue;
    for (const row of db.prepare(`SELECT * FROM "${table}"`).raw().iterate())
      hash.update(JSON.stringify(row));
  }
  return hash.digest('hex');
};
