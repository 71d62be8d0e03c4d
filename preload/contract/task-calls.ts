import { z } from 'zod';
import { ContactOutcome } from './citizen-contact.ts';
import { command, nothing, query } from './define-call.ts';
import { ContactTask } from './task.ts';
import { ReviewId } from './values.ts';

/** What the staff of the office have to do, that no citizen before them asks for. */
export const taskCalls = {
  /** Citizens to be asked, those first who wait longest. Nobody gets a task about themselves or their family. */
  'task/list': query({
    input: nothing,
    output: z.object({ tasks: z.array(ContactTask).readonly() }),
    problems: [],
  }),
  'task/contacted': command({
    input: z.strictObject({
      reviewId: ReviewId,
      outcome: ContactOutcome,
      /** For the supervisor who decides on it. */
      words: z.string().trim().min(10).max(1000),
    }),
    output: z.object({}),
    problems: ['task/not-found', 'vault/disk-full'],
  }),
} as const;
