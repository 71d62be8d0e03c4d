import { mkdtempSync, rmSync, utimesSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { dataFolderAt, type DataFolder } from '../../../../main/core/data-folder.ts';
import {
  choosePort,
  findRunning,
  forgetProcess,
  recordAddress,
  recordProcess,
} from '../../../../main/start/central-record.ts';

let data: DataFolder;

beforeEach(() => {
  data = dataFolderAt(mkdtempSync(join(tmpdir(), 'central-record-')));
});
afterEach(() => rmSync(data.root, { recursive: true }));

const listen = async (): Promise<{ readonly port: number; readonly close: () => void }> => {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('A listening server has a port.');
  return { port: address.port, close: () => void server.close() };
};

test('Central comes back at the port where the workstation was enrolled', async () => {
  const { port, close } = await listen();
  close();
  recordAddress(data, `http://127.0.0.1:${port}`);
  expect(await choosePort(data)).toEqual({ ok: true, value: port });
});

test('Where another program has that port, the port is the problem', async () => {
  const { port, close } = await listen();
  recordAddress(data, `http://127.0.0.1:${port}`);
  expect(await choosePort(data)).toEqual({ ok: false, problem: port });
  close();
});

test('A running central is found by whoever looks, until it is gone', () => {
  recordProcess(data, process.pid);
  recordAddress(data, 'http://127.0.0.1:7340');
  expect(findRunning(data)).toEqual({ pid: process.pid, url: 'http://127.0.0.1:7340' });
  forgetProcess(data, process.pid);
  expect(findRunning(data)).toBeNull();
});

test('A process that is gone is no running central', () => {
  recordProcess(data, 4_194_999);
  expect(findRunning(data)).toBeNull();
});

test('A central from before the machine was started is none, whoever has its number now', () => {
  recordProcess(data, process.pid);
  utimesSync(join(data.root, 'central.pid'), 0, 0);
  expect(findRunning(data)).toBeNull();
});

test('A second central that cannot start takes nothing from the one that runs', () => {
  recordProcess(data, process.pid);
  recordAddress(data, 'http://127.0.0.1:7340');
  recordProcess(data, process.ppid);
  forgetProcess(data, process.ppid);
  expect(findRunning(data)).toEqual({ pid: process.pid, url: 'http://127.0.0.1:7340' });
});
