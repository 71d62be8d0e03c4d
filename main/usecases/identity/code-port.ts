import type { ChallengeAnswer, ChallengeOutcome } from '../../../central/api/mandate-services.ts';
import type { ProblemOf } from '../../../preload/contract/problem.ts';
import type { Result } from '../../../preload/contract/result.ts';

/** Codes that central sends to what is registered for somebody; the address never comes to this machine. */
export type CodePort = {
  readonly send: (ask: {
    readonly personId: string;
    readonly to: 'phone' | 'mailbox';
    readonly staffId: string;
  }) => Promise<Result<ChallengeAnswer, ProblemOf<'identity/offline' | 'identity/no-address'>>>;
  readonly answer: (ask: {
    readonly challengeId: string;
    readonly code: string;
    readonly staffId: string;
  }) => Promise<Result<ChallengeOutcome, ProblemOf<'identity/offline' | 'identity/code-expired'>>>;
};
