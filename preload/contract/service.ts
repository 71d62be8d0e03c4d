import { z } from 'zod';
import { AuthorityAnswer, Obligation } from './authority.ts';
import { Receiver } from './consent.ts';
import { ActId, Instant, LegalState, Power, Provenance, ServiceId, TextParams } from './values.ts';

/** A field's value as the form holds it. Days are `YYYY-MM-DD`, money is whole øre as text, people are their ids. */
export const FieldValue = z.union([
  z.string().max(2000),
  z.boolean(),
  z.array(z.string().max(64)).max(50).readonly(),
  z.null(),
]);
export type FieldValue = z.infer<typeof FieldValue>;
export const FieldValues = z.record(z.string().max(64), FieldValue);
export type FieldValues = z.infer<typeof FieldValues>;

export const FieldChoice = z
  .object({
    value: z.string(),
    /** A name (of a person, a bank) that needs no translation, or null where the pack has the text. */
    name: z.string().nullable(),
    detail: z.string().nullable(),
  })
  .readonly();

/** One field of a service's form. Texts: `pack:service.<service>.field.<field>.label` and `.help`. */
export const FormField = z
  .object({
    fieldId: z.string(),
    kind: z.enum(['text', 'day', 'choice', 'people', 'money', 'yes-no']),
    groupId: z.string(),
    isRequired: z.boolean(),
    /** How wide the input should look, in characters. */
    widthChars: z.number().int(),
    /** HTML autocomplete or inputmode hint. */
    inputMode: z.enum(['text', 'numeric']),
    choices: z.array(FieldChoice).readonly(),
    /** Shown only while another field has this value. */
    showWhen: z.object({ fieldId: z.string(), equals: FieldValue }).readonly().nullable(),
  })
  .readonly();
export type FormField = z.infer<typeof FormField>;

export const DecisionType = z.enum(['automatic', 'assisted', 'discretionary']);

export const ServiceSummary = z
  .object({
    serviceId: ServiceId,
    version: z.string(),
    power: Power,
    decisionType: DecisionType,
    /** Key of the owner in the pack: `owner.<id>`. */
    owner: z.string(),
    law: z.string(),
    /** The register that has to confirm it, by its name on the status board; null for none. */
    confirmedBy: z.string().nullable(),
    feeMinor: z.number().int(),
  })
  .readonly();
export type ServiceSummary = z.infer<typeof ServiceSummary>;

export const ServiceOffer = z.object({ service: ServiceSummary, authority: AuthorityAnswer }).readonly();
export type ServiceOffer = z.infer<typeof ServiceOffer>;

/** A fault in what was typed. Text: `service.json`, `fault.<code>`. */
export const FieldFault = z
  .object({
    fieldId: z.string(),
    code: z.enum([
      'required',
      'too-long',
      'not-a-day',
      'day-too-early',
      'day-too-late',
      'not-a-postcode',
      'postcode-town-mismatch',
      'not-a-choice',
      'not-an-amount',
      'not-an-account',
      'unchanged',
    ]),
    params: TextParams,
  })
  .readonly();
export type FieldFault = z.infer<typeof FieldFault>;

export const ActForm = z
  .object({
    actId: ActId,
    service: ServiceSummary,
    fields: z.array(FormField).readonly(),
    values: FieldValues,
    /** What the sources hold now: for the fields that were pre-filled, and for "before" in the review. */
    known: z.record(z.string(), z.object({ value: FieldValue, provenance: Provenance }).readonly()),
    /** Grows with each save; a save with an older one is refused as stale. */
    revision: z.number().int(),
    savedAt: Instant,
    authority: AuthorityAnswer,
  })
  .readonly();
export type ActForm = z.infer<typeof ActForm>;

export const NextStep = z
  .object({
    /** Text: `pack:service.<service>.next.<code>`. */
    code: z.string(),
    params: TextParams,
  })
  .readonly();
export type NextStep = z.infer<typeof NextStep>;

export const ActReview = z
  .object({
    actId: ActId,
    service: ServiceSummary,
    revision: z.number().int(),
    lines: z
      .array(
        z
          .object({
            field: FormField,
            before: FieldValue,
            after: FieldValue,
            isChanged: z.boolean(),
            provenance: Provenance.nullable(),
          })
          .readonly(),
      )
      .readonly(),
    faults: z.array(FieldFault).readonly(),
    authority: AuthorityAnswer,
    nextSteps: z.array(NextStep).readonly(),
    /** Who else may be told of the change, so that the citizen tells it once. */
    receivers: z.array(Receiver).readonly(),
    /** More could be told with the citizen's own consent, which whoever acts for them cannot give. */
    asksCitizenAlone: z.boolean(),
  })
  .readonly();
export type ActReview = z.infer<typeof ActReview>;

export const Receipt = z
  .object({
    actId: ActId,
    serviceId: ServiceId,
    /** Short, readable aloud, unique: printed and given to the citizen. */
    reference: z.string(),
    capturedAt: Instant,
    /** Who acted, as it was sent last. */
    partyName: z.string(),
    /** When something else was sent in the place of what was written first; null where nothing was. */
    amendedAt: Instant.nullable(),
    legalState: LegalState,
    nextSteps: z.array(NextStep).readonly(),
    obligations: z.array(Obligation).readonly(),
    /** Whom the change is told to, each by itself. */
    receivers: z
      .array(
        z
          .object({
            receiverId: z.string(),
            basis: z.enum(['law', 'consent']),
            state: z.enum(['waiting', 'told', 'failed']),
            at: Instant.nullable(),
          })
          .readonly(),
      )
      .readonly(),
  })
  .readonly();
export type Receipt = z.infer<typeof Receipt>;
