import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createLog, openLogFile } from '../../../main/platform/log.ts';
import { testFolder } from '../../helpers/vault-open.ts';

const clock = { now: () => new Date(Date.UTC(2026, 2, 2)), monotonicMs: () => 0 };

const lineOf = (fields: Record<string, unknown>): Record<string, unknown> => {
  let line = '';
  createLog(clock, (written) => {
    line = written;
  }).warn('sync/slow', fields);
  return JSON.parse(line);
};

test('a line is JSON with moment, level, code, and what was measured', () => {
  expect(lineOf({ durationMs: 12, id: 'envelope-1', isRetry: true, until: null })).toEqual({
    at: '2026-03-02T00:00:00.000Z',
    level: 'warn',
    code: 'sync/slow',
    durationMs: 12,
    id: 'envelope-1',
    isRetry: true,
    until: null,
  });
});

test('sentences, objects and messages of errors are left out: they may be about people', () => {
  const error = new TypeError('Karen Hansen, 020544-1234');
  const line = lineOf({ note: 'Karen Hansen', person: { name: 'Karen' }, list: ['Karen'], error });
  expect(JSON.stringify(line)).not.toMatch(/Karen|020544/);
  expect(line['error']).toMatch(/^TypeError at /);
});

test('the file is begun anew when it has grown large, and the one before is kept', () => {
  const folder = testFolder();
  writeFileSync(join(folder, 'counterpart.log'), 'x'.repeat(6 * 1024 * 1024));
  openLogFile(folder, clock).info('core/started');
  expect(readdirSync(folder).sort()).toEqual(['counterpart.log', 'counterpart.log.1']);
  expect(readFileSync(join(folder, 'counterpart.log'), 'utf8')).toContain('core/started');
});
