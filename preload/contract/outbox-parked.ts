import { z } from 'zod';
import { AttachedTo } from './attachment.ts';
import { AuthorityAnswer } from './authority.ts';
import { OutboxItem } from './outbox.ts';
import { FieldFault, FieldValue, FieldValues, FormField } from './service.ts';
import { EnvelopeId, Instant, InteractionId, LegalState, PersonId, ServiceId } from './values.ts';

/** Work that was put aside: why, what comes next, and what can be done about it (protocol.md, rule 4). */

/** Text: `parked:next.<next>`. */
export const ParkedNext = z.enum([
  'compare',
  'amend',
  'mend-documents',
  'try-again',
  'wait-for-review',
  'ask-supervisor',
  'decided-elsewhere',
  'decide-again',
  'security',
  'over',
  'write-again',
]);
export type ParkedNext = z.infer<typeof ParkedNext>;

export const ParkedAction = z.enum([
  'compare',
  'amend',
  'new-ground',
  'retry',
  'hand-over',
  'withdraw',
  'acknowledge',
]);
export type ParkedAction = z.infer<typeof ParkedAction>;

export const ResolvedHow = z.enum([
  'merged',
  'resolved',
  'amended',
  'sent-again',
  'withdrawn',
  'acknowledged',
]);
export type ResolvedHow = z.infer<typeof ResolvedHow>;

/** What only the author and a supervisor may read. */
const content = z
  .object({
    subject: z.object({ personId: PersonId, name: z.string() }).readonly(),
    serviceId: ServiceId.nullable(),
    reference: z.string().nullable(),
    interactionId: InteractionId.nullable(),
    staffName: z.string(),
    isOwn: z.boolean(),
    /** Why it is parked: a code with a text in `outbox.json`, `reason.<code>`. */
    reason: z.string(),
  })
  .readonly();

export const Handover = z.object({ staffName: z.string(), words: z.string(), at: Instant }).readonly();
export type Handover = z.infer<typeof Handover>;

export const Resolved = z
  .object({
    how: ResolvedHow,
    staffName: z.string(),
    at: Instant,
    /** Of a withdrawal. */
    reason: z.string().nullable(),
    /** How far what was sent in its place has come; null where nothing had to be sent. */
    successor: z.object({ envelopeId: EnvelopeId, state: LegalState }).readonly().nullable(),
  })
  .readonly();
export type Resolved = z.infer<typeof Resolved>;

export const ParkedItem = z
  .object({
    envelopeId: EnvelopeId,
    kind: OutboxItem.unwrap().shape.kind,
    capturedAt: Instant,
    /** Null for whoever may not read it: kind and date are all they see. */
    content: content.nullable(),
    next: ParkedNext,
    actions: z.array(ParkedAction).readonly(),
    handovers: z.array(Handover).readonly(),
    resolved: Resolved.nullable(),
  })
  .readonly();
export type ParkedItem = z.infer<typeof ParkedItem>;

/** By whom, when and where one side was written; nulls where it is not known or may not be told. */
export const WrittenBy = z
  .object({ staffName: z.string().nullable(), office: z.string().nullable(), at: Instant.nullable() })
  .readonly();
export type WrittenBy = z.infer<typeof WrittenBy>;

/** Fields that are decided as one. */
export const ComparedUnit = z
  .object({
    fieldIds: z.array(z.string()).readonly(),
    took: z.enum(['same', 'mine', 'theirs', 'union', 'ask']),
  })
  .readonly();
export type ComparedUnit = z.infer<typeof ComparedUnit>;

/** An act's form opened again: the three sides of each field, who wrote them, and what is wrong with what is written now. */
export const ParkedWork = z
  .object({
    serviceId: ServiceId,
    fields: z.array(FormField).readonly(),
    units: z.array(ComparedUnit).readonly(),
    /** By field id; a field that a side does not know is not there. */
    base: FieldValues,
    here: FieldValues,
    central: FieldValues,
    hereBy: WrittenBy,
    centralBy: WrittenBy,
    /** Version of the record that `central` shows: what is sent says that it was built on this one. */
    centralVersion: z.number().int().nullable(),
    /** Null where nobody has begun to mend it; else as it was left. */
    draft: FieldValues.nullable(),
    /** What the rules merge to: where somebody has to be asked, what was written here. */
    merged: FieldValues,
    faults: z.array(FieldFault).readonly(),
    /** Of a resolution: what was sent. */
    chosen: z.record(z.string(), FieldValue).nullable(),
  })
  .readonly();
export type ParkedWork = z.infer<typeof ParkedWork>;

/** The contact in which another ground is proven for parked work, with what may be done on it as things stand now. */
export const NewGround = z
  .object({
    interactionId: InteractionId,
    startedAt: Instant,
    /** False once the contact has ended: another one has to be begun. */
    isOpen: z.boolean(),
    partyName: z.string().nullable(),
    answer: AuthorityAnswer,
  })
  .readonly();
export type NewGround = z.infer<typeof NewGround>;

export const ParkedDetail = z
  .object({
    item: ParkedItem,
    /** Null for what is no act, and for an act whose service the pack no longer has. */
    work: ParkedWork.nullable(),
    /** Whose documents can be replaced or left out; null where it can have none, or is not to be mended here. */
    documentsOf: AttachedTo.nullable(),
    /** Null where this member of staff has begun none. */
    newGround: NewGround.nullable(),
  })
  .readonly();
export type ParkedDetail = z.infer<typeof ParkedDetail>;

/** Parked work for which a contact was begun. */
export const GroundSought = z
  .object({ envelopeId: EnvelopeId, serviceId: ServiceId, answer: AuthorityAnswer })
  .readonly();
export type GroundSought = z.infer<typeof GroundSought>;

/** Of the journal of a store that was lost: the part of it that could not be read either. What it held nobody can say. */
export const UnreadableWork = z
  .object({
    /** Name of the file, which stays on the machine. */
    journal: z.string(),
    /** Of finished work, at least so many. */
    pieces: z.number().int().positive(),
    lastWrittenAt: Instant,
    /** Who put it away, in their words; null while it waits for somebody. */
    ended: z.object({ staffName: z.string(), at: Instant, words: z.string() }).readonly().nullable(),
    /** Only a supervisor may put it away. */
    mayEnd: z.boolean(),
  })
  .readonly();
export type UnreadableWork = z.infer<typeof UnreadableWork>;
