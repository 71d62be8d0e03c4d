import { z } from 'zod';
import { ClockNote } from './clock-note.ts';
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
      'work-withdrawn',
      'work-handed-over',
      'citizen-contacted',
    ]),
    serviceId: ServiceId.nullable(),
    /** Null where the work came from no contact: a supervisor's decision, a transfer. */
    interactionId: InteractionId.nullable(),
    /** Null with all else about it where a colleague wrote it: kind and date are all that others see. */
    subject: z.object({ personId: PersonId, name: z.string() }).readonly().nullable(),
    reference: z.string().nullable(),
    staffName: z.string().nullable(),
    state: LegalState,
    capturedAt: Instant,
    sentAt: Instant.nullable(),
    effectiveAt: Instant.nullable(),
    attempts: z.number().int(),
    nextTryAt: Instant.nullable(),
    /** Why it waits or is parked: a code with a text in `outbox.json`, `reason.<code>`. */
    reason: z.string().nullable(),
    /** Parked, and come to its end since: amended, taken back, or decided elsewhere. */
    isResolved: z.boolean(),
    /** That central judged as of another moment than this machine's clock had said; null where the clocks agreed. */
    clockNote: ClockNote.nullable(),
  })
  .readonly();
export type OutboxItem = z.infer<typeof OutboxItem>;

/** Why the next try is not now: each has a text, `status.waitsFor.<code>` in `app.json`. */
export const WaitsFor = z.enum([
  'unreachable',
  'captive-portal',
  'sign-in-needed',
  'upgrade-needed',
  'later',
  'refused',
  'broken',
  'unanswered',
  'receipt-unverified',
]);
export type WaitsFor = z.infer<typeof WaitsFor>;

/** The status line: always true, in words on the page. */
export const StatusLine = z
  .object({
    connection: z.enum([
      'online',
      'offline',
      'captive-portal',
      'checking',
      'sign-in-needed',
      'upgrade-needed',
    ]),
    connectionSince: Instant,
    unsent: z.number().int(),
    parked: z.number().int(),
    /** Journals of a lost store of which a part cannot be read, and nobody has seen to it yet. */
    unreadable: z.number().int(),
    nextTryAt: Instant.nullable(),
    /** Null where nothing waits for a next try. */
    waitsFor: WaitsFor.nullable(),
    /** As measured: small and urgent work goes before the rest. */
    isLinkSlow: z.boolean(),
    /** As the staff said: somebody pays for each byte. */
    isMetered: z.boolean(),
    /** Documents that wait for a better connection, in bytes still to be sent, and when they go over this one; null where there are none. */
    heldDocuments: z
      .object({ documents: z.number().int(), bytes: z.number().int(), until: Instant })
      .readonly()
      .nullable(),
    lastReceiptAt: Instant.nullable(),
    /** Newest moment at which what is cached here equalled central. */
    dataAsOf: Instant.nullable(),
    leaseUntil: Instant.nullable(),
    /** False while finished work cannot be written to the second file: it is saved once, not twice. */
    hasSecondCopy: z.boolean(),
    /**
     * The disk is nearly full, by the bytes that are left, and whether room is kept aside for the work that is being finished; null where
     * there is enough.
     */
    lowDisk: z.object({ freeBytes: z.number(), hasReserve: z.boolean() }).readonly().nullable(),
    /** What this machine's clock is behind central's by, in milliseconds; below zero where it is ahead, null where nobody knows. */
    clockBehindMs: z.number().nullable(),
    /** First filling of the vault: people stored so far, and how many there will be. */
    filling: z.object({ done: z.number().int(), total: z.number().int() }).readonly().nullable(),
  })
  .readonly();
export type StatusLine = z.infer<typeof StatusLine>;
