import type { ProblemOf } from '../../../preload/contract/problem.ts';
import { fail, ok, type Result } from '../../../preload/contract/result.ts';
import type { Clock } from '../../platform/clock.ts';
import { unlockKey } from '../../vault/keys/key-file.ts';

/** A second signature: the PIN is tried as at sign-in, counted and locked alike, and the key it opens is thrown away at once. */
export const checkPin = async (who: {
  readonly folder: string;
  readonly staffId: string;
  readonly pin: string;
  readonly clock: Clock;
}): Promise<Result<null, ProblemOf<'session/wrong-pin' | 'session/locked' | 'identity/nobody-to-vouch'>>> => {
  const unlocked = await unlockKey(who);
  if (unlocked.ok) {
    unlocked.value.fill(0);
    return ok(null);
  }
  const { problem } = unlocked;
  return problem.code === 'device/not-enrolled' ? fail({ code: 'identity/nobody-to-vouch' }) : fail(problem);
};
