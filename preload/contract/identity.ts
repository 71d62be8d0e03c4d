import { z } from 'zod';
import { AssuranceLevel, Channel, Day, Instant } from './values.ts';

/** Ways to show who somebody is, as the screen needs them. Texts: `identity.json`, and the pack's for methods and documents. */

/** What kind of thing a method asks for; a pack gives its own methods their kind. */
export const MethodKind = z.enum([
  'document',
  'points',
  'callback',
  'code',
  'questions',
  'vouching',
  'known-person',
  'eid',
  'credential',
  'provisional',
]);
export type MethodKind = z.infer<typeof MethodKind>;

/** Why a method of this channel cannot be used just now. Text: `identity.json`, `whyNot.<code>`. */
export const MethodObstacle = z.enum([
  'offline',
  'nobody-else-here',
  'no-registered-number',
  'no-questions',
  'locked',
]);
export type MethodObstacle = z.infer<typeof MethodObstacle>;

export const MethodOffer = z
  .object({
    method: z.string(),
    kind: MethodKind,
    /** The best it can give in the channel of this contact. */
    level: AssuranceLevel,
    /** After how many minutes it no longer counts; null where the service alone says. */
    maxAgeMinutes: z.number().int().nullable(),
    whyNot: MethodObstacle.nullable(),
  })
  .readonly();
export type MethodOffer = z.infer<typeof MethodOffer>;

export const PointsTable = z
  .object({
    needed: z.number().int(),
    categories: z
      .array(
        z
          .object({
            categoryId: z.string(),
            atLeast: z.number().int(),
            atMost: z.number().int().nullable(),
            documents: z
              .array(
                z
                  .object({ documentKind: z.string(), points: z.number().int(), hasExpiry: z.boolean() })
                  .readonly(),
              )
              .readonly(),
          })
          .readonly(),
      )
      .readonly(),
  })
  .readonly();
export type PointsTable = z.infer<typeof PointsTable>;

export const IdentityOffer = z
  .object({
    channel: Channel,
    /** Those of this channel, the best first. */
    methods: z.array(MethodOffer).readonly(),
    points: PointsTable.nullable(),
    /** Who else can sign at this machine. */
    colleagues: z.array(z.object({ staffId: z.string(), name: z.string() }).readonly()).readonly(),
    documentKinds: z
      .array(z.object({ documentKind: z.string(), hasExpiry: z.boolean(), level: AssuranceLevel }).readonly())
      .readonly(),
    countries: z.array(z.string()).readonly(),
  })
  .readonly();
export type IdentityOffer = z.infer<typeof IdentityOffer>;

/** One document laid on the table. */
export const ShownDocument = z
  .strictObject({
    documentKind: z.string().max(64),
    number: z.string().max(40),
    /** ISO 3166-1 alpha-2. */
    issuingCountry: z.string().regex(/^[A-Z]{2}$/),
    expiresOn: Day.nullable(),
  })
  .readonly();

/** What is wrong with a machine-readable zone. Text: `identity.json`, `mrz.fault.<code>`; `field` names what to look at. */
export const MrzFault = z
  .object({
    code: z.enum([
      'unreadable',
      'check-digit-wrong',
      'date-impossible',
      'country-unknown',
      'kind-unknown',
      'document-expired',
      'birth-date-differs',
      'name-differs',
    ]),
    field: z.enum(['lines', 'number', 'birthDate', 'expiresOn', 'country', 'kind', 'name', 'whole']),
  })
  .readonly();
export type MrzFault = z.infer<typeof MrzFault>;

export const MrzReading = z
  .object({
    format: z.enum(['TD1', 'TD2', 'TD3']).nullable(),
    documentKind: z.string().nullable(),
    number: z.string(),
    issuingCountry: z.string().nullable(),
    expiresOn: Day.nullable(),
    birthDate: Day.nullable(),
    surname: z.string(),
    givenNames: z.string(),
    faults: z.array(MrzFault).readonly(),
  })
  .readonly();
export type MrzReading = z.infer<typeof MrzReading>;

/** How far a table of points has come. */
export const PointsStanding = z
  .object({
    points: z.number().int(),
    needed: z.number().int(),
    isEnough: z.boolean(),
    /** One for each document, in their order: what it counted, and why it counted less. */
    documents: z
      .array(
        z
          .object({
            documentKind: z.string(),
            points: z.number().int(),
            /** Text: `identity.json`, `points.note.<code>`. */
            note: z.enum(['expired', 'same-again', 'category-full', 'unknown', 'incomplete']).nullable(),
          })
          .readonly(),
      )
      .readonly(),
    /** Documents each of which would be enough, or brings it on. */
    next: z
      .array(
        z.object({ documentKind: z.string(), points: z.number().int(), isEnough: z.boolean() }).readonly(),
      )
      .readonly(),
    /** Categories from which something must still come. */
    missingCategories: z.array(z.string()).readonly(),
  })
  .readonly();
export type PointsStanding = z.infer<typeof PointsStanding>;

/** A question from facts held here; the answer never leaves the core. Text: `identity.json`, `question.<questionId>`. */
export const KnowledgeQuestion = z
  .object({ questionId: z.string(), kind: z.enum(['text', 'day', 'number']) })
  .readonly();
export type KnowledgeQuestion = z.infer<typeof KnowledgeQuestion>;

/** Where an eID sign-in of the citizen stands. */
export const EidAttempt = z
  .object({
    attemptId: z.string(),
    /** For the citizen's own device, or a new window of this one. */
    address: z.url(),
    expiresAt: Instant,
  })
  .readonly();
export type EidAttempt = z.infer<typeof EidAttempt>;

/** Text: `identity.json`, `eid.<state>`. */
export const EidState = z
  .object({
    state: z.enum([
      'waiting',
      'proven',
      'denied',
      'other-person',
      'too-low',
      'timed-out',
      'away',
      'not-trusted',
    ]),
    level: AssuranceLevel,
  })
  .readonly();
export type EidState = z.infer<typeof EidState>;
