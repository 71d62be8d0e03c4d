import { readFileSync } from 'node:fs';
import type { ElectronApplication } from '@playwright/test';
import { callOverBridge, nextBridgeEvent } from '../helpers/bridge-call.ts';
import { expect, test } from '../helpers/desktop-launch.ts';

const utilityCorePid = (app: ElectronApplication): Promise<number | undefined> =>
  app.evaluate(
    (electron) => electron.app.getAppMetrics().find(({ name }) => name === 'Counterpart core')?.pid,
  );

/** The core in a Node of its own is the one child of the app that runs the core's script. */
const spawnedCorePid = (app: ElectronApplication): number | undefined => {
  const parent = app.process().pid;
  const children = readFileSync(`/proc/${parent}/task/${parent}/children`, 'utf8').trim().split(' ');
  return children
    .map(Number)
    .find((pid) => readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0')[1]?.endsWith('core.mjs'));
};

const kill = (pid: number | undefined): void => {
  if (pid === undefined) throw new Error('The core’s process was not found.');
  process.kill(pid, 'SIGKILL');
};

test('The core answers from a utility process, or says that its runtime is too old', async ({ launch }) => {
  const { app, page } = await launch();
  const nodeApi = await app.evaluate(() => Number(process.versions['napi']));
  const answer = await callOverBridge(page, 'device/state');
  if (nodeApi >= 10) expect(answer).toMatchObject({ ok: true });
  else
    expect(answer).toMatchObject({
      ok: false,
      problem: { code: 'core/runtime-too-old', needed: 'Node-API 10' },
    });
});

test('A killed utility process is started again, and the page is told and answered', async ({ launch }) => {
  const { app, page } = await launch();
  await callOverBridge(page, 'device/state');
  const first = await utilityCorePid(app);
  const ended = nextBridgeEvent(page, 'session/ended');
  kill(first);
  expect(await ended).toEqual({ reason: 'core-restarted' });
  expect(await callOverBridge(page, 'device/state')).toHaveProperty('ok');
  expect(await utilityCorePid(app)).not.toBe(first);
});

test('The core answers from a Node of its own', async ({ launch }) => {
  const { app, page } = await launch({ coreInOwnNode: true });
  expect(await callOverBridge(page, 'device/state')).toMatchObject({ ok: true });
  expect(spawnedCorePid(app)).toBeGreaterThan(0);
});

test('A killed Node is started again, and the page is told and answered', async ({ launch }) => {
  const { app, page } = await launch({ coreInOwnNode: true });
  await callOverBridge(page, 'device/state');
  const ended = nextBridgeEvent(page, 'session/ended');
  kill(spawnedCorePid(app));
  expect(await ended).toEqual({ reason: 'core-restarted' });
  expect(await callOverBridge(page, 'device/state')).toMatchObject({ ok: true });
});

for (const coreInOwnNode of [false, true]) {
  test(`A page that is loaded again is answered again (own Node: ${coreInOwnNode})`, async ({ launch }) => {
    const { page } = await launch({ coreInOwnNode });
    await callOverBridge(page, 'device/state');
    await page.reload();
    expect(await callOverBridge(page, 'device/state')).toHaveProperty('ok');
  });
}

test('With the window goes the core', async ({ launch }) => {
  const { app, page } = await launch({ coreInOwnNode: true });
  await callOverBridge(page, 'device/state');
  const pid = spawnedCorePid(app) ?? 0;
  await app.close();
  expect(() => process.kill(pid, 0)).toThrow('ESRCH');
});
