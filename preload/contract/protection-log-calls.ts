import { z } from 'zod';
import { command } from './define-call.ts';
import { ProtectionLogEntry } from './protection-log.ts';
import { Day } from './values.ts';

/** Who saw what is protected. */
export const protectionLogCalls = {
  /** Newest first. Central has it, and writes down that it was read; so does this machine: a command, asked for by somebody and never again by itself. */
  'protection-log/read': command({
    needs: 'supervisor',
    input: z.strictObject({
      day: Day.nullable(),
      /** A part of a name: of the citizen, or of one of the two who looked; empty for all. */
      name: z.string().max(100),
    }),
    output: z.object({
      entries: z.array(ProtectionLogEntry).readonly(),
      /** How many there are about the reader or their family, which are for another supervisor. */
      withheld: z.number().int(),
      /** There are older ones: a day shows them. */
      hasMore: z.boolean(),
    }),
    problems: ['protection-log/offline', 'protection-log/refused'],
  }),
} as const;
