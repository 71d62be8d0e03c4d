import { z } from 'zod';
import { GivenBy, Grantee, Mandate, MandateScope } from './mandate.ts';
import { Channel, Day, Instant, InteractionId, PersonId, Power, ServiceId, TextParams } from './values.ts';

/** Making a mandate at the desk. Texts: `mandate.json`, and the pack's for kinds, services and wordings. */

/** What is being drawn up. The grantor is the subject of the interaction. */
export const MandateDraft = z
  .strictObject({
    kind: z.string().max(64),
    grantees: z.array(Grantee).min(1).max(5).readonly(),
    decide: z.enum(['alone', 'jointly']),
    scope: z.array(MandateScope).min(1).max(60).readonly(),
    channels: z.array(Channel).readonly(),
    restrictions: z.string().max(1000),
    /** Key of a duration of the pack: `one-day`, `one-month`, `half-year`, `one-year`, `this-interaction`. */
    duration: z.string().max(64),
    validFrom: Day,
    /** BCP 47: the language in which it is read and printed beside the binding one. */
    language: z.string().max(35),
  })
  .readonly();
export type MandateDraft = z.infer<typeof MandateDraft>;

/** An answer to one question read out on the phone. Only `yes` counts; anything else is a refusal and is kept as one. */
export const ReadBackAnswer = z
  .strictObject({
    questionId: z.string().max(64),
    answer: z.enum(['yes', 'no', 'unclear']),
    said: z.string().max(300),
  })
  .readonly();

const Image = z
  .strictObject({
    mediaType: z.enum(['image/png', 'image/jpeg']),
    /** Base64; downscaled before it is sent. */
    data: z.base64().max(230_000),
  })
  .readonly();

/** The way in which the grantor gives it, with what shows that. */
export const Giving = z.discriminatedUnion('way', [
  z.strictObject({
    way: z.literal('signature-on-screen'),
    /** Strokes in a box of 1000 x 300: SVG path data made of M and L only. */
    signaturePath: z.string().min(1).max(60_000),
  }),
  z.strictObject({ way: z.literal('code'), challengeId: z.string().max(64), code: z.string().max(12) }),
  z.strictObject({
    way: z.literal('phone-read-back'),
    scriptVersion: z.string().max(32),
    answers: z.array(ReadBackAnswer).max(20).readonly(),
  }),
  z.strictObject({
    way: z.literal('paper'),
    wordingVersion: z.string().max(32),
    signedOn: Day,
    isOriginalSeen: z.boolean(),
    scan: Image.nullable(),
  }),
  z.strictObject({
    way: z.literal('request-letter'),
    receivedOn: Day,
    signedOn: Day,
    scan: Image.nullable(),
  }),
]);
export type Giving = z.infer<typeof Giving>;

/** A way, and whether it can be gone here and now. */
export const GivingOffer = z
  .object({
    way: GivenBy.exclude(['register']),
    isPossible: z.boolean(),
    /** Text: `mandate.json`, `why-not.<code>`; null where it is possible. */
    whyNot: z
      .enum(['offline', 'identity-missing', 'no-registered-number', 'no-mailbox', 'wrong-channel', 'role'])
      .nullable(),
  })
  .readonly();
export type GivingOffer = z.infer<typeof GivingOffer>;

/** All that the screen needs to draw one up. */
export const MandateOffer = z
  .object({
    /** Where the office stands, whatever the page takes its own place for. */
    today: Day,
    grantor: z
      .object({ personId: PersonId, name: z.string(), ageYears: z.number().int().nullable() })
      .readonly(),
    kinds: z.array(z.string()).readonly(),
    durations: z
      .array(
        z
          .object({ duration: z.string(), days: z.number().int().nullable(), until: Day.nullable() })
          .readonly(),
      )
      .readonly(),
    services: z
      .array(z.object({ serviceId: ServiceId, powers: z.array(Power).readonly() }).readonly())
      .readonly(),
    channels: z.array(Channel).readonly(),
    /** Likely attorneys: the party in contact, the household, relations, this office. */
    suggestedGrantees: z.array(Grantee).readonly(),
    ways: z.array(GivingOffer).readonly(),
    /** Read-back script for the phone: the questions in order. Texts: `pack:script.<scriptId>.<questionId>`. */
    script: z
      .object({ scriptId: z.string(), version: z.string(), questionIds: z.array(z.string()).readonly() })
      .readonly(),
    wording: z
      .object({ wordingId: z.string(), version: z.string(), languages: z.array(z.string()).readonly() })
      .readonly(),
  })
  .readonly();
export type MandateOffer = z.infer<typeof MandateOffer>;

/** A draft as it would stand: what it would replace, when it would end, what is wrong with it. */
export const MandatePreview = z
  .object({
    validUntil: Day.nullable(),
    supersedes: z.array(Mandate).readonly(),
    faults: z
      .array(
        z
          .object({
            field: z.enum([
              'kind',
              'grantees',
              'scope',
              'channels',
              'duration',
              'validFrom',
              'restrictions',
              'language',
            ]),
            /** Text: `mandate.json`, `fault.<code>`. */
            code: z.enum([
              'grantee-is-grantor',
              'grantee-twice',
              'grantee-unknown',
              'jointly-needs-several',
              'service-not-offered',
              'power-not-offered',
              'duration-not-offered',
              'starts-in-the-past',
              'starts-too-late',
              'grantor-too-young',
              'grantor-deceased',
              'office-needs-short-time',
              'language-not-offered',
              'kind-not-offered',
            ]),
            params: TextParams,
          })
          .readonly(),
      )
      .readonly(),
    /** The wording, paragraph by paragraph, in the chosen language and in the one that binds. */
    paragraphs: z.array(z.object({ text: z.string(), binding: z.string() }).readonly()).readonly(),
    /** SHA-256 (base64url) over the binding wording and all that is filled in: printed and kept. */
    wordingHash: z.string(),
  })
  .readonly();
export type MandatePreview = z.infer<typeof MandatePreview>;

export const CodeChallenge = z
  .object({
    challengeId: z.string(),
    /** Masked: the last digits alone. */ sentTo: z.string(),
    expiresAt: Instant,
  })
  .readonly();
export type CodeChallenge = z.infer<typeof CodeChallenge>;

export const SubjectOfMandate = z.strictObject({ interactionId: InteractionId });
