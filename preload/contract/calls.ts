import { z } from 'zod';
import { AuthorityAnswer } from './authority.ts';
import { Choices } from './choices.ts';
import { IdentityProof, Interaction, OpenInteraction, Party, Purpose, Mode } from './interaction.ts';
import { OutboxItem, StatusLine } from './outbox.ts';
import { PersonFile, PersonMatch } from './person.ts';
import type { Problem, ProblemCode, ProblemOf } from './problem.ts';
import type { Result } from './result.ts';
import { ActForm, ActReview, FieldValues, Receipt, ServiceOffer } from './service.ts';
import { DeviceState, Session } from './session.ts';
import { ActId, Channel, Day, Instant, InteractionId, PersonId, ServiceId, StaffId } from './values.ts';

/**
 * Every call from the page to the core, declared once: `subject/verb`, query or command, what goes in, what comes out, and the
 * problems it may answer besides those any call may answer. `needs: 'nobody'` marks the few calls open before sign-in.
 */
const define =
  <const K extends 'query' | 'command'>(kind: K) =>
  <I extends z.ZodType, O extends z.ZodType, const P extends readonly ProblemCode[]>(call: {
    readonly needs?: 'nobody';
    readonly input: I;
    readonly output: O;
    readonly problems: P;
  }) => ({ needs: 'staff' as 'staff' | 'nobody', ...call, kind });

const query = define('query');
const command = define('command');
const nothing = z.strictObject({});
const Pin = z.string().regex(/^\d{6,12}$/);

