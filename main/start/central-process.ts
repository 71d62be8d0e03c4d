import { fork, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { z } from 'zod';
import type { DataFolder } from '../core/data-folder.ts';
import { forgetProcess, recordAddress, recordProcess } from './central-record.ts';

export type CentralProcess = {
  /** Its address, once it answers; rejects if it ends before. It prints its own progress. */
  readonly ready: Promise<string>;
  /** A code that enrols one workstation. */
  readonly issueEnrolmentCode: () => Promise<string>;
  readonly stop: () => Promise<void>;
  /** Resolves when it is gone, for whatever reason. */
  readonly ended: Promise<void>;
};

export type CentralOptions = {
  readonly checkout: string;
  readonly data: DataFolder;
  readonly port: number;
  readonly population: number | null;
  readonly seed: string | null;
  readonly isFresh: boolean;
};

const Ready = z.object({ type: z.literal('ready'), url: z.url() });
const Code = z.object({ type: z.literal('enrolment-code'), code: z.string() });
const stopPatienceMs = 20_000;

/** Starts the reference gateway as a process of its own, and records in the data folder which and where it is. */
export const startCentral = (options: CentralOptions): CentralProcess => {
  const child = fork(join(options.checkout, 'central', 'serve.ts'), centralWords(options), {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const { pid } = child;
  if (pid !== undefined) recordProcess(options.data, pid);
  const ended = new Promise<void>((resolve) =>
    child.once('exit', () => {
      if (pid !== undefined) forgetProcess(options.data, pid);
      resolve();
    }),
  );
  return {
    ready: nextMessage(child, Ready).then(({ url }) => {
      recordAddress(options.data, url);
      return url;
    }),
    ended,
    issueEnrolmentCode: async () => {
      const answer = nextMessage(child, Code);
      child.send({ type: 'enrolment-code' });
      return (await answer).code;
    },
    stop: async () => {
      child.kill('SIGTERM');
      const timer = setTimeout(() => child.kill('SIGKILL'), stopPatienceMs);
      await ended;
      clearTimeout(timer);
    },
  };
};

const centralWords = ({ data, port, population, seed, isFresh }: CentralOptions): string[] => [
  '--demonstration',
  '--demo-trip',
  `--port=${port}`,
  `--data=${data.central}`,
  ...(population === null ? [] : [`--population=${population}`]),
  ...(seed === null ? [] : [`--seed=${seed}`]),
  ...(isFresh ? ['--fresh'] : []),
];

const nextMessage = <S extends z.ZodType>(child: ChildProcess, schema: S): Promise<z.infer<S>> =>
  new Promise((resolve, reject) => {
    const onExit = (code: number | null): void =>
      reject(new Error(`The central gateway ended with code ${String(code)}.`));
    const onMessage = (message: unknown): void => {
      const parsed = schema.safeParse(message);
      if (!parsed.success) return;
      child.off('message', onMessage);
      child.off('exit', onExit);
      resolve(parsed.data);
    };
    child.on('message', onMessage);
    child.once('exit', onExit);
  });
