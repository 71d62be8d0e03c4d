import { CheckpointAnswer, type CheckpointRequest } from '../../../central/api/audit.ts';
import type { Answer } from '../answer.ts';
import type { HttpCaller } from './http-caller.ts';

export type CheckpointTransport = {
  readonly keep: (request: CheckpointRequest, signal: AbortSignal) => Promise<Answer<CheckpointAnswer>>;
};

export const createCheckpointTransport = (call: HttpCaller): CheckpointTransport => ({
  keep: (request, signal) =>
    call({
      method: 'POST',
      path: '/v1/audit/checkpoints',
      body: request,
      answer: CheckpointAnswer,
      timeoutMs: 20_000,
      signal,
    }),
});
