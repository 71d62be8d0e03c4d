import { randomBytes } from 'node:crypto';
import { readdirSync, readFileSync, rmSync, statSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { blobHash } from '../../../central/api/blobs.ts';
import { sealedPieceBytes } from '../../../central/api/journal.ts';
import { readJournal } from '../../../central/api/journal-frames.ts';
import { journalFileName, openJournal } from '../../../main/vault/journal/journal-file.ts';
import { withJournal } from '../../../main/vault/journal/journaled-vault.ts';
import { pieceTag } from '../../../main/vault/journal/journal-tags.ts';
import type { Vault, WriteDb } from '../../../main/vault/open.ts';
import { appendToBlob, findWholeBlob, insertBlob, markWhole } from '../../../main/vault/queries/blobs.ts';
import { markSent } from '../../../main/vault/queries/outbox-progress.ts';
import { bindBlobs, releaseBlobs } from '../../../main/vault/queries/uploads.ts';
import { documentsInJournal } from '../../durability/crash/verify-documents.ts';
import { workInJournal } from '../../durability/crash/verify-vault.ts';
import { journalAt, newSealingPair } from '../../helpers/journals.ts';
import { testFolder, testVault } from '../../helpers/vault-open.ts';
import { silentLog } from '../../helpers/vault-settings.ts';
import { beginInteraction, moment, queueWork } from '../../helpers/vault-work.ts';

const pair = newSealingPair();
const large = randomBytes(2 * sealedPieceBytes + 77);
const small = randomBytes(900);

const begin = (folder = testFolder()) => {
  const vault = testVault(join(folder, 'vault.db'));
  vault.transact((db) => beginInteraction(db, 'i-1'));
  return { folder, vault };
};
const openTwofold = (folder: string, vault: Vault) =>
  withJournal(vault, openJournal(journalAt(folder, pair)), silentLog);

const keepBlob = (db: WriteDb, content: Buffer): void => {
  const sha256 = blobHash(content);
  if (findWholeBlob(db, sha256) !== null) return;
  const blobId = insertBlob(db, {
    sha256,
    bytes: content.length,
    mediaType: 'application/pdf',
    at: moment(1),
  });
  appendToBlob(db, { blobId, from: 0, content: content.subarray(0, 500) });
  appendToBlob(db, { blobId, from: 500, content: content.subarray(500) });
  markWhole(db, blobId);
};
const save = (vault: Vault, envelopeId: string, contents: readonly Buffer[]): void =>
  vault.transact((db) => {
    for (const content of contents) keepBlob(db, content);
    queueWork(db, { envelopeId, interactionId: 'i-1', actId: null });
    bindBlobs(db, envelopeId, contents.map(blobHash));
  });
const confirm = (vault: Vault, envelopeId: string, centralSequence: number): void =>
  vault.transact((db) => {
    markSent(db, { envelopeId, jws: 'receipt', centralSequence, at: moment(9) });
    releaseBlobs(db, envelopeId);
  });

const wholeIn = (folder: string): ReadonlySet<string> => documentsInJournal(folder, pair);
const pieces = (folder: string): number =>
  readJournal(readFileSync(join(folder, journalFileName))).records.filter(({ kind }) => kind === 'piece')
    .length;

describe('the two-file rule for documents', () => {
  test('when a save returns, every document that the work names lies in the journal too, each once', () => {
    const { folder, vault } = begin();
    const twofold = openTwofold(folder, vault);
    save(twofold, 'one', [large]);
    expect(wholeIn(folder)).toEqual(new Set([blobHash(large)]));
    save(twofold, 'two', [large, small]);
    expect(wholeIn(folder)).toEqual(new Set([blobHash(large), blobHash(small)]));
    expect(pieces(folder)).toBe(4);
  });

  test('a journal that was lost, one of an older version, and one that was cut off anywhere are made whole by opening', () => {
    const { folder, vault } = begin();
    save(vault, 'one', [large, small]);
    openTwofold(folder, vault);
    const file = join(folder, journalFileName);
    const [work, first] = readJournal(readFileSync(file)).records;
    const both = new Set([blobHash(large), blobHash(small)]);
    for (const bytes of [work?.to, first?.to, (first?.to ?? 0) + 1000, statSync(file).size - 1]) {
      truncateSync(file, bytes);
      openTwofold(folder, vault);
      expect(wholeIn(folder)).toEqual(both);
      expect(workInJournal(folder, pair).size).toBe(1);
      expect(pieces(folder)).toBe(4);
    }
    rmSync(file);
    openTwofold(folder, vault);
    expect(wholeIn(folder)).toEqual(both);
  });

  test('a disk that has no room for a document has the envelope all the same, and the document when it has room', () => {
    const { folder, vault } = begin();
    const real = openJournal(journalAt(folder, pair));
    let isFull = true;
    const twofold = withJournal(
      vault,
      {
        ...real,
        append: (work) =>
          real.append(
            work.map((each) => ({
              ...each,
              blobs: each.blobs.map((blob) => ({
                ...blob,
                read: (from, length) => {
                  if (isFull && from > 0) throw Object.assign(new Error('no space'), { code: 'ENOSPC' });
                  return blob.read(from, length);
                },
              })),
            })),
          ),
      },
      silentLog,
    );
    save(twofold, 'one', [large]);
    expect(twofold.hasSecondCopy()).toBe(false);
    expect([...workInJournal(folder, pair).keys()]).toEqual(['one']);
    expect(pieces(folder)).toBe(0);
    isFull = false;
    twofold.transact(() => undefined);
    expect(twofold.hasSecondCopy()).toBe(true);
    expect(wholeIn(folder)).toEqual(new Set([blobHash(large)]));
    expect(readdirSync(folder).filter((name) => name.includes('damaged'))).toEqual([]);
  });

  test('documents go out of the journal with the receipts, but not what other work still names', () => {
    const { folder, vault } = begin();
    const twofold = openTwofold(folder, vault);
    save(twofold, 'one', [large]);
    save(twofold, 'two', [small]);
    save(twofold, 'three', [small]);
    confirm(twofold, 'one', 1);
    confirm(twofold, 'two', 2);
    // It is counted now and then how much of it was confirmed.
    for (let time = 0; time < 200; time += 1) twofold.transact(() => undefined);
    expect(wholeIn(folder)).toEqual(new Set([blobHash(small)]));
    expect([...workInJournal(folder, pair).keys()]).toEqual(['three']);
    confirm(twofold, 'three', 3);
    expect(pieces(folder)).toBe(0);
    save(twofold, 'four', [large]);
    expect(wholeIn(folder)).toEqual(new Set([blobHash(large)]));
  });

  test('nobody can tell from the journal which document lies there, who has no key of the machine', () => {
    const name = { sha256: blobHash(large), bytes: large.length };
    const [one, other] = [Buffer.alloc(32, 1), Buffer.alloc(32, 2)];
    expect(pieceTag(one, name, 0)).not.toBe(pieceTag(other, name, 0));
    expect(pieceTag(one, name, 0)).not.toBe(pieceTag(one, name, sealedPieceBytes));
  });
});
