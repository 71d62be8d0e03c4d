import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { watchDeviceState } from '../../../../main/core/device-state.ts';
import { publicRecordName } from '../../../../main/core/public-record.ts';
import { createLog } from '../../../../main/platform/log.ts';
import { keyFileName } from '../../../../main/vault/keys/key-file.ts';

const dataFolder = mkdtempSync(join(tmpdir(), 'counterpart-device-state-'));
afterEach(() => rmSync(dataFolder, { recursive: true }));

test('what is wrong with a machine that cannot be signed in to is logged once, and again when it is otherwise', async () => {
  const lines: string[] = [];
  const log = createLog({ now: () => new Date(0), monotonicMs: () => 0 }, (line) => lines.push(line));
  const ask = watchDeviceState({ dataFolder, log, version: '1', isInUse: false });
  const logged = () => lines.splice(0).map((line) => /"(device\/[a-z-]+)"/.exec(line)?.[1]);

  writeFileSync(join(dataFolder, publicRecordName), 'noise');
  expect(await ask()).toMatchObject({ value: { isEnrolled: true, staff: [] } });
  await ask();
  expect(logged()).toEqual(['device/no-key-holders', 'device/record-unreadable']);
  rmSync(join(dataFolder, publicRecordName));
  await ask();
  writeFileSync(join(dataFolder, publicRecordName), 'noise');
  writeFileSync(join(dataFolder, keyFileName), JSON.stringify({ format: 1, fileId: 'file-1', holders: {} }));
  await ask();
  await ask();
  expect(logged()).toEqual(['device/no-key-holders', 'device/record-unreadable']);
});
