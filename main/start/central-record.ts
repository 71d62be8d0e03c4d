import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { fail, ok, type Result } from '../../preload/contract/result.ts';
import type { DataFolder } from '../core/data-folder.ts';
import { findHolder } from './claim.ts';

/** What the data folder knows of its central: where it listens, and which process it is, so that another terminal can stop it. */
const portFile = (data: DataFolder): string => join(data.root, 'central.port');
const pidFile = (data: DataFolder): string => join(data.root, 'central.pid');
const firstChoice = 7340;

/** Not in the place of one that runs: of two that are started at once, the later finds the database taken and ends. */
export const recordProcess = (data: DataFolder, pid: number): void => {
  if (findHolder(pidFile(data)) === null) writeFileSync(pidFile(data), String(pid));
};
/** Nothing where the record is another's. */
export const forgetProcess = (data: DataFolder, pid: number): void => {
  if (readNumber(pidFile(data)) === pid) rmSync(pidFile(data), { force: true });
};
export const recordAddress = (data: DataFolder, url: string): void =>
  writeFileSync(portFile(data), new URL(url).port);

/** The gateway that runs on this data folder, whoever started it. */
export const findRunning = (data: DataFolder): { readonly pid: number; readonly url: string } | null => {
  const pid = findHolder(pidFile(data));
  return pid === null ? null : { pid, url: `http://127.0.0.1:${readNumber(portFile(data))}` };
};

/**
 * The port for central: always the one of the first time, for the workstation was enrolled there; `0`, any free port, where the usual
 * one is taken at that first time. The problem is the port when another program has it.
 */
export const choosePort = async (data: DataFolder): Promise<Result<number, number>> => {
  if (!existsSync(portFile(data))) return ok((await isPortFree(firstChoice)) ? firstChoice : 0);
  const port = readNumber(portFile(data));
  return (await isPortFree(port)) ? ok(port) : fail(port);
};

const readNumber = (file: string): number => (existsSync(file) ? Number(readFileSync(file, 'utf8')) : 0);

const isPortFree = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(false));
    probe.listen({ host: '127.0.0.1', port, exclusive: true }, () => probe.close(() => resolve(true)));
  });
