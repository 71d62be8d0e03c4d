import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { headerBytes, journalHeader, readJournal } from '../../../central/api/journal-frames.ts';
import { journalFileName, openJournal } from '../../../main/vault/journal/journal-file.ts';
import { withJournal } from '../../../main/vault/journal/journaled-vault.ts';
import { workInJournal } from '../../durability/crash/verify-vault.ts';
import { journalAt, newSealingPair, readableBlob } from '../../helpers/journals.ts';
import { testFolder, testVault } from '../../helpers/vault-open.ts';
import { silentLog } from '../../helpers/vault-settings.ts';
import { beginInteraction, queueWork } from '../../helpers/vault-work.ts';

const pair = newSealingPair();
const document = readableBlob(Buffer.alloc(20, 7));
const works = ['one', 'two', 'three'].map((envelopeId) => ({
  envelopeId,
  content: `{"of":"${envelopeId}"}`,
  signature: 's',
  blobs: envelopeId === 'three' ? [document] : [],
}));

/** A journal with three pieces of work and a document, and its frames. */
const whole = () => {
  const at = journalAt(testFolder(), pair);
  const journal = openJournal(at);
  for (const work of works) journal.append([work]);
  journal.close();
  const bytes = readFileSync(at.file);
  return { bytes, frames: readJournal(bytes).records };
};

const opened = (content: Buffer) => {
  const at = journalAt(testFolder(), pair);
  writeFileSync(at.file, content);
  const journal = openJournal(at);
  const aside = `${at.file}.damaged-1`;
  return { journal, file: at.file, aside: existsSync(aside) ? readFileSync(aside) : null };
};

test('wherever a write was torn, the whole records stay where they lie and the torn part alone is put aside', () => {
  const { bytes, frames } = whole();
  const from = frames[1]?.from ?? 0;
  for (let length = from; length <= bytes.length; length += 1) {
    const kept = frames.filter(({ to }) => to <= length);
    const end = kept.at(-1)?.to ?? headerBytes;
    const { journal, file, aside } = opened(bytes.subarray(0, length));
    expect(readFileSync(file)).toEqual(bytes.subarray(0, end));
    expect(aside).toEqual(
      length === end ? null : Buffer.concat([journalHeader(pair.publicKey), bytes.subarray(end, length)]),
    );
    const isKept = (at: number): boolean => (frames[at]?.to ?? Infinity) <= length;
    expect(works.map(({ envelopeId }) => journal.has(envelopeId))).toEqual([0, 1, 2].map(isKept));
    expect(journal.hasBlob(document)).toBe(isKept(3));
    journal.close();
  }
});

test('behind what is left of a torn journal the next work is written as if nothing had been', () => {
  const { bytes, frames } = whole();
  for (let length = frames[1]?.from ?? 0; length <= bytes.length; length += 61) {
    const { journal, file } = opened(bytes.subarray(0, length));
    journal.append(works);
    journal.close();
    expect(readJournal(readFileSync(file))).toMatchObject({ unreadableBytes: 0, records: { length: 4 } });
  }
});

test('a last record that the power cut left in part as it was before is a torn one too', () => {
  const { bytes, frames } = whole();
  const last = frames.at(-1)?.from ?? 0;
  const torn = Buffer.concat([bytes.subarray(0, last + 40), Buffer.alloc(bytes.length - last - 40)]);
  const { file, aside, journal } = opened(torn);
  journal.close();
  expect(readFileSync(file)).toEqual(bytes.subarray(0, last));
  expect(aside?.subarray(headerBytes)).toEqual(torn.subarray(last));
});

test('damage between whole records is none: all of such a journal is kept aside', () => {
  const { bytes, frames } = whole();
  const damaged = Buffer.from(bytes);
  const at = (frames[1]?.from ?? 0) + 50;
  damaged.writeUInt8(damaged.readUInt8(at) ^ 1, at);
  const { file, aside, journal } = opened(damaged);
  journal.close();
  expect(aside).toEqual(damaged);
  expect(readFileSync(file)).toEqual(journalHeader(pair.publicKey));
});

test('a torn part that cannot be put aside stays, and what comes after it is read all the same', () => {
  const { bytes } = whole();
  const at = journalAt(testFolder(), pair);
  const torn = bytes.subarray(0, -9);
  writeFileSync(at.file, torn);
  mkdirSync(`${at.file}.damaged-1.unfinished`);
  const journal = openJournal(at);
  journal.append(works);
  journal.close();
  const content = readFileSync(at.file);
  expect(content.subarray(0, torn.length)).toEqual(torn);
  expect(readJournal(content).records).toHaveLength(4);
});

test('what was torn is written again from the vault, and nothing that was whole is written twice', () => {
  const folder = testFolder();
  const vault = testVault(join(folder, 'vault.db'));
  vault.transact((db) => {
    beginInteraction(db, 'interaction-1');
    for (const envelopeId of ['one', 'two', 'three'])
      queueWork(db, { envelopeId, interactionId: 'interaction-1', actId: null });
  });
  const at = journalAt(folder, pair);
  withJournal(vault, openJournal(at), silentLog);
  const before = readFileSync(at.file);
  writeFileSync(at.file, before.subarray(0, -9));
  withJournal(vault, openJournal(at), silentLog);
  expect([...workInJournal(folder, pair).keys()]).toEqual(['one', 'two', 'three']);
  // Sealing the same twice gives other bytes.
  const kept = readJournal(before).records[1]?.to ?? 0;
  expect(readFileSync(at.file).subarray(0, kept)).toEqual(before.subarray(0, kept));
  expect(readFileSync(at.file)).toHaveLength(before.length);
  expect(readdirSync(folder).filter((name) => name.startsWith(`${journalFileName}.`))).toEqual([
    `${journalFileName}.damaged-1`,
  ]);
});
