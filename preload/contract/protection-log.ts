import { z } from 'zod';
import { ProtectedField } from './reveal.ts';
import { Instant } from './values.ts';

/** One time somebody asked to see where somebody protected lives. It never holds what was shown. */
export const ProtectionLogEntry = z
  .object({
    entryId: z.string(),
    at: Instant,
    personName: z.string(),
    staffName: z.string(),
    /** Who looked too, and answers for it. */
    secondStaffName: z.string(),
    purposeId: z.string(),
    legalBasisId: z.string(),
    /** In the words of who asked. */
    reason: z.string(),
    fields: z.array(ProtectedField).readonly(),
    outcome: z.enum(['shown', 'refused']),
  })
  .readonly();
export type ProtectionLogEntry = z.infer<typeof ProtectionLogEntry>;