export const calls = {
  'device/state': query({
    needs: 'nobody',
    input: nothing,
    output: DeviceState,
    problems: ['vault/in-use', 'vault/from-newer-build', 'vault/damaged'],
  }),
  'device/enrol': command({
    needs: 'nobody',
    input: z.strictObject({
      centralUrl: z.url().max(300),
      code: z.string().min(8).max(64),
      staffId: StaffId,
      pin: Pin,
    }),
    output: DeviceState,
    problems: [
      'device/already-enrolled',
      'device/code-refused',
      'device/staff-unknown',
      'device/central-unreachable',
      'device/central-not-secure',
    ],
  }),
  'session/current': query({
    needs: 'nobody',
    input: nothing,
    output: z.object({ session: Session.nullable() }),
    problems: [],
  }),
  'session/sign-in': command({
    needs: 'nobody',
    input: z.strictObject({ staffId: StaffId, pin: Pin }),
    output: Session,
    problems: [
      'device/not-enrolled',
      'session/wrong-pin',
      'session/locked',
      'session/lease-expired',
      'vault/damaged',
      'vault/from-newer-build',
      'vault/migration-failed',
    ],
  }),
  'session/sign-out': command({ input: nothing, output: z.object({}), problems: [] }),
  'status/line': query({ input: nothing, output: StatusLine, problems: [] }),
  'choices/list': query({ input: nothing, output: Choices, problems: [] }),

  'person/find': query({
    input: z.strictObject({ text: z.string().max(100), limit: z.number().int().min(1).max(50) }),
    output: z.object({ matches: z.array(PersonMatch).readonly(), hasMore: z.boolean() }),
    problems: [],
  }),
  /** Asks the register at central for somebody who is not cached here; logged there with the purpose. */
  'person/look-up': command({
    input: z.strictObject({ text: z.string().min(2).max(100), purpose: Purpose }),
    output: z.object({ matches: z.array(PersonMatch).readonly() }),
    problems: ['lookup/offline', 'lookup/refused'],
  }),
  'person/open': command({
    input: z.strictObject({ personId: PersonId, purpose: Purpose }),
    output: z.object({ openedAt: Instant }),
    problems: ['person/not-found', 'access/own-file'],
  }),
  'person/file': query({
    input: z.strictObject({ personId: PersonId }),
    output: PersonFile,
    problems: ['access/purpose-needed', 'person/not-found'],
  }),

  'interaction/start': command({
    input: z.strictObject({ personId: PersonId, channel: Channel, mode: Mode }),
    output: z.object({ interactionId: InteractionId }),
    problems: ['access/purpose-needed', 'person/not-found'],
  }),
  'interaction/list-open': query({
    input: nothing,
    output: z.object({ interactions: z.array(OpenInteraction).readonly() }),
    problems: [],
  }),
  'interaction/get': query({
    input: z.strictObject({ interactionId: InteractionId }),
    output: Interaction,
    problems: ['interaction/not-found'],
  }),
  'interaction/set-mode': command({
    input: z.strictObject({ interactionId: InteractionId, mode: Mode }),
    output: Interaction,
    problems: ['interaction/not-found', 'interaction/closed'],
  }),
  'interaction/set-party': command({
    input: z.strictObject({ interactionId: InteractionId, party: Party }),
    output: Interaction,
    problems: ['interaction/not-found', 'interaction/closed', 'person/not-found'],
  }),
  'interaction/record-identity': command({
    input: z.strictObject({
      interactionId: InteractionId,
      method: z.string().max(64),
      document: z
        .strictObject({
          documentKind: z.string().max(64),
          number: z.string().max(40),
          issuingCountry: z.string().length(2),
          expiresOn: Day.nullable(),
        })
        .nullable(),
      /** The staff member has compared the face with the picture. */
      isLikenessChecked: z.boolean(),
    }),
    output: IdentityProof,
    problems: [
      'interaction/not-found',
      'interaction/closed',
      'interaction/party-missing',
      'identity/method-unknown',
      'identity/document-incomplete',
      'identity/likeness-not-checked',
    ],
  }),
  'interaction/end': command({
    input: z.strictObject({
      interactionId: InteractionId,
      outcome: z.string().max(64),
      note: z.string().max(2000),
    }),
    output: Interaction,
    problems: [
      'interaction/not-found',
      'interaction/closed',
      'interaction/party-missing',
      'interaction/unfinished-drafts',
    ],
  }),

  'authority/decide': query({
    input: z.strictObject({ interactionId: InteractionId, serviceId: ServiceId }),
    output: AuthorityAnswer,
    problems: ['interaction/not-found', 'service/not-found'],
  }),
  'service/list': query({
    input: z.strictObject({ interactionId: InteractionId }),
    output: z.object({ offers: z.array(ServiceOffer).readonly() }),
    problems: ['interaction/not-found'],
  }),

  'act/begin': command({
    input: z.strictObject({ interactionId: InteractionId, serviceId: ServiceId }),
    output: z.object({ actId: ActId }),
    problems: ['interaction/not-found', 'interaction/closed', 'service/not-found', 'authority/refused'],
  }),
  'act/form': query({
    input: z.strictObject({ actId: ActId }),
    output: ActForm,
    problems: ['act/not-found', 'act/already-completed'],
  }),
  'act/save-draft': command({
    input: z.strictObject({ actId: ActId, values: FieldValues, revision: z.number().int() }),
    output: z.object({ revision: z.number().int(), savedAt: Instant }),
    problems: ['act/not-found', 'act/already-completed', 'act/stale-draft', 'vault/disk-full'],
  }),
  'act/review': query({
    input: z.strictObject({ actId: ActId }),
    output: ActReview,
    problems: ['act/not-found', 'act/already-completed'],
  }),
  'act/complete': command({
    input: z.strictObject({ actId: ActId, revision: z.number().int() }),
    output: Receipt,
    problems: [
      'act/not-found',
      'act/stale-draft',
      'act/faults',
      'authority/refused',
      'interaction/closed',
      'vault/disk-full',
    ],
  }),
  'act/receipt': query({
    input: z.strictObject({ actId: ActId }),
    output: Receipt,
    problems: ['act/not-found'],
  }),
  'act/discard': command({
    input: z.strictObject({ actId: ActId }),
    output: z.object({}),
    problems: ['act/not-found', 'act/already-completed'],
  }),

  'outbox/list': query({
    input: nothing,
    output: z.object({ items: z.array(OutboxItem).readonly() }),
    problems: [],
  }),
  'outbox/send-now': command({ input: nothing, output: z.object({}), problems: [] }),
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
  | 'internal';
export type CallProblem<C extends CallName> = ProblemOf<
  (typeof calls)[C]['problems'][number] | CommonProblemCode
>;
export type Answer<C extends CallName> = Result<Output<C>, CallProblem<C>>;
export type AnyAnswer = Result<unknown, Problem>;

export const isCallName = (name: string): name is CallName => Object.hasOwn(calls, name);
