import { z } from 'zod';
import { command, nothing, query } from './define-call.ts';
import { Instant } from './values.ts';

/** How much of a file one call carries, before base64: well below what a call may weigh. */
export const courierPartBytes = 96 * 1024;

const FileId = z.uuid();

/** A file that the core holds for the page: read part by part, 0 first. */
const HeldFile = z
  .object({
    fileId: FileId,
    fileName: z.string(),
    bytes: z.number().int(),
    parts: z.number().int(),
  })
  .readonly();

const Counts = z
  .object({
    /** Central has it, now or from before. */
    received: z.number().int(),
    /** A person has to look at it. */
    refused: z.number().int(),
    /** Its order has not come yet, or the register has changed: nothing was decided for good. */
    undecided: z.number().int(),
    unreadable: z.number().int(),
  })
  .readonly();
export type CourierCounts = z.infer<typeof Counts>;

/** Work on a stick: saved to a file here, delivered by any machine, and released by the receipts that come back (protocol.md, rule 11). */
export const courierCalls = {
  'courier/summary': query({
    input: nothing,
    output: z.object({
      unsent: z.number().int(),
      last: z
        .object({
          madeAt: Instant,
          staffName: z.string(),
          items: z.number().int(),
          /** Finished since, and so in no file. */
          newer: z.number().int(),
          /** Still unsent, and not in that file: its documents made it too large. */
          leftOut: z.number().int(),
        })
        .readonly()
        .nullable(),
    }),
    problems: [],
  }),
  /** Marks nothing as sent. `leftOut` counts work whose documents made the file too large: it stays, and goes into the next one. */
  'courier/export': command({
    input: nothing,
    output: z.object({ file: HeldFile, items: z.number().int(), leftOut: z.number().int() }),
    problems: ['courier/nothing-to-save', 'courier/documents-too-large'],
  }),
  'courier/read-part': command({
    input: z.strictObject({ fileId: FileId, part: z.number().int().nonnegative() }),
    output: z.object({ data: z.base64() }),
    problems: ['courier/file-gone'],
  }),
  /** Makes room for a file that the page is about to hand over. */
  'courier/begin-file': command({
    input: z.strictObject({ bytes: z.number().int().positive() }),
    output: z.object({ fileId: FileId }),
    problems: ['courier/too-large'],
  }),
  /** Parts come in their order; one that comes twice counts once. */
  'courier/add-part': command({
    input: z.strictObject({
      fileId: FileId,
      part: z.number().int().nonnegative(),
      data: z.base64().max(140_000),
    }),
    output: z.object({}),
    problems: ['courier/file-gone', 'courier/too-large'],
  }),
  /** Whether the file is a whole bundle for this central, before anything of it is delivered. */
  'courier/open-bundle': command({
    input: z.strictObject({ fileId: FileId }),
    output: z.object({
      madeAt: Instant,
      items: z.number().int(),
      /** What is delivered one after the other: the work, and before it the parts of its documents. */
      records: z.number().int(),
      isOwn: z.boolean(),
    }),
    problems: [
      'courier/file-gone',
      'courier/not-a-bundle',
      'courier/damaged',
      'courier/newer',
      'courier/other-central',
    ],
  }),
  /** Delivers the next records; asked again until all are done. `receipts` is the file to carry back. */
  'courier/deliver': command({
    input: z.strictObject({ fileId: FileId }),
    output: z.object({
      done: z.number().int(),
      total: z.number().int(),
      counts: Counts,
      receipts: HeldFile.nullable(),
    }),
    problems: ['courier/file-gone', 'courier/not-a-bundle', 'courier/unknown-machine', 'courier/offline'],
  }),
  /** Only a receipt that verifies releases an item. */
  'courier/take-in': command({
    input: z.strictObject({ fileId: FileId }),
    output: z.object({
      /** Released now. */
      released: z.number().int(),
      /** Had their receipt before. */
      known: z.number().int(),
      /** Put aside now: central says that a person has to look. */
      parked: z.number().int(),
      /** Not central's word about work of this machine: they changed nothing. */
      rejected: z.number().int(),
    }),
    problems: ['courier/file-gone', 'courier/not-receipts', 'courier/damaged', 'courier/other-machine'],
  }),
} as const;
