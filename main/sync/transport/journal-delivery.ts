import { JournalAnswer } from '../../../central/api/journal.ts';
import type { Answer } from '../answer.ts';
import type { HttpCaller } from './http-caller.ts';

/** Brings sealed records to central; `signal` ends it. One result for each record, in order. */
export const deliverSealed = (
  call: HttpCaller,
  sealed: readonly Buffer[],
  signal: AbortSignal,
): Promise<Answer<JournalAnswer>> =>
  call({
    method: 'POST',
    path: '/v1/journals',
    body: { sealed: sealed.map((record) => record.toString('base64')) },
    answer: JournalAnswer,
    timeoutMs: 120_000,
    signal,
  });
