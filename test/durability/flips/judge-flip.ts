import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readJournal } from '../../../central/api/journal-frames.ts';
import { isBehindJournal } from '../../../main/core/two-files.ts';
import { vaultFileName } from '../../../main/core/vault-files.ts';
import { journalFileName } from '../../../main/vault/journal/journal-file.ts';
import { vaultProblemOf } from '../../../main/vault/vault-problem.ts';
import { chanceAt } from '../../simulation/random.ts';
import { silentLog } from '../../helpers/vault-settings.ts';
import { documentsInJournal, faultsInDocuments } from '../crash/verify-documents.ts';
import { faultsBetween, workInJournal } from '../crash/verify-vault.ts';
import { sealingPair } from '../desk/keys.ts';
import { CannotOpen, openVaultAt } from '../desk/make-vault.ts';
import { openBoth } from '../desk/open-desk.ts';
import { newRunFolder } from '../desk/run-folder.ts';
import { digestOf, type Patient } from './patient.ts';

export const flippedFiles = [vaultFileName, `${vaultFileName}-wal`, journalFileName] as const;

/** What came of a flip. All but the last two are noticed; the last must never be. */
export const ends = [
  'told at opening',
  'told by the journal',
  'told when read',
  'set aside and written again',
  'changes nothing',
  'last commit undone',
  'SILENT',
] as const;
export type End = (typeof ends)[number];

export type Flip = {
  readonly file: string;
  readonly at: number;
  readonly mask: number;
  readonly end: End;
  readonly faults: readonly string[];
};

/** Flips bits of one byte, and opens the folder as the core does. */
export const judgeFlip = (patient: Patient, seed: number, number: number): Flip => {
  const random = chanceAt(seed, number);
  const file = flippedFiles[number % flippedFiles.length] ?? vaultFileName;
  const content = Buffer.from(patient.files.get(file) ?? Buffer.alloc(1));
  const at = random.below(content.length);
  const mask = 1 + random.below(255);
  content.writeUInt8(content.readUInt8(at) ^ mask, at);
  const folder = newRunFolder();
  try {
    for (const [name, bytes] of patient.files)
      writeFileSync(join(folder, name), name === file ? content : bytes);
    const judged = file === journalFileName ? judgeJournal(folder, patient) : judgeVault(folder, patient);
    return { file, at, mask, ...judged };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

type Judged = Pick<Flip, 'end' | 'faults'>;

const framesIn = (bytes: Buffer): number => readJournal(bytes).records.length;

/** The vault writes the journal again; the damaged one is kept. */
const judgeJournal = (folder: string, { digest, files }: Patient): Judged => {
  if (isBehind(folder))
    return { end: 'SILENT', faults: ['the vault is blamed for what the journal suffered'] };
  const left = framesIn(readFileSync(join(folder, journalFileName)));
  const vault = openBoth(folder);
  const faults = [...faultsBetween(vault.read, workInJournal(folder, sealingPair))];
  faults.push(...faultsInDocuments(vault.read, documentsInJournal(folder, sealingPair)));
  if (!vault.hasSecondCopy()) faults.push('the journal could not be written');
  if (digestOf(vault.read) !== digest) faults.push('the vault changed');
  vault.close();
  const aside = readdirSync(folder).find((name) => name.startsWith(`${journalFileName}.damaged-`));
  if (aside === undefined) return { end: 'SILENT', faults };
  const lost = framesIn(files.get(journalFileName) ?? Buffer.alloc(0)) - left;
  if (lost > 1) faults.push(`LOST: ${lost} records are unreadable because of one byte`);
  return { end: 'set aside and written again', faults };
};

const isBehind = (folder: string): boolean => {
  const vault = openVaultAt(folder);
  try {
    return isBehindJournal({ dataFolder: folder, log: silentLog }, vault.read);
  } finally {
    vault.close();
  }
};

/** Whatever the vault no longer tells, the journal does. */
const judgeVault = (folder: string, patient: Patient): Judged => {
  const end = readVault(folder, patient);
  const kept = existsSync(join(folder, journalFileName))
    ? workInJournal(folder, sealingPair)
    : new Map<string, string>();
  const lost = [...patient.unsent].filter(([id, content]) => kept.get(id) !== content).map(([id]) => id);
  const documents = documentsInJournal(folder, sealingPair);
  lost.push(...patient.documents.filter((sha256) => !documents.has(sha256)));
  return { end, faults: lost.map((each) => `LOST: ${each} is not in the journal either`) };
};

const readVault = (folder: string, { digest, digestBeforeLast }: Patient): End => {
  try {
    if (isBehind(folder)) return 'told by the journal';
    const vault = openBoth(folder);
    try {
      const read = digestOf(vault.read);
      if (read === digest) return 'changes nothing';
      return read === digestBeforeLast ? 'last commit undone' : 'SILENT';
    } finally {
      vault.close();
    }
  } catch (error) {
    if (error instanceof CannotOpen) return 'told at opening';
    if (vaultProblemOf(error)?.code === 'vault/damaged') return 'told when read';
    throw error;
  }
};
