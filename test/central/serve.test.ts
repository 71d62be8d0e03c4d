import { execFile, fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { promisify } from 'node:util';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { z } from 'zod';
import { EnrolAnswer } from '../../central/api/devices.ts';
import { makeDeviceKey } from '../helpers/central-device.ts';

const serve = join(import.meta.dirname, '..', '..', 'central', 'serve.ts');

let dataFolder = '';
beforeEach(async () => {
  dataFolder = await mkdtemp(join(tmpdir(), 'counterpart-serve-'));
});
afterEach(() => rm(dataFolder, { recursive: true, force: true }));

const Ready = z.object({ type: z.literal('ready'), url: z.url(), pid: z.number() });

const start = (...words: readonly string[]): ChildProcess =>
  fork(serve, ['--port', '0', '--data', dataFolder, '--population', '60', ...words], { silent: true });

const ready = async (child: ChildProcess): Promise<z.infer<typeof Ready>> => {
  const [message] = (await once(child, 'message')) as [unknown];
  return Ready.parse(message);
};

const enrol = async (child: ChildProcess, url: string): Promise<EnrolAnswer> => {
  child.send({ type: 'enrolment-code' });
  const [message] = (await once(child, 'message')) as [unknown];
  const { code } = z.object({ type: z.literal('enrolment-code'), code: z.string() }).parse(message);
  const response = await fetch(`${url}/v1/devices`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ code, devicePublicKey: makeDeviceKey().publicJwk, name: 'Skranke 1' }),
  });
  return EnrolAnswer.parse(await response.json());
};

const serverPid = (): number =>
  Number(readFileSync(join(dataFolder, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[0]);

const isAlive = (pid: number): boolean => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};

const until = async (isDone: () => boolean): Promise<void> => {
  while (!isDone()) await wait(20);
};

test('it makes the country once, enrols for its parent, keeps its data, and ends with its database', async () => {
  const first = start('--demonstration');
  const { url } = await ready(first);
  const answer = await enrol(first, url);
  expect(answer).toMatchObject({ centreId: 'centre-aarhus', isDemonstration: true });
  expect(answer.lease.staff.length).toBeGreaterThan(0);
  const database = serverPid();
  first.kill('SIGTERM');
  expect(await once(first, 'exit')).toEqual([0, null]);
  expect(isAlive(database)).toBe(false);

  const second = start();
  const again = await enrol(second, (await ready(second)).url);
  expect(again.signingKey).toEqual(answer.signingKey);
  second.disconnect();
  expect(await once(second, 'exit')).toEqual([0, null]);
});

test('killed without warning it leaves no database behind', async () => {
  const child = start();
  await ready(child);
  const database = serverPid();
  child.kill('SIGKILL');
  await until(() => !isAlive(database));
  expect(isAlive(database)).toBe(false);
});

test('a gateway whose database is gone ends too, and says so', async () => {
  const child = start();
  await ready(child);
  const lines: string[] = [];
  child.stderr?.on('data', (chunk: Buffer) => lines.push(chunk.toString()));
  process.kill(serverPid(), 'SIGKILL');
  expect(await once(child, 'exit', { signal: AbortSignal.timeout(30_000) })).toEqual([1, null]);
  expect(lines.join('')).toContain('PostgreSQL has ended by itself');
});

test('a second one on the same data says so and leaves the first one alone', async () => {
  const first = start();
  const { url } = await ready(first);
  const second = start();
  const lines: string[] = [];
  second.stderr?.on('data', (chunk: Buffer) => lines.push(chunk.toString()));
  expect(await once(second, 'exit')).toEqual([1, null]);
  expect(lines.join('')).toContain(`already runs on ${dataFolder}`);
  expect((await fetch(`${url}/v1/status`)).status).toBe(200);
  const printed = await promisify(execFile)(process.execPath, [serve, 'enrol', '--data', dataFolder]);
  expect(printed.stdout).toMatch(/^([0-9A-Z]{4}-){4}[0-9A-Z]{4}\n$/);
  first.kill('SIGINT');
  await once(first, 'exit');
});

test.for([['--population', 'many'], ['--port', '99999'], ['dance'], ['--no-such-flag']])(
  '%s is answered in plain words',
  async (words) => {
    const run = promisify(execFile)(process.execPath, [serve, ...words]);
    const { stderr, code } = (await run.catch((error: unknown) => error)) as { stderr: string; code: number };
    expect(code).toBe(1);
    expect(stderr).not.toContain('    at ');
  },
);
