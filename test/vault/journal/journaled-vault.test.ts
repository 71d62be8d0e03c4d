import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { tagOf } from '../../../central/api/journal.ts';
import { readJournal } from '../../../central/api/journal-frames.ts';
import { journalFileName, openJournal, type Journal } from '../../../main/vault/journal/journal-file.ts';
import { withJournal } from '../../../main/vault/journal/journaled-vault.ts';
import type { Vault, WriteDb } from '../../../main/vault/open.ts';
import { bringAgain } from '../../../main/vault/queries/bring-again.ts';
import { markParked, markSent } from '../../../main/vault/queries/outbox-progress.ts';
import { insertResolution } from '../../../main/vault/queries/resolutions.ts';
import { workInJournal } from '../../durability/crash/verify-vault.ts';
import { journalAt, newSealingPair } from '../../helpers/journals.ts';
import { testFolder, testVault } from '../../helpers/vault-open.ts';
import { silentLog } from '../../helpers/vault-settings.ts';
import { beginInteraction, moment, queueWork } from '../../helpers/vault-work.ts';

const pair = newSealingPair();
const at = (folder: string) => journalAt(folder, pair);
const idsIn = (folder: string): readonly string[] => [...workInJournal(folder, pair).keys()];
const save = (vault: Vault, ...envelopeIds: readonly string[]): void =>
  vault.transact((db) => {
    for (const envelopeId of envelopeIds)
      queueWork(db, { envelopeId, interactionId: 'interaction-1', actId: null });
  });

const confirm = (db: WriteDb, envelopeId: string, centralSequence: number): void =>
  markSent(db, { envelopeId, jws: 'receipt', centralSequence, at: moment(9) });

/** Taken back by name. */
const end = (vault: Vault, envelopeId: string, successorId: string): void =>
  vault.transact((db) => {
    queueWork(db, { envelopeId: successorId, interactionId: 'interaction-1', actId: null });
    const by = { staffId: 'staff-1', reason: 'She stays.', evidence: null, at: moment(5) };
    insertResolution(db, { envelopeId, firstId: envelopeId, how: 'withdrawn', successorId, ...by });
  });

const begin = (folder = testFolder()) => {
  const vault = testVault(join(folder, 'vault.db'));
  vault.transact((db) => beginInteraction(db, 'interaction-1'));
  return { folder, vault };
};

