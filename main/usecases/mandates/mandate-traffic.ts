import type { ChallengeAnswer } from '../../../central/api/mandate-services.ts';
import type { MandateRecord } from '../../../central/api/records.ts';
import type { ProblemCode, ProblemOf } from '../../../preload/contract/problem.ts';
import type { Result } from '../../../preload/contract/result.ts';

type Tried<T, C extends ProblemCode> = Promise<Result<T, ProblemOf<C>>>;

/** What the mandate register answers online. Central names the staff member in its log before it answers. */
export type MandateTraffic = {
  /** Sends a code to what is registered for the person. `purpose` says what a right answer will count for. */
  readonly sendCode: (ask: {
    readonly personId: string;
    readonly to: 'phone' | 'mailbox';
    readonly purpose: 'mandate' | 'identity';
    readonly staffId: string;
  }) => Tried<ChallengeAnswer, 'mandate/offline' | 'mandate/no-address' | 'mandate/too-many-tries'>;
  /** The right code gives central's signed confirmation; one that has run out is a wrong one without tries left. */
  readonly answerCode: (ask: {
    readonly challengeId: string;
    readonly code: string;
    readonly staffId: string;
  }) => Tried<
    { readonly confirmation: string },
    'mandate/offline' | 'mandate/wrong-code' | 'mandate/too-many-tries'
  >;
  /** What a code shows that a citizen brought, with the grantor's surname. */
  readonly proveByCode: (ask: {
    readonly kind: 'code' | 'paper-code';
    readonly code: string;
    readonly surname: string;
    readonly staffId: string;
  }) => Tried<
    readonly MandateRecord[],
    'mandate/offline' | 'mandate/code-unknown' | 'mandate/too-many-tries'
  >;
  /** All that stands in the register of what somebody has given. */
  readonly lookUpMandates: (ask: {
    readonly grantorId: string;
    readonly staffId: string;
  }) => Tried<readonly MandateRecord[], 'mandate/offline' | 'mandate/too-many-tries'>;
  readonly makeAccessCode: (ask: {
    readonly mandateId: string;
    readonly organisation: string;
    readonly kind: 'organisation' | 'paper';
    readonly staffId: string;
  }) => Tried<{ readonly code: string; readonly expiresAt: string }, 'mandate/offline' | 'mandate/not-found'>;
};
