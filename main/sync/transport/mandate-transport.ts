import type { z } from 'zod';
import { IssuerKeys, StatusListAnswer, StatusLists } from '../../../central/api/mandate-credential.ts';
import {
  AccessCodeAnswer,
  type AccessCodeRequest,
  ChallengeAnswer,
  ChallengeOutcome,
  type ChallengeReply,
  type ChallengeRequest,
  ProofAnswer,
  type ProofRequest,
} from '../../../central/api/mandate-services.ts';
import type { Answer } from '../answer.ts';
import type { HttpCaller } from './http-caller.ts';

type Ask<Request, Reply> = (request: Request, signal: AbortSignal) => Promise<Answer<Reply>>;

/** What the mandate register is asked: keys and lists after each pull, the rest when a citizen is at the desk. */
export type MandateTransport = {
  readonly issuerKeys: (signal: AbortSignal) => Promise<Answer<IssuerKeys>>;
  readonly statusLists: (signal: AbortSignal) => Promise<Answer<StatusLists>>;
  /** What was revoked since a version; the whole list where `since` is null. */
  readonly statusList: Ask<{ readonly list: number; readonly since: number | null }, StatusListAnswer>;
  readonly sendCode: Ask<z.infer<typeof ChallengeRequest>, ChallengeAnswer>;
  readonly answerCode: Ask<
    z.infer<typeof ChallengeReply> & { readonly challengeId: string },
    ChallengeOutcome
  >;
  readonly makeAccessCode: Ask<z.infer<typeof AccessCodeRequest>, AccessCodeAnswer>;
  readonly prove: Ask<ProofRequest, ProofAnswer>;
};

export const createMandateTransport = (call: HttpCaller): MandateTransport => {
  const get = <T>(path: string, answer: z.ZodType<T>, signal: AbortSignal) =>
    call({ method: 'GET', path: `/v1/mandates/${path}`, body: null, answer, timeoutMs: 60_000, signal });
  const post = <T>(path: string, body: object, answer: z.ZodType<T>, signal: AbortSignal) =>
    call({ method: 'POST', path: `/v1/mandates/${path}`, body, answer, timeoutMs: 15_000, signal });
  return {
    issuerKeys: (signal) => get('issuer-keys', IssuerKeys, signal),
    statusLists: (signal) => get('status-lists', StatusLists, signal),
    statusList: ({ list, since }, signal) =>
      get(`status-lists/${list}${since === null ? '' : `?since=${since}`}`, StatusListAnswer, signal),
    sendCode: (request, signal) => post('code-challenges', request, ChallengeAnswer, signal),
    answerCode: ({ challengeId, ...reply }, signal) =>
      post(`code-challenges/${encodeURIComponent(challengeId)}/answers`, reply, ChallengeOutcome, signal),
    makeAccessCode: (request, signal) => post('access-codes', request, AccessCodeAnswer, signal),
    prove: (request, signal) => post('proofs', request, ProofAnswer, signal),
  };
};
