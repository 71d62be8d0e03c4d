import { z } from 'zod';
import { Instant } from './values.ts';

/** That central judged as of another moment than a machine's clock had said; `behindMs` is below zero where that clock was ahead. */
export const ClockNote = z.object({ judgedAsOf: Instant, behindMs: z.number() }).readonly();
export type ClockNote = z.infer<typeof ClockNote>;
