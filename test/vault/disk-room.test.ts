import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { reserveFileName, watchDisk } from '../../main/core/disk-watch.ts';
import { freeBytesOf } from '../../main/platform/disk-room.ts';
import { openJournal, type Journal } from '../../main/vault/journal/journal-file.ts';
import { withJournal } from '../../main/vault/journal/journaled-vault.ts';
import { createReserve } from '../../main/vault/reserve-file.ts';
import { withReserve } from '../../main/vault/with-reserve.ts';
import type { Vault } from '../../main/vault/open.ts';
import { journalAt, newSealingPair } from '../helpers/journals.ts';
import { testFolder, testVault } from '../helpers/vault-open.ts';
import { silentLog } from '../helpers/vault-settings.ts';
import { beginInteraction, queueWork } from '../helpers/vault-work.ts';

const mebibyte = 1024 * 1024;
const pair = newSealingPair();

/** Work of so many bytes. */
const save = (vault: Vault, envelopeId: string, bytes = 10): void =>
  vault.transact((db) =>
    queueWork(db, { envelopeId, interactionId: 'i-1', actId: null, content: 'x'.repeat(bytes) }),
  );

/** A vault on a disk on which so many pages are left. */
const vaultOnDisk = (folder: string) => {
  const vault = testVault(join(folder, 'vault.db'));
  vault.transact((db) => beginInteraction(db, 'i-1'));
  const pages = (): number => Number(vault.read.prepare('PRAGMA page_count').pluck().get());
  const leave = (left: number): void => {
    vault.read.prepare(`PRAGMA max_page_count = ${pages() + left}`).get();
  };
  return { vault, leave };
};

describe('room that is kept aside', () => {
  test('lies on the disk in earnest, and goes in one stroke', async () => {
    const file = join(testFolder(), 'room');
    const reserve = createReserve({ file, bytes: 3 * mebibyte });
    expect(reserve.giveUp()).toBe(false);
    await reserve.make(new AbortController().signal);
    expect(statSync(file).blocks * 512).toBeGreaterThanOrEqual(3 * mebibyte);
    expect(reserve.giveUp()).toBe(true);
    expect(existsSync(file)).toBe(false);
  });

  test('is not left half made', async () => {
    const folder = testFolder();
    const ended = new AbortController();
    const making = createReserve({ file: join(folder, 'room'), bytes: 8 * mebibyte }).make(ended.signal);
    ended.abort();
    await making;
    expect(readdirSync(folder)).toEqual([]);
  });

  test('makes place for the work that is being finished when the disk is full, once', () => {
    const { vault, leave } = vaultOnDisk(testFolder());
    const journal = openJournal(journalAt(testFolder(), pair));
    let isKept = true;
    const giveUp = (): boolean => {
      if (!isKept) return false;
      isKept = false;
      leave(40);
      return true;
    };
    const room = { giveUp, giveUpIfFull: () => false };
    const desk = withReserve(withJournal(vault, journal, silentLog), room);
    leave(0);
    save(desk, 'one', 50_000);
    expect(isKept).toBe(false);
    expect(desk.read.prepare('SELECT envelope_id AS id FROM outbox').all()).toEqual([{ id: 'one' }]);
    expect(journal.has('one')).toBe(true);
    expect(() => save(desk, 'two', 500_000)).toThrow('full');
  });

  test('is not for what is a bug', () => {
    const { vault } = vaultOnDisk(testFolder());
    let asked = 0;
    const giveUp = (): boolean => {
      asked += 1;
      return true;
    };
    const journal = openJournal(journalAt(testFolder(), pair));
    const desk = withReserve(withJournal(vault, journal, silentLog), { giveUp, giveUpIfFull: giveUp });
    expect(() =>
      desk.transact(() => {
        throw new TypeError('bug');
      }),
    ).toThrow('bug');
    expect(asked).toBe(0);
  });

  test('makes place for the second copy too', () => {
    const { vault } = vaultOnDisk(testFolder());
    const real = openJournal(journalAt(testFolder(), pair));
    let isFull = true;
    const journal: Journal = {
      ...real,
      append: (work) => {
        if (isFull) throw Object.assign(new Error('no space'), { code: 'ENOSPC' });
        real.append(work);
      },
    };
    const giveUpIfFull = (): boolean => {
      const wasFull = isFull;
      isFull = false;
      return wasFull;
    };
    const room = { giveUp: () => false, giveUpIfFull };
    const desk = withReserve(withJournal(vault, journal, silentLog), room);
    save(desk, 'one');
    expect([desk.hasSecondCopy(), journal.has('one')]).toEqual([true, true]);
  });
});

describe('a disk that fills up', () => {
  const sizes = { reserveBytes: mebibyte, lowBelow: 10 * mebibyte, everyMs: 5 };
  const watched = (folder = testFolder()) => {
    const disk = { free: 100 * mebibyte, changes: 0 };
    const watch = watchDisk({
      folder,
      freeBytes: () => disk.free,
      log: silentLog,
      onChanged: () => {
        disk.changes += 1;
      },
      sizes,
    });
    return { folder, disk, watch, hasReserve: () => existsSync(join(folder, reserveFileName)) };
  };

  test('is told early, with what is left and whether room is kept aside', async () => {
    const { disk, watch, hasReserve } = watched();
    expect(watch.lowDisk()).toBe(null);
    await expect.poll(hasReserve).toBe(true);
    disk.free = 9 * mebibyte;
    await expect.poll(() => disk.changes).toBe(1);
    expect(watch.lowDisk()).toEqual({ freeBytes: 9 * mebibyte, hasReserve: true });
    expect(watch.giveUpIfFull()).toBe(false);
    disk.free = 0;
    expect(watch.giveUpIfFull()).toBe(true);
    expect([disk.changes, watch.lowDisk()?.hasReserve]).toEqual([2, false]);
    disk.free = 10 * mebibyte;
    await expect.poll(() => disk.changes).toBe(3);
    expect(hasReserve()).toBe(false);
    disk.free = 11 * mebibyte;
    await expect.poll(hasReserve).toBe(true);
    watch.end();
  });

  test('is nothing that anybody can tell where the system does not say', () => {
    expect(freeBytesOf(testFolder())).toBeGreaterThan(0);
    expect(freeBytesOf('/nowhere/at/all')).toBe(null);
  });
});
