import { z } from 'zod';
import { AssuranceLevel, Channel, Instant } from './values.ts';

/** What the pack offers to choose from; texts are in the pack's locales. */
export const Choices = z
  .object({
    country: z.string(),
    packVersion: z.string(),
    purposes: z
      .array(z.object({ purposeId: z.string(), legalBasisIds: z.array(z.string()).readonly() }).readonly())
      .readonly(),
    channels: z.array(Channel).readonly(),
    identityMethods: z
      .array(
        z
          .object({
            method: z.string(),
            channels: z.array(Channel).readonly(),
            needsDocument: z.boolean(),
            bestLevel: AssuranceLevel,
          })
          .readonly(),
      )
      .readonly(),
    documentKinds: z
      .array(z.object({ documentKind: z.string(), hasExpiry: z.boolean(), level: AssuranceLevel }).readonly())
      .readonly(),
    /** ISO 3166-1 alpha-2, the pack's own country first. */
    countries: z.array(z.string()).readonly(),
    outcomes: z.array(z.string()).readonly(),
    now: Instant,
  })
  .readonly();
export type Choices = z.infer<typeof Choices>;
