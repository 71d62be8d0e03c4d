import { z } from 'zod';
import type { Central } from '../http/start-central.ts';

const AskForCode = z.object({ type: z.literal('enrolment-code'), staffCentre: z.string().optional() });

/**
 * Talks to the process that started this one, if one did: says `ready` with the address, and answers `enrolment-code` with a code.
 */
export const talkToParent = (central: Central): void => {
  if (process.send === undefined) return;
  const send = process.send.bind(process);
  process.on('message', (message) => {
    const asked = AskForCode.safeParse(message);
    if (!asked.success) return;
    central.issueEnrolmentCode(asked.data.staffCentre).then(
      (code) => send({ type: 'enrolment-code', code }),
      () => send({ type: 'enrolment-code', code: '' }),
    );
  });
  send({ type: 'ready', url: central.url, pid: process.pid });
};

/** Aborts when somebody wants this process to end: Ctrl-C, SIGTERM, a closed terminal, or a parent that is gone. */
export const listenForEnd = (): AbortSignal => {
  const end = new AbortController();
  const abort = (): void => end.abort();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, abort);
  if (process.send !== undefined) process.once('disconnect', abort);
  return end.signal;
};
