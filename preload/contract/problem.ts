import { z } from 'zod';
import { Instant } from './values.ts';

/**
 * Everything that is expected to go wrong, as data. The code is also the key of the text in `locales/<lang>/problem.json`,
 * which says what happened, what is safe and what to do next. Bugs are not here: they are thrown and become `internal`.
 */
const problem = <C extends string, S extends z.ZodRawShape>(code: C, params: S) =>
  z.object({ code: z.literal(code), ...params }).readonly();

export const Problem = z.discriminatedUnion('code', [
  problem('contract/untrusted', {}),
  problem('contract/unknown-call', {}),
  problem('contract/invalid-input', { fields: z.array(z.string()) }),
  problem('contract/too-large', { limitBytes: z.number() }),
  problem('internal', { reference: z.string() }),
  problem('connection/lost', {}),
  problem('core/runtime-too-old', { found: z.string(), needed: z.string() }),

  problem('device/not-enrolled', {}),
  problem('device/already-enrolled', {}),
  problem('device/code-refused', {}),
  problem('device/staff-unknown', {}),
  problem('device/central-unreachable', {}),
  problem('device/central-not-secure', {}),

  problem('vault/in-use', {}),
  problem('vault/from-newer-build', {}),
  problem('vault/migration-failed', {}),
  problem('vault/damaged', {}),
  problem('vault/disk-full', {}),
  problem('vault/disk-failing', {}),

  problem('session/needed', {}),
  problem('session/not-allowed', {}),
  problem('session/wrong-pin', { attemptsLeft: z.number() }),
  problem('session/locked', { until: Instant }),
  problem('session/lease-expired', { expiredAt: Instant }),
  problem('session/device-locked', { since: Instant }),

  problem('access/purpose-needed', {}),
  problem('access/own-file', {}),
  problem('access/relatives-file', {}),
  problem('person/not-found', {}),
  problem('address/not-protected', {}),
  problem('address/nobody-to-agree', {}),
  problem('address/offline', {}),
  problem('address/refused', {}),
  problem('lookup/offline', {}),
  problem('lookup/refused', {}),

  problem('interaction/not-found', {}),
  problem('interaction/closed', {}),
  problem('interaction/party-missing', {}),
  problem('interaction/unfinished-drafts', { count: z.number() }),
  problem('identity/method-unknown', {}),
  problem('identity/document-incomplete', { fields: z.array(z.string()) }),
  problem('identity/likeness-not-checked', {}),

  problem('identity/document-not-enough', {}),
  problem('identity/needed', {}),
  problem('identity/mrz-unreadable', {}),
  problem('identity/points-missing', { points: z.number(), needed: z.number() }),
  problem('identity/questions-locked', { until: Instant }),
  problem('identity/answers-wrong', { attemptsLeft: z.number() }),
  problem('identity/offline', {}),
  problem('identity/no-address', {}),
  problem('identity/wrong-code', { attemptsLeft: z.number() }),
  problem('identity/code-expired', {}),
  problem('identity/too-many-codes', { until: Instant }),
  problem('identity/nobody-to-vouch', {}),
  problem('identity/eid-away', {}),
  problem('identity/attempt-unknown', {}),
  problem('identity/credential-unreadable', {}),
  problem('identity/credential-issuer-unknown', {}),
  problem('identity/credential-forged', {}),
  problem('identity/credential-expired', {}),

  problem('mandate/not-found', {}),
  problem('mandate/faults', { fields: z.array(z.string()) }),
  problem('mandate/not-given', {}),
  problem('mandate/way-not-possible', {}),
  problem('mandate/offline', {}),
  problem('mandate/no-address', {}),
  problem('mandate/wrong-code', { attemptsLeft: z.number() }),
  problem('mandate/too-many-tries', { until: Instant }),
  problem('mandate/code-unknown', { attemptsLeft: z.number() }),
  problem('mandate/credential-unreadable', {}),
  problem('mandate/credential-forged', {}),
  problem('mandate/credential-issuer-unknown', {}),
  problem('mandate/credential-revoked', {}),
  problem('mandate/other-grantor', {}),
  problem('mandate/not-a-side', {}),
  problem('mandate/ended-already', {}),
  problem('mandate/language-missing', {}),
  problem('mandate/wording-changed', {}),

  problem('authority/refused', {}),
  problem('service/not-found', {}),
  problem('act/not-found', {}),
  problem('act/already-completed', {}),
  problem('act/faults', { fields: z.array(z.string()) }),
  problem('act/stale-draft', {}),

  problem('attachment/not-found', {}),
  problem('attachment/damaged', {}),
  problem('attachment/type-refused', {}),
  problem('attachment/tells-more', {}),
  problem('attachment/too-large', { limitBytes: z.number() }),
  problem('attachment/too-many', { limit: z.number() }),

  problem('review/not-found', {}),
  problem('review/not-yours', {}),
  problem('review/decided', {}),
  problem('consent/not-found', {}),
  problem('consent/identity-needed', {}),
  problem('consent/not-asked', {}),
  problem('consent/day-past', {}),

  problem('outbox/not-found', {}),

  problem('courier/nothing-to-save', {}),
  problem('courier/file-gone', {}),
  problem('courier/too-large', { limitBytes: z.number() }),
  problem('courier/documents-too-large', {}),
  problem('courier/not-a-bundle', {}),
  problem('courier/not-receipts', {}),
  problem('courier/damaged', {}),
  problem('courier/newer', {}),
  problem('courier/other-central', {}),
  problem('courier/other-machine', {}),
  problem('courier/unknown-machine', {}),
  problem('courier/offline', {}),
  problem('trip/not-found', {}),
  problem('trip/cancelled', {}),

  problem('parked/not-found', {}),
  problem('parked/not-yours', {}),
  problem('parked/settled', {}),
  problem('parked/not-possible', {}),
  problem('parked/moved-on', {}),
  problem('parked/document-refused', {}),
]);
export type Problem = z.infer<typeof Problem>;
export type ProblemCode = Problem['code'];
export type ProblemOf<C extends ProblemCode> = Extract<Problem, { readonly code: C }>;

export const problemCodes: readonly ProblemCode[] = Problem.options.map(
  (option) => option.unwrap().shape.code.value,
);
