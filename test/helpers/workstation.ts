import { fork, type ChildProcess } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { z } from 'zod';
import { createCore } from '../../main/core/core.ts';
import { dataFolderAt } from '../../main/core/data-folder.ts';
import { markDataFolder } from '../../main/start/claim.ts';
import { demoStaff } from '../../main/start/enrol-demo.ts';
import type { StaffId } from '../../preload/contract/values.ts';

/** A whole workstation over the browser edge, with its central: real processes, on a data folder that goes with it. */
export type TestWorkstation = {
  /** Lets one browser in, once. */
  readonly url: () => string;
  readonly centralUrl: string;
  readonly dataRoot: string;
  readonly staff: typeof demoStaff;
  readonly stopCentral: () => Promise<void>;
  /** At the same address, with the same data. */
  readonly startCentral: () => Promise<void>;
  /** Ends the core and its edge as a crash would. Pages stay open; `restart` brings the edge back at the same port. */
  readonly killCore: () => Promise<void>;
  /** After `killCore`, or instead of it in an orderly way, at the same address: open pages come back by themselves. */
  readonly restart: () => Promise<void>;
  /** Ends the browser edge in an orderly way and leaves central, so that the packaged app can take the data folder. */
  readonly closeDesk: () => Promise<void>;
  /** Another workstation of the same central, enrolled for this staff member with the same PIN. */
  readonly openAnother: (staffId: StaffId) => Promise<OtherWorkstation>;
  /** A one-time code of the administrator, which lets in a machine or a colleague. */
  readonly issueCode: () => Promise<string>;
  /** Where central keeps its data. */
  readonly centralFolder: string;
  readonly close: () => Promise<void>;
};

export type OtherWorkstation = { readonly url: string; readonly close: () => Promise<void> };

export type WorkstationOptions = { readonly population?: number; readonly seed?: string };

const checkout = resolve(import.meta.dirname, '..', '..');
const CentralReady = z.object({ type: z.literal('ready'), url: z.url() });
const Code = z.object({ type: z.literal('enrolment-code'), code: z.string() });
const StartReady = z.object({ type: z.literal('ready'), address: z.url() });

/** Starts central with a small made-up country, enrols a workstation for Anna and opens it. Needs a built page. */
export const startWorkstation = async (options: WorkstationOptions = {}): Promise<TestWorkstation> => {
  const dataRoot = mkdtempSync(join(tmpdir(), 'counterpart-e2e-'));
  const centralFolder = mkdtempSync(join(tmpdir(), 'counterpart-e2e-central-'));
  // Root's PostgreSQL runs as another user; where that one cannot get in, its files would lie, and stay, elsewhere.
  chmodSync(centralFolder, 0o755);
  const spawnCentral = async (
    port: string,
  ): Promise<{ readonly child: ChildProcess; readonly url: string }> => {
    const child = launch('central/serve.ts', [
      '--demonstration',
      `--port=${port}`,
      `--data=${centralFolder}`,
      `--population=${options.population ?? 500}`,
      `--seed=${options.seed ?? 'e2e'}`,
    ]);
    return { child, url: (await nextMessage(child, CentralReady)).url };
  };
  const spawnDesk = async (env: Readonly<Record<string, string>>) => {
    const words = ['--browser', `--data=${dataRoot}`];
    const child = launch('main/start/start.ts', words, env);
    return { child, url: (await nextMessage(child, StartReady)).address };
  };

  let central = await spawnCentral('0');
  const centralUrl = central.url;
  const issueCode = async (): Promise<string> => {
    const issued = nextMessage(central.child, Code);
    central.child.send({ type: 'enrolment-code' });
    return (await issued).code;
  };
  const code = await issueCode();
  const env = { COUNTERPART_CENTRAL_URL: centralUrl, COUNTERPART_ENROLMENT_CODE: code };
  let desk = await spawnDesk(env);
  return {
    url: () => desk.url,
    centralUrl,
    dataRoot,
    staff: demoStaff,
    stopCentral: () => end(central.child, 'SIGTERM'),
    startCentral: async () => {
      central = await spawnCentral(new URL(centralUrl).port);
    },
    closeDesk: () => end(desk.child, 'SIGTERM'),
    openAnother: async (staffId) => openOther({ staffId, centralUrl, code: await issueCode() }),
    issueCode,
    centralFolder,
    killCore: () => end(desk.child, 'SIGKILL'),
    restart: async () => {
      await end(desk.child, 'SIGTERM');
      desk = await spawnDesk(env);
    },
    close: async () => {
      await end(desk.child, 'SIGTERM');
      await end(central.child, 'SIGTERM');
      for (const folder of [dataRoot, centralFolder]) rmSync(folder, { recursive: true, force: true });
    },
  };
};

/** Enrols in this process, through the same call as the page's form; then opens as any start on that folder does. */
const openOther = async (who: {
  readonly staffId: StaffId;
  readonly centralUrl: string;
  readonly code: string;
}): Promise<OtherWorkstation> => {
  const dataRoot = mkdtempSync(join(tmpdir(), 'counterpart-e2e-other-'));
  const data = dataFolderAt(dataRoot);
  markDataFolder(data);
  const core = await createCore({
    dataFolder: data.workstation,
    resourcesFolder: join(checkout, 'resources'),
    version: 'test',
  });
  const input = { ...who, pin: demoStaff.pin };
  const enrolled = await core.answer(
    { clientId: 'test', isTrusted: true },
    { type: 'call', id: 1, call: 'device/enrol', input },
  );
  await core.close();
  if (!enrolled.ok) throw new Error(enrolled.problem.code);
  const child = launch('main/start/start.ts', ['--browser', `--data=${dataRoot}`], {
    COUNTERPART_CENTRAL_URL: who.centralUrl,
  });
  const { address } = await nextMessage(child, StartReady);
  return {
    url: address,
    close: async () => {
      await end(child, 'SIGTERM');
      rmSync(dataRoot, { recursive: true, force: true });
    },
  };
};

const launch = (script: string, words: readonly string[], env: Readonly<Record<string, string>> = {}) =>
  fork(join(checkout, script), words, {
    cwd: checkout,
    env: { ...process.env, ...env },
    execArgv: [],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });

const end = async (child: ChildProcess, signal: 'SIGTERM' | 'SIGKILL'): Promise<void> => {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill(signal);
  await ended;
};

const nextMessage = <S extends z.ZodType>(child: ChildProcess, schema: S): Promise<z.infer<S>> =>
  new Promise((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`${child.spawnargs[1]} ended with code ${String(code)}`)));
    child.on('message', (message) => {
      const parsed = schema.safeParse(message);
      if (parsed.success) resolve(parsed.data);
    });
  });
