import { appendFileSync, existsSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Clock } from './clock.ts';
import { makePrivateFolder } from './files.ts';

/** What a line may carry: codes, ids, counts, durations. An `Error` is kept as its name, code and place, without its message. */
export type LogFields = Readonly<Record<string, unknown>>;

/** Lines about the machine, never about people. `code` is `subject/what-happened`. */
export type Log = {
  readonly info: (code: string, fields?: LogFields) => void;
  readonly warn: (code: string, fields?: LogFields) => void;
  readonly error: (code: string, fields?: LogFields) => void;
};

export const createLog = (clock: Clock, write: (line: string) => void): Log => {
  const at =
    (level: string) =>
    (code: string, fields: LogFields = {}) => {
      const safe = Object.fromEntries(
        Object.entries(fields).map(([name, value]) => [name, safeValue(value)]),
      );
      write(`${JSON.stringify({ at: clock.now().toISOString(), level, code, ...safe })}\n`);
    };
  return { info: at('info'), warn: at('warn'), error: at('error') };
};

const maxLogBytes = 5 * 1024 * 1024;

/** Appends to `counterpart.log` in the folder; one older file is kept beside it. A log that cannot be written stops nobody. */
export const openLogFile = (folder: string, clock: Clock): Log => {
  makePrivateFolder(folder);
  const file = join(folder, 'counterpart.log');
  return createLog(clock, (line) => {
    try {
      if (existsSync(file) && statSync(file).size > maxLogBytes) renameSync(file, `${file}.1`);
      appendFileSync(file, line, { mode: 0o600 });
    } catch {
      return;
    }
  });
};

/** Codes, ids, versions, moments: no spaces, so no sentence and no whole name can slip through. */
const looksLikeCode = /^[\w.:/@+-]{0,80}$/;

const safeValue = (value: unknown): string | number | boolean | null => {
  if (value === null || value === undefined) return null;
  if (typeof value === 'number' || typeof value === 'boolean') return value;
  if (typeof value === 'string') return looksLikeCode.test(value) ? value : '[left out]';
  if (value instanceof Error) return placeOf(value);
  return '[left out]';
};

/** Where a bug happened. Messages are left out: they quote values. */
const placeOf = (error: Error): string => {
  const code = 'code' in error && typeof error.code === 'string' ? ` ${error.code}` : '';
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  const places = frames
    .slice(0, 4)
    .map((line) => line.trim().replace(/\(?file:\/\/\S*\/(main|central)\//, '($1/'));
  return `${error.name}${code} ${places.join(' ')}`.trim();
};
