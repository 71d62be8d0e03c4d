import { z } from 'zod';
import { MethodKind } from '../../../preload/contract/identity.ts';
import { AssuranceLevel, Channel } from '../../../preload/contract/values.ts';

/** How people show who they are, as data of the pack (domain.md, Identity). */

const Level = AssuranceLevel.exclude(['none']);
const LevelByChannel = z.partialRecord(Channel, Level).readonly();
const Country = z.string().regex(/^[A-Z]{2}$/);

export const IdentityMethodRule = z
  .strictObject({
    method: z.string(),
    kind: MethodKind,
    needsDocument: z.boolean(),
    /** A staff member must compare the face with the picture. */
    needsLikenessCheck: z.boolean(),
    /** Best level the method gives in each channel; a channel that is not here does not offer it. */
    levels: z.partialRecord(Channel, AssuranceLevel).readonly(),
    /** After which it no longer counts, where that is sooner than a service says; null where the service alone says. */
    maxAgeMinutes: z.number().int().positive().nullable().default(null),
    /** Of an eID: what it asks the provider for. */
    provider: z.enum(['national', 'eidas']).nullable().default(null),
  })
  .readonly();
export type IdentityMethodRule = z.infer<typeof IdentityMethodRule>;

export const DocumentRule = z
  .strictObject({
    documentKind: z.string(),
    hasExpiry: z.boolean(),
    levels: LevelByChannel,
    /** Countries whose documents of this kind are accepted. */
    acceptedFrom: z.union([z.literal('every-country'), z.array(Country).min(1).readonly()]),
    /** Beginnings of the machine-readable zone of such documents (ICAO Doc 9303); empty where they have none. */
    mrzCodes: z
      .array(z.string().regex(/^[A-Z<]{1,2}$/))
      .readonly()
      .default([]),
  })
  .readonly();
export type DocumentRule = z.infer<typeof DocumentRule>;

/** A table of points: several documents together reach what none of them reaches alone (the 100-point check). */
export const PointsRule = z
  .strictObject({
    needed: z.number().int().positive(),
    categories: z
      .array(
        z
          .strictObject({
            categoryId: z.string(),
            /** How many must come from here. */
            atLeast: z.number().int().nonnegative(),
            /** How many count from here, the most valuable first; null for all. */
            atMost: z.number().int().positive().nullable(),
            documents: z
              .array(
                z
                  .strictObject({
                    documentKind: z.string(),
                    points: z.number().int().positive(),
                    hasExpiry: z.boolean(),
                    /** For how long after its last day it still counts here. */
                    graceDays: z.number().int().nonnegative().default(0),
                  })
                  .readonly(),
              )
              .min(1)
              .readonly(),
          })
          .readonly(),
      )
      .min(1)
      .readonly(),
  })
  .readonly();
export type PointsRule = z.infer<typeof PointsRule>;

/** Questions only the citizen can answer: how many are asked, how many must be right, when wrong ones lock. */
export const QuestionsRule = z
  .strictObject({
    asked: z.number().int().positive(),
    neededRight: z.number().int().positive(),
    triesBeforeLock: z.number().int().positive(),
    lockMinutes: z.number().int().positive(),
  })
  .readonly();
export type QuestionsRule = z.infer<typeof QuestionsRule>;