describe('the two-file rule', () => {
  test('when a save returns, the work lies in the journal too', () => {
    const { folder, vault } = begin();
    const twofold = withJournal(vault, openJournal(at(folder)), silentLog);
    save(twofold, 'one');
    expect(idsIn(folder)).toEqual(['one']);
    save(twofold, 'two', 'three');
    expect(idsIn(folder)).toEqual(['one', 'two', 'three']);
    expect(twofold.hasSecondCopy()).toBe(true);
  });

  test('work that is undone never comes into the journal', () => {
    const { folder, vault } = begin();
    const twofold = withJournal(vault, openJournal(at(folder)), silentLog);
    expect(() =>
      twofold.transact((db) => {
        queueWork(db, { envelopeId: 'undone', interactionId: 'interaction-1', actId: null });
        throw new Error('undo');
      }),
    ).toThrow('undo');
    expect(idsIn(folder)).toEqual([]);
  });

  test('a crash between the two files, and a journal that was lost, are mended at the next start', () => {
    const { folder, vault } = begin();
    save(vault, 'one', 'two');
    withJournal(vault, openJournal(at(folder)), silentLog);
    expect(idsIn(folder)).toEqual(['one', 'two']);
    rmSync(join(folder, journalFileName));
    withJournal(vault, openJournal(at(folder)), silentLog);
    expect(idsIn(folder)).toEqual(['one', 'two']);
  });

  test('a damaged journal is kept aside and written again whole', () => {
    const { folder, vault } = begin();
    save(vault, 'one', 'two');
    withJournal(vault, openJournal(at(folder)), silentLog);
    const file = join(folder, journalFileName);
    const bytes = readFileSync(file);
    bytes.writeUInt8(bytes.readUInt8(200) ^ 1, 200);
    writeFileSync(file, bytes);
    withJournal(vault, openJournal(at(folder)), silentLog);
    expect(idsIn(folder)).toEqual(['one', 'two']);
    expect(readFileSync(`${file}.damaged-1`)).toEqual(bytes);
  });

  test('confirmed work goes out of the journal, work that waits or was put aside stays', () => {
    const { folder, vault } = begin();
    const twofold = withJournal(vault, openJournal(at(folder)), silentLog);
    save(twofold, 'one', 'two');
    twofold.transact((db) => confirm(db, 'one', 1));
    expect(idsIn(folder)).toContain('two');
    twofold.transact((db) => confirm(db, 'two', 2));
    expect(idsIn(folder)).toEqual([]);
    save(twofold, 'three');
    expect(idsIn(folder)).toEqual(['three']);
    const sizeOfOne = statSync(join(folder, journalFileName)).size;
    expect(sizeOfOne).toBeLessThan(2_000);
  });

  test('what was put aside and ended goes out of the journal as soon as what ended it lies there', () => {
    const { folder, vault } = begin();
    const twofold = withJournal(vault, openJournal(at(folder)), silentLog);
    save(twofold, 'one', 'two', 'three', 'four');
    twofold.transact((db) => markParked(db, { envelopeId: 'one', reason: 'blob/refused' }));
    expect(idsIn(folder)).toEqual(['one', 'two', 'three', 'four']);
    end(twofold, 'one', 'five');
    expect(idsIn(folder)).toEqual(['two', 'three', 'four', 'five']);
  });

  test('and where the machine stopped between the two, at the next start', () => {
    const { folder, vault } = begin();
    const twofold = withJournal(vault, openJournal(at(folder)), silentLog);
    save(twofold, 'one', 'two', 'three', 'four');
    vault.transact((db) => markParked(db, { envelopeId: 'one', reason: 'blob/refused' }));
    end(vault, 'one', 'five');
    expect(idsIn(folder)).toContain('one');
    withJournal(vault, openJournal(at(folder)), silentLog);
    expect(idsIn(folder)).toEqual(['two', 'three', 'four', 'five']);
  });

  test('work that central had confirmed and has lost lies in the journal again', () => {
    const { folder, vault } = begin();
    const twofold = withJournal(vault, openJournal(at(folder)), silentLog);
    save(twofold, 'one', 'two');
    twofold.transact((db) => {
      confirm(db, 'one', 1);
      confirm(db, 'two', 2);
    });
    expect(idsIn(folder)).toEqual([]);
    twofold.transact((db) => bringAgain(db, { envelopeId: 'one', at: moment(20) }));
    expect(idsIn(folder)).toEqual(['one']);
    save(twofold, 'three');
    expect(idsIn(folder)).toEqual(['one', 'three']);
  });

  test('a journal that cannot be written is told, loses nothing, and is caught up when it can be again', () => {
    const { folder, vault } = begin();
    const real = openJournal(at(folder));
    let isFull = true;
    const journal: Journal = {
      ...real,
      append: (work) => {
        if (isFull) throw Object.assign(new Error('no space'), { code: 'ENOSPC' });
        real.append(work);
      },
    };
    const twofold = withJournal(vault, journal, silentLog);
    save(twofold, 'one');
    expect(twofold.hasSecondCopy()).toBe(false);
    isFull = false;
    save(twofold, 'two');
    expect(twofold.hasSecondCopy()).toBe(true);
    expect(idsIn(folder)).toEqual(['one', 'two']);
  });

  test('a journal sealed to another central is kept aside, never mixed with ours', () => {
    const { folder, vault } = begin();
    openJournal({ ...at(folder), recipient: newSealingPair().publicKey }).append([
      { envelopeId: 'theirs', content: '{}', signature: '', blobs: [] },
    ]);
    save(vault, 'ours');
    const twofold = withJournal(vault, openJournal(at(folder)), silentLog);
    expect(idsIn(folder)).toEqual(['ours']);
    expect(readdirSync(folder).some((name) => name.includes('.damaged-'))).toBe(true);
    expect(existsSync(join(folder, journalFileName))).toBe(true);
    twofold.read.prepare('SELECT 1').get();
    expect(readJournal(readFileSync(join(folder, journalFileName))).records[0]?.tag).toBe(tagOf('ours'));
  });
});
