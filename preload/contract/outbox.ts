import { z } from 'zod';
import { EnvelopeId, Instant, InteractionId, LegalState, PersonId, ServiceId } from './values.ts';

/** A piece of completed work on its way to central, in words for the outbox screen. */
export const OutboxItem = z
  .object({
    envelopeId: EnvelopeId,
    kind: z.enum([
      'act-completed',
      'interaction-completed',
      'mandate-made',
      'mandate-withdrawn',
      'mandate-transferred',
      'consent-given',
      'consent-withdrawn',
      'review-decided',
    ]),
    serviceId: ServiceId.nullable(),
    /** Null where the work came from no contact: a supervisor's decision, a transfer. */
    interactionId: InteractionId.nullable(),
    subject: z.object({ personId: PersonId, name: z.string() }).readonly(),
    reference: z.string().nullable(),
    staffName: z.string(),
    state: LegalState,
    capturedAt: Instant,
    sentAt: Instant.nullable(),
    effectiveAt: Instant.nullable(),
    attempts: z.number().int(),
    nextTryAt: Instant.nullable(),
    /** Why it waits or is parked: a code with a text in `outbox.json`, `reason.<code>`. */
    reason: z.string().nullable(),
  })
  .readonly();
export type OutboxItem = z.infer<typeof OutboxItem>;

/** The status line: always true, in words on the page. */
export const StatusLine = z
  .object({
    connection: z.enum(['online', 'offline', 'checking', 'sign-in-needed', 'upgrade-needed']),
    connectionSince: Instant,
    unsent: z.number().int(),
    parked: z.number().int(),
    nextTryAt: Instant.nullable(),
    lastReceiptAt: Instant.nullable(),
    /** Newest moment at which what is cached here equalled central. */
    dataAsOf: Instant.nullable(),
    leaseUntil: Instant.nullable(),
    /** False while finished work cannot be written to the second file: it is saved once, not twice. */
    hasSecondCopy: z.boolean(),
    /** First filling of the vault: people stored so far, and how many there will be. */
    filling: z.object({ done: z.number().int(), total: z.number().int() }).readonly().nullable(),
  })
  .readonly();
export type StatusLine = z.infer<typeof StatusLine>;
