import { z } from 'zod';
import { AuthorityAnswer } from './authority.ts';
import { command, query } from './define-call.ts';
import { ActForm, ActReview, FieldValues, Receipt, ServiceOffer } from './service.ts';
import { ActId, Instant, InteractionId, ServiceId } from './values.ts';

/** What can be done for a citizen, on what ground, and doing it. */
export const serviceCalls = {
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
    input: z.strictObject({
      actId: ActId,
      revision: z.number().int(),
      /** Those the citizen lets be told; whom the law names is told in any case. */
      receivers: z.array(z.string().max(64)).max(50).readonly().default([]),
    }),
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
} as const;
