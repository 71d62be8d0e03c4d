import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { uptime } from 'node:os';
import { join } from 'node:path';
import type { DataFolder } from '../core/data-folder.ts';
import { fail, ok, type Result } from '../../preload/contract/result.ts';

/** Says whose folder it is; only a folder with this file in it is ever emptied. */
const markerName = '.counterpart-data';
const lockName = 'start.pid';

export type Claim = { readonly release: () => void };
export type ClaimProblem = { readonly kind: 'not-ours' } | { readonly kind: 'in-use'; readonly pid: number };

/** Takes the data folder for this process, making it if it is missing or empty. */
export const claimDataFolder = (data: DataFolder): Result<Claim, ClaimProblem> => {
  if (!markDataFolder(data)) return fail({ kind: 'not-ours' });
  const lock = join(data.root, lockName);
  const holder = findHolder(lock);
  if (holder !== null) return fail({ kind: 'in-use', pid: holder });
  rmSync(lock, { force: true });
  writeFileSync(lock, String(process.pid), { flag: 'wx' });
  return ok({ release: () => rmSync(lock, { force: true }) });
};

/** Makes the folder, and says in it whose it is; answers false where it holds other things. */
export const markDataFolder = (data: DataFolder): boolean => {
  if (!isOurs(data)) return false;
  mkdirSync(data.root, { recursive: true });
  writeFileSync(join(data.root, markerName), 'The data of a Counterpart workstation.\n');
  return true;
};

/** Forgets the workstation and who may use it. Central's part is central's to empty: it may lie elsewhere. Needs the claim. */
export const emptyDataFolder = (data: DataFolder): void => {
  for (const part of [data.workstation, data.window, join(data.root, 'browser.json')])
    rmSync(part, { recursive: true, force: true });
};

const isOurs = ({ root }: DataFolder): boolean =>
  !existsSync(root) || readdirSync(root).length === 0 || existsSync(join(root, markerName));

/** The living process that wrote its number there. One from before the machine started is nobody's: it may be another program's by now. */
export const findHolder = (file: string): number | null => {
  if (!existsSync(file)) return null;
  const bootedAtMs = Date.now() - uptime() * 1000;
  const pid = Number(readFileSync(file, 'utf8'));
  return statSync(file).mtimeMs > bootedAtMs && isAlive(pid) ? pid : null;
};

/** Signal 0 asks whether a process is there; not being allowed to send it is an answer too. */
export const isAlive = (pid: number): boolean => {
  if (!Number.isInteger(pid) || pid < 1) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
};
