import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { lockFolder } from '../../../main/platform/instance-lock.ts';
import { testFolder } from '../../helpers/vault-open.ts';

const inUse = { ok: false, problem: { code: 'vault/in-use' } };

/** A second copy of the program, that says whether it got the lock and then waits. */
const otherInstance = async (folder: string) => {
  const script = fileURLToPath(new URL('../../helpers/vault-hold-lock.ts', import.meta.url));
  const child = spawn(process.execPath, [script, folder], { stdio: ['ignore', 'pipe', 'inherit'] });
  const [said] = await once(child.stdout, 'data');
  const kill = async (): Promise<void> => {
    child.kill('SIGKILL');
    await once(child, 'exit');
  };
  return { said: String(said), kill };
};

test('a folder is locked by one instance at a time, until it releases it', async () => {
  const folder = testFolder();
  const first = lockFolder(folder);
  expect(first.ok).toBe(true);
  const second = await otherInstance(folder);
  await second.kill();
  expect(second.said).toBe('vault/in-use');
  expect(lockFolder(folder)).toEqual(inUse);
  if (first.ok) first.value.release();
  const third = lockFolder(folder);
  expect(third.ok).toBe(true);
  if (third.ok) third.value.release();
});

test('a lock goes with the process that is killed', async () => {
  const folder = testFolder();
  const other = await otherInstance(folder);
  expect(other.said).toBe('held');
  expect(lockFolder(folder)).toEqual(inUse);
  await other.kill();
  const mine = lockFolder(folder);
  expect(mine.ok).toBe(true);
  if (mine.ok) mine.value.release();
});
