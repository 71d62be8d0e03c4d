import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { reserveFileName, watchDisk } from '../../main/core/disk-watch.ts';
import { freeBytesOf } from '../../main/platform/disk-room.ts';
import { openJournal } from '../../main/vault/journal/journal-file.ts';
import { withJournal } from '../../main/vault/journal/journaled-vault.ts';
import { openVault, type Vault } from '../../main/vault/open.ts';
import { vaultProblemOf } from '../../main/vault/vault-problem.ts';
import { withReserve } from '../../main/vault/with-reserve.ts';
import { journalAt, newSealingPair } from '../helpers/journals.ts';
import { ballastOn, makeSmallDisk, sayIfNoSmallDisk } from '../helpers/small-disk.ts';
import { raw, testVault } from '../helpers/vault-open.ts';
import { silentLog, testKey } from '../helpers/vault-settings.ts';
import { beginInteraction, queueWork } from '../helpers/vault-work.ts';

const mebibyte = 1024 * 1024;
const sizes = { reserveBytes: 4 * mebibyte, lowBelow: 8 * mebibyte, everyMs: 5 };

const deskOn = async (folder: string) => {
  const vault = testVault(join(folder, 'vault.db'));
  const journal = openJournal(journalAt(folder, pair));
  const watch = watchDisk({
    folder,
    freeBytes: () => freeBytesOf(folder),
    log: silentLog,
    onChanged: () => undefined,
    sizes,
  });
  await expect.poll(() => existsSync(join(folder, reserveFileName))).toBe(true);
  const desk = withReserve(withJournal(vault, journal, silentLog), watch);
  desk.transact((db) => beginInteraction(db, 'i-1'));
  return { desk, journal, watch };
};

const save = (vault: Vault, envelopeId: string): void =>
  vault.transact((db) =>
    queueWork(db, { envelopeId, interactionId: 'i-1', actId: null, content: 'x'.repeat(20_000) }),
  );

const idsIn = (vault: Vault): readonly unknown[] =>
  raw(vault.read, 'SELECT envelope_id AS id FROM outbox ORDER BY device_sequence').map(
    (row) => (row as { readonly id: string }).id,
  );

/** Until the disk takes no more; answers what was acknowledged, and why the next was not. */
const saveUntilRefused = (desk: Vault): { readonly saved: readonly string[]; readonly refusal: unknown } => {
  const saved: string[] = [];
  for (;;) {
    const next = `work-${saved.length}`;
    try {
      save(desk, next);
    } catch (refusal) {
      return { saved, refusal };
    }
    saved.push(next);
  }
};

/** What is in a vault, or why it does not open. */
const idsOrProblem = (file: string): unknown => {
  const opened = openVault({ file, key: testKey, log: silentLog });
  if (!opened.ok) return opened.problem.code;
  const ids = idsIn(opened.value);
  opened.value.close();
  return ids;
};

const pair = newSealingPair();

describe.runIf(sayIfNoSmallDisk())('a disk that is really full', () => {
  test('takes work into the reserve, then refuses it in so many words, and is whole again once there is room', async () => {
    const folder = makeSmallDisk(40 * mebibyte);
    const { desk, journal, watch } = await deskOn(folder);
    const ballast = ballastOn(folder);
    ballast.fill();
    const { saved, refusal } = saveUntilRefused(desk);
    expect(saved.length).toBeGreaterThan(10);
    expect(vaultProblemOf(refusal)).toEqual({ code: 'vault/disk-full' });
    expect(watch.lowDisk()).toEqual({ freeBytes: 0, hasReserve: false });
    expect(idsIn(desk)).toEqual(saved);
    ballast.remove();
    save(desk, 'last');
    expect(idsIn(desk)).toEqual([...saved, 'last']);
    expect(desk.hasSecondCopy()).toBe(true);
    expect(idsIn(desk).filter((id) => !journal.has(String(id)))).toEqual([]);
    watch.end();
  });

  test('loses nothing of what was acknowledged, however little was left, and opens with all of it or says why not', () => {
    const folder = makeSmallDisk(64 * mebibyte);
    const ballast = ballastOn(folder);
    for (let left = 0; left <= 256; left += 8) {
      const at = join(folder, String(left));
      mkdirSync(at);
      const file = join(at, 'vault.db');
      const vault = testVault(file);
      vault.transact((db) => beginInteraction(db, 'i-1'));
      const desk = withJournal(vault, openJournal(journalAt(at, pair)), silentLog);
      ballast.fill();
      ballast.shrinkBy(left * 1024);
      const { saved, refusal } = saveUntilRefused(desk);
      expect(vaultProblemOf(refusal), `${left} KiB left`).toEqual({ code: 'vault/disk-full' });
      desk.close();
      ballast.fill();
      expect([saved, 'vault/disk-full'], `${left} KiB left`).toContainEqual(idsOrProblem(file));
      ballast.remove();
      const healed = withJournal(testVault(file), openJournal(journalAt(at, pair)), silentLog);
      expect([idsIn(healed), healed.hasSecondCopy()], `${left} KiB left`).toEqual([saved, true]);
      healed.close();
      rmSync(at, { recursive: true });
    }
  });
});
