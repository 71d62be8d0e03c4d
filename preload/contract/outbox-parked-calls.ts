import { z } from 'zod';
import { command, nothing, query } from './define-call.ts';
import { GroundSought, ParkedDetail, ParkedItem, UnreadableWork } from './outbox-parked.ts';
import { FieldFault, FieldValues } from './service.ts';
import { Channel, EnvelopeId, InteractionId } from './values.ts';

const one = z.strictObject({ envelopeId: EnvelopeId });
/** In words that somebody else understands years later. */
const words = z.string().trim().min(10).max(1000);
const refusals = ['parked/not-found', 'parked/not-yours', 'parked/settled', 'parked/not-possible'] as const;

/** What people do about parked work; each command is for its author or a supervisor. */
export const outboxParkedCalls = {
  /** What waits for a person, the oldest first; then what came to its end in the last days. */
  'parked/list': query({
    input: nothing,
    output: z.object({
      items: z.array(ParkedItem).readonly(),
      unreadable: z.array(UnreadableWork).readonly(),
    }),
    problems: [],
  }),
  'parked/get': query({
    input: one,
    output: ParkedDetail,
    problems: ['parked/not-found', 'parked/not-yours'],
  }),
  /** Keeps what is being written to mend it, and answers what is wrong with it. */
  'parked/save-draft': command({
    input: z.strictObject({ envelopeId: EnvelopeId, values: FieldValues }),
    output: z.object({ faults: z.array(FieldFault).readonly() }),
    problems: [...refusals, 'vault/disk-full'],
  }),
  /**
   * A new envelope in its place, with the documents as they were chosen, built on the version of central's record that was shown. On the
   * ground it was done on; or, where that one was refused, on what was proven in the contact that was begun for it.
   */
  'parked/send': command({
    input: z.strictObject({
      envelopeId: EnvelopeId,
      values: FieldValues,
      centralVersion: z.number().int().nullable(),
      onNewGround: z.boolean(),
    }),
    output: z.object({ successorId: EnvelopeId }),
    problems: [
      ...refusals,
      'parked/moved-on',
      'parked/document-refused',
      'act/faults',
      'authority/refused',
      'vault/disk-full',
    ],
  }),
  /** Begins a contact about its citizen, or goes on with the one that is open, to prove another ground there. */
  'parked/new-ground': command({
    input: z.strictObject({ envelopeId: EnvelopeId, channel: Channel }),
    output: z.object({ interactionId: InteractionId }),
    problems: [
      ...refusals,
      'person/not-found',
      'interaction/other-channel-open',
      'access/purpose-needed',
      'access/own-file',
      'access/relatives-file',
      'vault/disk-full',
    ],
  }),
  /** For which parked work this contact was begun, with what may be done on its ground by now. */
  'parked/of-contact': query({
    input: z.strictObject({ interactionId: InteractionId }),
    output: z.object({ items: z.array(GroundSought).readonly() }),
    problems: [],
  }),
  'parked/retry': command({ input: one, output: z.object({}), problems: [...refusals, 'vault/disk-full'] }),
  'parked/hand-over': command({
    input: z.strictObject({ envelopeId: EnvelopeId, words }),
    output: ParkedItem,
    problems: [...refusals, 'vault/disk-full'],
  }),
  /** For what is over elsewhere: nothing is sent, it only stops waiting here. */
  'parked/acknowledge': command({
    input: one,
    output: z.object({}),
    problems: [...refusals, 'vault/disk-full'],
  }),
  /** A supervisor has seen to what could not be read; in their name, with what was done. */
  'parked/end-unreadable': command({
    input: z.strictObject({ journal: z.string().min(1).max(200), words }),
    output: z.object({}),
    problems: ['parked/not-found', 'parked/not-yours', 'parked/settled', 'vault/disk-full'],
  }),
  /** In the name of whoever is signed in. */
  'parked/withdraw': command({
    input: z.strictObject({ envelopeId: EnvelopeId, reason: words }),
    output: z.object({ successorId: EnvelopeId }),
    problems: [...refusals, 'vault/disk-full'],
  }),
} as const;
