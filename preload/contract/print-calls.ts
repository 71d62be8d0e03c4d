import { z } from 'zod';
import { command, query } from './define-call.ts';
import { ActId, Instant, LegalState, PersonId } from './values.ts';

/** A PDF, base64, with a name for the file. */
export const PrintedPaper = z.object({ fileName: z.string(), data: z.string() }).readonly();
export type PrintedPaper = z.infer<typeof PrintedPaper>;

/** One line of the citizen's own view (B-30): who looked, who acted on what ground, what was sent. Codes; texts in `person.json`, `own`. */
export const OwnViewLine = z
  .object({
    lineId: z.string(),
    at: Instant,
    kind: z.enum(['opened', 'revealed', 'done', 'done-elsewhere', 'letter']),
    /** Who did it, by name: a staff member with the office, or who decided; null where central does not say. */
    by: z.string().nullable(),
    /** Who served the one who decided. */
    servedBy: z.string().nullable(),
    /** Who agreed as the second colleague. */
    agreedBy: z.string().nullable(),
    /** Pack ids that belong to the kind, null where they do not. */
    purposeId: z.string().nullable(),
    serviceId: z.string().nullable(),
    ground: z.string().nullable(),
    letter: z.string().nullable(),
    reference: z.string().nullable(),
    /** How far what was done has come; null of what is no act. */
    legalState: LegalState.nullable(),
    /** Known by this desk itself, or told by central. */
    from: z.enum(['desk', 'central']),
  })
  .readonly();
export type OwnViewLine = z.infer<typeof OwnViewLine>;

/** What goes onto paper for the citizen, and what the citizen may see of it all. */
export const printCalls = {
  'person/own-view': query({
    input: z.strictObject({ personId: PersonId }),
    output: z.object({ lines: z.array(OwnViewLine).readonly() }),
    problems: ['access/purpose-needed', 'person/not-found'],
  }),
  'person/print-own-view': command({
    input: z.strictObject({ personId: PersonId }),
    output: PrintedPaper,
    problems: ['access/purpose-needed', 'person/not-found'],
  }),
  'act/print-receipt': command({
    input: z.strictObject({ actId: ActId }),
    output: PrintedPaper,
    problems: ['act/not-found'],
  }),
} as const;
