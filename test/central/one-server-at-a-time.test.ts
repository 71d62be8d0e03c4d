import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readFlags } from '../../central/cli/flags.ts';
import { visitDatabase } from '../../central/cli/open-store.ts';
import { UserProblem } from '../../central/cli/say.ts';
import { askStanding } from '../../central/store/server/until-ready.ts';
import { startEmbeddedServer } from '../../central/store/server/embedded-server.ts';
import { DataFolderInUseError } from '../../central/store/server/start-lock.ts';
import { forgetData } from '../../central/store/server/forget-data.ts';

let dataFolder = '';
beforeEach(async () => {
  dataFolder = await mkdtemp(join(tmpdir(), 'counterpart-server-'));
});
afterEach(() => rm(dataFolder, { recursive: true, force: true }));

const start = () => startEmbeddedServer({ dataFolder, isDurable: false });

test('a server whose starter still makes the country, or only looks something up, is left alone', async () => {
  const server = await startEmbeddedServer({ dataFolder, isDurable: false });
  await expect(startEmbeddedServer({ dataFolder, isDurable: false })).rejects.toThrow(DataFolderInUseError);
  await expect(forgetData(dataFolder)).rejects.toThrow(DataFolderInUseError);
  expect(await askStanding(server.url)).toBe('ready');
  await server.stop();
});

test('of two that start at the very same moment one has the folder, and the other is told that it is in use', async () => {
  const starts = await Promise.allSettled([start(), start(), forgetData(dataFolder)]);
  const [server, ...more] = starts.flatMap((each) =>
    each.status === 'fulfilled' && each.value !== undefined ? [each.value] : [],
  );
  const refusals = starts.flatMap((each) => (each.status === 'rejected' ? [each.reason as unknown] : []));
  expect([server === undefined, more, refusals]).toEqual([
    false,
    [],
    [expect.any(DataFolderInUseError), expect.any(DataFolderInUseError)],
  ]);
  await server?.stop();
});

const visit = (work: () => Promise<void>) =>
  visitDatabase(readFlags(['received', `--data=${dataFolder}`], {}), work);

test('a command is refused while another one has started the server, which would go with that one', async () => {
  await visit(async () => {
    const second = visit(() => Promise.reject(new Error('it works')));
    await expect(second).rejects.toThrow(UserProblem);
  });
});

test('a command works beside a gateway', async () => {
  const server = await start();
  let hasWorked = false;
  await visit(async () => {
    hasWorked = true;
  });
  expect([hasWorked, await askStanding(server.url)]).toEqual([true, 'ready']);
  await server.stop();
});
