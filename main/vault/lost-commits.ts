import { existsSync, readFileSync } from 'node:fs';

/** Of the write-ahead log (sqlite.org/fileformat2.html, section 4). */
const headerBytes = 32;
const frameHeaderBytes = 24;
const bigEndianMagic = 0x377f0683;

type Sum = readonly [number, number];

/**
 * SQLite takes a log up to its first broken frame and says nothing about the rest: right after a power cut, where only the last
 * transaction can be broken, and wrong after damage, where what was committed behind it would be gone without a word. True where one
 * frame is broken and, without another break, a commit and a frame of a further transaction follow: each commit is flushed before the next
 * one is written, so no power cut leaves that behind, nor does a transaction that the disk refused. Damage to the very last transaction
 * looks like a power cut; what work it held, the journal tells (journal/behind-journal.ts).
 */
export const hasLostCommits = (vaultFile: string): boolean => {
  const log = `${vaultFile}-wal`;
  if (!existsSync(log)) return false;
  const bytes = readFileSync(log);
  if (bytes.length <= headerBytes + frameHeaderBytes) return false;
  const [magic, pageBytes] = [bytes.readUInt32BE(0), bytes.readUInt32BE(8)];
  const sum = summing(magic === bigEndianMagic);
  // One sector, written and flushed before any frame: a power cut does not break it.
  if (!isSame(sum(bytes.subarray(0, 24), [0, 0]), storedAt(bytes, 24))) return true;
  const life = bytes.subarray(16, 24);
  let before = storedAt(bytes, 24);
  let [isBroken, hasCommitSince] = [false, false];
  for (
    let at = headerBytes;
    at + frameHeaderBytes + pageBytes <= bytes.length;
    at += frameHeaderBytes + pageBytes
  ) {
    const ofFrame = sum(bytes.subarray(at, at + 8), before);
    const page = bytes.subarray(at + frameHeaderBytes, at + frameHeaderBytes + pageBytes);
    before = storedAt(bytes, at + 16);
    const isWhole = bytes.subarray(at + 8, at + 16).equals(life) && isSame(sum(page, ofFrame), before);
    if (isWhole && hasCommitSince) return true;
    if (!isWhole && isBroken) return false;
    isBroken ||= !isWhole;
    hasCommitSince ||= isBroken && bytes.readUInt32BE(at + 4) !== 0;
  }
  return false;
};

const storedAt = (bytes: Buffer, at: number): Sum => [bytes.readUInt32BE(at), bytes.readUInt32BE(at + 4)];
const isSame = (one: Sum, other: Sum): boolean => one[0] === other[0] && one[1] === other[1];

/** The log's own checksum; the order of bytes is that of the machine which wrote it. */
const summing =
  (isBigEndian: boolean) =>
  (bytes: Buffer, from: Sum): Sum => {
    let [first, second] = from;
    for (let at = 0; at < bytes.length; at += 8) {
      first = (first + (isBigEndian ? bytes.readUInt32BE(at) : bytes.readUInt32LE(at)) + second) >>> 0;
      second =
        (second + (isBigEndian ? bytes.readUInt32BE(at + 4) : bytes.readUInt32LE(at + 4)) + first) >>> 0;
    }
    return [first, second];
  };
