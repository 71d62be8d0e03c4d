import { copyFileSync, renameSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import type Database from 'better-sqlite3';
import { flushFile, flushFolder } from '../platform/files.ts';
import { connect } from './connection.ts';

/**
 * Copies the vault, still encrypted, and proves that the copy can be opened with the same key and is whole; throws where it is not. Must
 * run while nobody else has the vault open and outside a transaction.
 */
export const saveVerifiedCopy = (
  connection: Database.Database,
  paths: { readonly file: string; readonly key: Buffer; readonly copy: string },
): void => {
  const unfinished = `${paths.copy}.unfinished`;
  connection.pragma('wal_checkpoint(truncate)');
  rmSync(unfinished, { force: true });
  copyFileSync(paths.file, unfinished);
  flushFile(unfinished);
  const version = connection.pragma('user_version', { simple: true });
  // Not read-only: a connection that may only read cannot clean up the WAL files it makes.
  const copy = connect(unfinished, paths.key, { readonly: false });
  try {
    const isWhole =
      copy.pragma('quick_check(1)', { simple: true }) === 'ok' &&
      copy.pragma('user_version', { simple: true }) === version;
    if (!isWhole) throw new Error('the copy of the vault is not whole');
  } finally {
    copy.close();
  }
  renameSync(unfinished, paths.copy);
  flushFolder(dirname(paths.copy));
};
