import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { canConnect } from '../../central/store/server/running-server.ts';
import { DataFolderInUseError, startEmbeddedServer } from '../../central/store/server/embedded-server.ts';
import { forgetData } from '../../central/store/server/forget-data.ts';

let dataFolder = '';
beforeEach(async () => {
  dataFolder = await mkdtemp(join(tmpdir(), 'counterpart-server-'));
});
afterEach(() => rm(dataFolder, { recursive: true, force: true }));

test('a server whose starter still makes the country, or only looks something up, is left alone', async () => {
  const server = await startEmbeddedServer({ dataFolder, isDurable: false });
  await expect(startEmbeddedServer({ dataFolder, isDurable: false })).rejects.toThrow(DataFolderInUseError);
  await expect(forgetData(dataFolder)).rejects.toThrow(DataFolderInUseError);
  expect(await canConnect(server.url)).toBe(true);
  await server.stop();
});
