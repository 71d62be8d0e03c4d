import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { createDispatcher } from '../../../../main/core/dispatcher.ts';
import { handlers } from '../../../../main/core/handlers/handlers.ts';
import type { Workstation } from '../../../../main/core/workstation.ts';
import { createLog } from '../../../../main/platform/log.ts';
import { vaultProblemOf } from '../../../../main/vault/vault-problem.ts';

const log = createLog({ now: () => new Date(0), monotonicMs: () => 0 }, () => undefined);
const systemError = (code: string): Error =>
  Object.assign(new Error('a text that is nobody’s to read'), { code });

const told = [
  [new Database.SqliteError('', 'SQLITE_FULL'), 'vault/disk-full'],
  [systemError('ENOSPC'), 'vault/disk-full'],
  [systemError('EDQUOT'), 'vault/disk-full'],
  [new Database.SqliteError('', 'SQLITE_IOERR_FSYNC'), 'vault/disk-failing'],
  [new Database.SqliteError('', 'SQLITE_CANTOPEN'), 'vault/disk-failing'],
  [new Database.SqliteError('', 'SQLITE_READONLY'), 'vault/disk-failing'],
  [systemError('EIO'), 'vault/disk-failing'],
  [systemError('EROFS'), 'vault/disk-failing'],
  [new Database.SqliteError('', 'SQLITE_CORRUPT_INDEX'), 'vault/damaged'],
  [new Database.SqliteError('', 'SQLITE_NOTADB'), 'vault/damaged'],
] as const;

/** What the page is answered when a handler meets this error, and what the workstation is told of it. */
const answerTo = async (error: Error) => {
  const noted: string[] = [];
  const workstation = {
    deviceState: () => {
      throw error;
    },
    noteStorageProblem: ({ code }: { readonly code: string }) => noted.push(code),
  } as unknown as Workstation;
  const dispatch = createDispatcher({ handlers, workstation, log, makeReference: () => 'K7M-4QX-9PD' });
  const frame = { type: 'call', id: 1, call: 'device/state', input: {} };
  const answer = await dispatch({ clientId: 'page-1', isTrusted: true }, frame);
  return { code: answer.ok ? null : answer.problem.code, noted };
};

test('a full, failing or damaged disk is told as what it is, at whatever call it shows', async () => {
  for (const [error, code] of told) expect(await answerTo(error)).toEqual({ code, noted: [code] });
});

test('a bug stays a bug', async () => {
  for (const error of [
    new TypeError('bug'),
    new Database.SqliteError('', 'SQLITE_CONSTRAINT'),
    systemError('ENOENT'),
  ]) {
    expect(vaultProblemOf(error)).toBeNull();
    expect(await answerTo(error)).toEqual({ code: 'internal', noted: [] });
  }
});
