import type * as client from 'openid-client';
import { EidAttemptAnswer, EidAttemptState } from '../../../central/api/identity.ts';
import { fail, ok } from '../../../preload/contract/result.ts';
import type { EidProvider } from '../../domain/identity/eid-level.ts';
import type { Clock } from '../../platform/clock.ts';
import type { HttpCaller } from '../../sync/transport/http-caller.ts';
import type { EidLook, EidPort } from '../../usecases/identity/eid-port.ts';
import { addressOf, discover, prepareSignIn, redeem, type PreparedSignIn } from './eid-client.ts';

/** A sign-in that waits for the citizen. It lives in memory alone: after a restart it is begun again. */
type Attempt = {
  readonly interactionId: string;
  readonly method: string;
  readonly provider: EidProvider;
  readonly config: client.Configuration;
  readonly prepared: PreparedSignIn;
  readonly redirectUri: string;
  readonly expiresAt: Date;
};

/** How long after its end an attempt can still be looked at. */
const graceMs = 60_000;

/** The desk's side of eID sign-ins: central keeps the redirect, this machine keeps the secrets and does the verifying. */
export const createEidDesk = ({
  call,
  clock,
}: {
  readonly call: HttpCaller;
  readonly clock: Clock;
}): EidPort => {
  const attempts = new Map<string, Attempt>();
  const isPast = ({ expiresAt }: Attempt): boolean => expiresAt.getTime() + graceMs < clock.now().getTime();
  const forgetOld = (): void => {
    for (const [attemptId, attempt] of attempts) if (isPast(attempt)) attempts.delete(attemptId);
  };
  return {
    begin: async ({ interactionId, method, provider, staffId, language }) => {
      forgetOld();
      const prepared = prepareSignIn();
      const begun = await call({
        method: 'POST',
        path: '/v1/identity/eid-attempts',
        body: { provider, state: prepared.state, staffId },
        answer: EidAttemptAnswer,
        timeoutMs: 10_000,
        signal: AbortSignal.timeout(10_000),
      });
      if (begun.kind !== 'answered') return fail({ code: 'identity/eid-away' });
      const { attemptId, expiresAt, redirectUri } = begun.value;
      const config = await discover(begun.value).catch(() => null);
      if (config === null) return fail({ code: 'identity/eid-away' });
      const address = await addressOf(config, prepared, { provider, redirectUri, language });
      const attempt = { interactionId, method, provider, config, prepared, redirectUri };
      attempts.set(attemptId, { ...attempt, expiresAt: new Date(expiresAt) });
      return ok({ attemptId, address, expiresAt });
    },
    look: async ({ interactionId, attemptId }) => {
      const attempt = attempts.get(attemptId);
      if (attempt?.interactionId !== interactionId) return { kind: 'unknown' };
      const seen = await lookAt(call, attemptId, attempt);
      // Whether central cannot be reached or knows it no longer: nobody can finish it now.
      const look = seen.kind === 'away' && isPast(attempt) ? { kind: 'timed-out' as const } : seen;
      const isOver = look.kind !== 'waiting' && look.kind !== 'away';
      if (isOver) attempts.delete(attemptId);
      return look;
    },
  };
};

const lookAt = async (call: HttpCaller, attemptId: string, attempt: Attempt): Promise<EidLook> => {
  const answer = await call({
    method: 'GET',
    path: `/v1/identity/eid-attempts/${attemptId}`,
    body: null,
    answer: EidAttemptState,
    timeoutMs: 10_000,
    signal: AbortSignal.timeout(10_000),
  });
  if (answer.kind !== 'answered') return { kind: 'away' };
  if (answer.value.state === 'waiting') return { kind: 'waiting' };
  if (answer.value.state === 'ended') return { kind: 'timed-out' };
  const { config, prepared, redirectUri, method, provider } = attempt;
  const redeemed = await redeem(config, prepared, { redirectUri, response: answer.value.response });
  return redeemed.kind === 'signed-in' ? { ...redeemed, method, provider } : redeemed;
};
