import { z } from 'zod';

/** `POST /v1/protection-log/read`: names the supervisor, and is logged before any answer. A day is one of the country, not of the machine. */
export const ProtectionLogRequest = z.object({
  staffId: z.string().min(1).max(64),
  day: z.iso.date().nullable(),
  /** A part of the name of the citizen, or of one of the two who looked; empty for all. */
  name: z.string().max(100),
});
export type ProtectionLogRequest = z.infer<typeof ProtectionLogRequest>;

/** Newest first. It never holds what was shown. */
export const ProtectionLogAnswer = z.object({
  entries: z.array(
    z.object({
      entryId: z.string(),
      at: z.iso.datetime(),
      personId: z.string(),
      personName: z.string(),
      staffName: z.string(),
      secondStaffName: z.string(),
      purposeId: z.string(),
      legalBasisId: z.string(),
      reason: z.string(),
      fields: z.array(z.enum(['address', 'contacts'])),
      outcome: z.enum(['shown', 'refused']),
    }),
  ),
  /** Entries about the reader or their family: for another supervisor. */
  withheld: z.number().int(),
  /** There are older ones: ask for a day. */
  hasMore: z.boolean(),
});
export type ProtectionLogAnswer = z.infer<typeof ProtectionLogAnswer>;
