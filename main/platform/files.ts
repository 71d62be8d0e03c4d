import { closeSync, fchmodSync, fsyncSync, mkdirSync, openSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

const ownerOnlyFile = 0o600;
const ownerOnlyFolder = 0o700;

/** Makes the folder and those above it where missing, readable by its owner only. */
export const makePrivateFolder = (folder: string): void => {
  mkdirSync(folder, { recursive: true, mode: ownerOnlyFolder });
};

/**
 * Replaces a file as a whole: after a power cut there is the old content or the new, never a mixture. Durable when it returns; readable
 * by its owner only.
 */
export const writeFileAtomically = (path: string, content: string | Buffer): void =>
  replaceFile(path, (write) => write(content));

/** As `writeFileAtomically`, with the content given part by part, in its order. */
export const replaceFile = (path: string, fill: (write: (part: string | Buffer) => void) => void): void => {
  const unfinished = `${path}.unfinished`;
  const file = openSync(unfinished, 'w', ownerOnlyFile);
  try {
    fchmodSync(file, ownerOnlyFile);
    fill((part) => writeFileSync(file, part));
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  renameSync(unfinished, path);
  flushFolder(dirname(path));
};

/** Waits until the content of a file is on the disk. */
export const flushFile = (path: string): void => {
  const file = openSync(path, 'r+');
  try {
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
};

/** Waits until the names in a folder are on the disk. Windows cannot and need not: its renames are written through. */
export const flushFolder = (folder: string): void => {
  if (process.platform === 'win32') return;
  const handle = openSync(folder, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
};
