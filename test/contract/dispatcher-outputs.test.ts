import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createDispatcher } from '../../main/core/dispatcher.ts';
import { handlers } from '../../main/core/handlers/handlers.ts';
import { createPrinter } from '../../main/print/render-paper.ts';
import { readPack } from '../../main/core/pack-files.ts';
import { createWorkstation, type Workstation } from '../../main/core/workstation.ts';
import { systemClock } from '../../main/platform/clock.ts';
import { createLog } from '../../main/platform/log.ts';
import { ok } from '../../preload/contract/result.ts';

const page = { clientId: 'page-1', isTrusted: true };
const askState = { type: 'call', id: 1, call: 'device/state', input: {} };
const state = { isEnrolled: false, staff: [], isDemonstration: false, version: 'test' };

let folder: string;
let workstation: Workstation;
let lines: string[] = [];
const log = createLog(systemClock, (line) => lines.push(line));

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'counterpart-outputs-'));
  workstation = createWorkstation({
    dataFolder: folder,
    version: 'test',
    pack: await readPack('resources', 'dk'),
    printer: createPrinter('resources'),
    clock: systemClock,
    log,
    announce: () => undefined,
    isInUse: false,
  });
});

afterAll(async () => {
  await workstation.close();
  rmSync(folder, { recursive: true });
});

const dispatcherWith = (deviceState: (typeof handlers)['device/state']) =>
  createDispatcher({
    handlers: { ...handlers, 'device/state': deviceState },
    workstation,
    log,
    makeReference: () => 'K7M-4QX-9PD',
  });

test('a call that the page makes by itself is no use of the desk, whatever it asks', async () => {
  const uses: boolean[] = [];
  const deskOf: Workstation['deskOf'] = (_caller, isByItself) => {
    uses.push(!isByItself);
    return null;
  };
  const answer = createDispatcher({
    handlers,
    workstation: { ...workstation, deskOf },
    log,
    makeReference: () => 'K7M-4QX-9PD',
  });
  const askTasks = { type: 'call', id: 1, call: 'task/list', input: {} };
  for (const frame of [askTasks, { ...askTasks, isByItself: true }]) {
    expect(await answer(page, frame)).toEqual({ ok: false, problem: { code: 'session/needed' } });
  }
  expect(uses).toEqual([true, false]);
});

test('what the contract did not promise never reaches the page', async () => {
  const answer = dispatcherWith(async () => ok({ ...state, nationalNumber: '7203453390' }));
  expect(await answer(page, askState)).toEqual({ ok: true, value: state });
});

test('an answer that breaks the contract is a bug, told with a reference, and the value stays inside', async () => {
  const answer = dispatcherWith(async () => ok({ ...state, version: 7203453390 as unknown as string }));
  expect(await answer(page, askState)).toEqual({
    ok: false,
    problem: { code: 'internal', reference: 'K7M-4QX-9PD' },
  });
});

test('a thrown bug is told with a reference that the log explains, without the message, which may quote a citizen', async () => {
  lines = [];
  const answer = dispatcherWith(async () => {
    throw new Error('Karen Margrethe Sørensen, 7203453390');
  });
  expect(await answer(page, askState)).toEqual({
    ok: false,
    problem: { code: 'internal', reference: 'K7M-4QX-9PD' },
  });
  expect(lines).toHaveLength(1);
  expect(lines[0]).toContain('K7M-4QX-9PD');
  expect(lines[0]).not.toContain('Karen');
  expect(lines[0]).not.toContain('7203453390');
});
