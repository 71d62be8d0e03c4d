import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { openVault } from '../../main/vault/open.ts';
import { raw, testFolder, testVault } from '../helpers/vault-open.ts';
import { silentLog, testKey } from '../helpers/vault-settings.ts';
import { beginInteraction } from '../helpers/vault-work.ts';
import { describeClass, shown } from './describe-class.ts';

/** Something that keeps contacts in a folder, and tells whoever saves one when it has been kept. */
type Store = {
  readonly save: (id: string) => void;
  /** What is found in a folder after the power came back; null where nothing can be read. */
  readonly read: (folder: string) => readonly string[] | null;
  /** A save returns only when the disk has said that it has it. */
  readonly waitsForTheDisk: boolean;
};
type MakeStore = (folder: string) => Store;
type Files = ReadonlyMap<string, Buffer>;

const vaultFile = 'vault.db';
const saves = ['1', '2', '3'] as const;
/** How much of a write reaches the disk. */
const shares = Array.from({ length: 40 }, (_, cut) => cut / 40);

const theVault = (folder: string): Store => {
  const vault = testVault(join(folder, vaultFile));
  return {
    save: (id) => vault.transact((db) => beginInteraction(db, id)),
    read: (image) => {
      const opened = openVault({ file: join(image, vaultFile), key: testKey, log: silentLog });
      if (!opened.ok) return null;
      const rows = raw(opened.value.read, 'SELECT interaction_id AS id FROM interaction');
      opened.value.close();
      return rows.map((row) => String((row as { readonly id: unknown }).id));
    },
    waitsForTheDisk: Object.values(raw(vault.read, 'PRAGMA synchronous')[0] as object)[0] === 2,
  };
};

/** The index of the log is made anew from the log, so an image has none. */
const filesIn = (folder: string): Files =>
  new Map(
    readdirSync(folder)
      .filter((name) => !name.endsWith('-shm'))
      .map((name) => [name, readFileSync(join(folder, name))]),
  );

const imageOf = (files: Files): string => {
  const folder = testFolder();
  for (const [name, content] of files) writeFileSync(join(folder, name), content);
  return folder;
};

/** The power goes in the middle of a write, after so much of it. */
const tornAt = (before: Files, after: Files, share: number): Files =>
  new Map(
    [...after].map(([name, content]) => {
      const old = before.get(name) ?? Buffer.alloc(0);
      if (content.equals(old)) return [name, content];
      const kept = content.subarray(0, old.length).equals(old) ? old.length : 0;
      return [name, content.subarray(0, kept + Math.floor((content.length - kept) * share))];
    }),
  );

const whereverThePowerGoes = (breakStore: MakeStore | null): string | null => {
  const folder = testFolder();
  const store = (breakStore ?? theVault)(folder);
  if (!store.waitsForTheDisk) return 'a save returns before the disk has it';
  for (const [at, id] of saves.entries()) {
    const acknowledged = saves.slice(0, at);
    const before = filesIn(folder);
    store.save(id);
    const after = filesIn(folder);
    for (const share of at === 0 ? [] : shares) {
      const lost = lostIn(store, tornAt(before, after, share), acknowledged);
      if (lost !== null) return `cut in the middle of a write: ${lost}`;
    }
    const lost = lostIn(store, after, [...acknowledged, id]);
    if (lost !== null) return `right after a save: ${lost}`;
  }
  return null;
};

const lostIn = (store: Store, files: Files, acknowledged: readonly string[]): string | null => {
  const found = store.read(imageOf(files));
  if (found === null) return 'nothing can be read';
  const lost = acknowledged.filter((id) => !found.includes(id));
  return lost.length === 0 ? null : `${lost.join(', ')} is gone`;
};

/** As programs do it whose SQLite lives in memory: the whole goes to the disk as one file, every so many saves. */
const exporting =
  (everySaves: number): MakeStore =>
  (folder) => {
    const memory = new Database(':memory:');
    memory.exec('CREATE TABLE contact (id TEXT)');
    let count = 0;
    return {
      save: (id) => {
        memory.prepare('INSERT INTO contact VALUES (?)').run(id);
        count += 1;
        if (count % everySaves === 0) writeFileSync(join(folder, vaultFile), memory.serialize());
      },
      read: (image) => {
        try {
          const file = new Database(join(image, vaultFile), { fileMustExist: true });
          const ids = file.prepare('SELECT id FROM contact').pluck().all();
          file.close();
          return ids.map(String);
        } catch {
          return null;
        }
      },
      waitsForTheDisk: true,
    };
  };

describeClass('Power failure', {
  'the whole is exported over the old file': shown(whereverThePowerGoes, exporting(1)),
  'the export comes now and then': shown(whereverThePowerGoes, exporting(3)),
  'the vault does not wait for the disk': shown(whereverThePowerGoes, (folder) => {
    const { save, read } = theVault(folder);
    const hasty = testVault(join(folder, vaultFile));
    raw(hasty.read, 'PRAGMA synchronous = off');
    const [synchronous] = Object.values(raw(hasty.read, 'PRAGMA synchronous')[0] as object);
    return { save, read, waitsForTheDisk: synchronous === 2 };
  }),
});
