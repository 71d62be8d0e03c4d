import type { z } from 'zod';
import { attachmentCalls } from './attachment-calls.ts';
import { consentCalls } from './consent-calls.ts';
import { courierCalls } from './courier-calls.ts';
import { deskCalls } from './desk-calls.ts';
import { identityCalls } from './identity-calls.ts';
import { interactionCalls } from './interaction-calls.ts';
import { mandateCalls } from './mandate-calls.ts';
import { outboxParkedCalls } from './outbox-parked-calls.ts';
import { personCalls } from './person-calls.ts';
import { printCalls } from './print-calls.ts';
import type { Problem, ProblemOf } from './problem.ts';
import { protectionLogCalls } from './protection-log-calls.ts';
import type { Result } from './result.ts';
import { reviewCalls } from './review-calls.ts';
import { serviceCalls } from './service-calls.ts';
import { taskCalls } from './task-calls.ts';
import { tripCalls } from './trip-calls.ts';

/**
 * The one list of what a page can ask of the core. Adding a call is one entry in the file of its subject and one handler in
 * `main/core/handlers/`; anything else is a smell.
 */
export const calls = {
  ...deskCalls,
  ...courierCalls,
  ...personCalls,
  ...interactionCalls,
  ...identityCalls,
  ...serviceCalls,
  ...mandateCalls,
  ...consentCalls,
  ...reviewCalls,
  ...printCalls,
  ...outboxParkedCalls,
  ...attachmentCalls,
  ...tripCalls,
  ...taskCalls,
  ...protectionLogCalls,
} as const;

export type CallName = keyof typeof calls;
export type Input<C extends CallName> = z.infer<(typeof calls)[C]['input']>;
export type Output<C extends CallName> = z.infer<(typeof calls)[C]['output']>;

/** Problems that any call may answer, because the dispatcher or the edge answers them. */
export type CommonProblemCode =
  | 'contract/untrusted'
  | 'contract/unknown-call'
  | 'contract/invalid-input'
  | 'contract/too-large'
  | 'session/needed'
  | 'session/not-allowed'
  | 'connection/lost'
  | 'core/runtime-too-old'
  | 'vault/damaged'
  | 'vault/disk-full'
  | 'vault/disk-failing'
  | 'internal';
export type CallProblem<C extends CallName> = ProblemOf<
  (typeof calls)[C]['problems'][number] | CommonProblemCode
>;
export type Answer<C extends CallName> = Result<Output<C>, CallProblem<C>>;
export type AnyAnswer = Result<unknown, Problem>;

export const isCallName = (name: string): name is CallName => Object.hasOwn(calls, name);
