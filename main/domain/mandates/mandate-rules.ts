import { z } from 'zod';
import { AssuranceLevel, Channel } from '../../../preload/contract/values.ts';
import { Role } from '../../../preload/contract/session.ts';

const ids = z.array(z.string().min(1)).min(1).readonly();
const channels = z.array(Channel).min(1).readonly();
const level = AssuranceLevel.exclude(['none']);

/** How mandates are made at the desks of a country: the `mandateMaking` of `pack.json`. */
export const MandateRules = z
  .strictObject({
    /** Of the pack's `mandateKinds`, those that can be made here. */
    kinds: ids,
    durations: z
      .array(
        z.strictObject({ duration: z.string(), days: z.number().int().positive().nullable() }).readonly(),
      )
      .min(1)
      .readonly(),
    /** How far ahead one may begin. */
    longestAheadDays: z.number().int().nonnegative(),
    youngestGrantorYears: z.number().int().nonnegative(),
    /** The longest time for which it can be given to an office (domain.md, Authority rule 9). */
    officeLongestDays: z.number().int().positive(),
    /** Services that bring or move money: only there is the power to receive money offered. */
    moneyServices: z.array(z.string()).readonly(),
    signature: z.strictObject({ channels, level }).readonly(),
    readBack: z
      .strictObject({ channels, level, scriptId: z.string(), version: z.string(), questionIds: ids })
      .readonly(),
    paper: z.strictObject({ channels }).readonly(),
    /** Who may enter a request letter. */
    requestLetter: z.strictObject({ roles: z.array(Role).min(1).readonly() }).readonly(),
    /** What whoever withdraws must have proven. */
    withdrawalLevel: level,
    /** The wording in which new ones are made, of `wordings/`. */
    wording: z.strictObject({ wordingId: z.string(), version: z.string() }).readonly(),
    /** From so many days before its end a mandate is on the list of those that expire. */
    expiryWarningDays: z.number().int().positive(),
  })
  .readonly();
export type MandateRules = z.infer<typeof MandateRules>;
