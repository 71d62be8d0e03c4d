import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { passwordFile } from '../../central/store/server/cluster.ts';
import { findRunningServer } from '../../central/store/server/running-server.ts';
import { findServerUser, serverFolder } from '../../central/store/server/server-user.ts';
import { untilReady } from '../../central/store/server/until-ready.ts';

/** After a crash PostgreSQL first brings its data in order, which takes minutes where much was written. */

const refusal = (code: string, message: string): Buffer => {
  const fields = Buffer.from(`SFATAL\0VFATAL\0C${code}\0M${message}\0\0`);
  const head = Buffer.from('E....');
  head.writeInt32BE(fields.length + 4, 1);
  return Buffer.concat([head, fields]);
};
const starting = refusal('57P03', 'the database system is starting up');
const welcome = Buffer.concat([Buffer.from('R\0\0\0\u0008\0\0\0\0'), Buffer.from('Z\0\0\0\u0005I')]);

/** Says that it is starting until the answer is called. */
const startRecovering = async () => {
  let answer = starting;
  const server = createServer((socket) => {
    socket.on('error', () => undefined);
    socket.once('data', () => {
      socket.write(answer);
      if (answer === starting) return socket.end();
      // It lets one in, and then has no answer.
      return socket.once('data', () => socket.destroy());
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  return {
    url: `postgres://somebody:secret@127.0.0.1:${port}/postgres`,
    recover: () => {
      answer = welcome;
    },
  };
};

test('a server that says that it is starting is waited for beyond all patience, and that is told', async () => {
  vi.useFakeTimers({ toFake: ['Date'] });
  onTestFinished(() => {
    vi.useRealTimers();
  });
  const { url, recover } = await startRecovering();
  const told: number[] = [];
  const standing = untilReady(url, { isThere: () => true, onRecovering: (ms) => told.push(ms) });
  for (let minute = 0; minute < 5; minute += 1) {
    vi.setSystemTime(Date.now() + 60_000);
    await vi.waitFor(() => expect(told).toHaveLength(minute + 1), 5000);
  }
  recover();
  expect(await standing).toBe('ready');
  expect(told.map((ms) => Math.round(ms / 60_000))).toEqual([1, 2, 3, 4, 5]);
});

test('one that says nothing, or has gone, is not', async () => {
  const { url } = await startRecovering();
  const nowhere = url.replace(/:\d+\//, ':1/');
  expect(await untilReady(nowhere, { isThere: () => true, patienceMs: 100 })).toBe('away');
  expect(await untilReady(url, { isThere: () => false })).toBe('starting');
});

test("a server that does not get round to saying who uses it is nobody's to end", async () => {
  const { url, recover } = await startRecovering();
  recover();
  const dataFolder = await mkdtemp(join(tmpdir(), 'counterpart-server-'));
  onTestFinished(() => rm(dataFolder, { recursive: true, force: true }));
  const folder = await serverFolder(dataFolder, await findServerUser());
  await mkdir(folder, { recursive: true });
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  await writeFile(passwordFile(dataFolder), 'secret');
  await writeFile(join(folder, 'postmaster.pid'), [process.pid, folder, 0, new URL(url).port].join('\n'));
  expect(await findRunningServer(dataFolder)).toMatchObject({ pid: process.pid, isInUse: true });
});
