import { JournalAnswer } from '../../../central/api/journal.ts';
import type { Answer } from '../answer.ts';
import type { HttpCaller } from './http-caller.ts';
import { inBase64, patienceFor } from './sealed-frames.ts';

/** Brings sealed frames to central; `signal` ends it. One result for each, in order. */
export const deliverSealed = (
  call: HttpCaller,
  frames: readonly Buffer[],
  signal: AbortSignal,
): Promise<Answer<JournalAnswer>> => {
  const sealed = inBase64(frames);
  return call({
    method: 'POST',
    path: '/v1/journals',
    body: { sealed },
    answer: JournalAnswer,
    timeoutMs: patienceFor(sealed),
    signal,
  });
};
