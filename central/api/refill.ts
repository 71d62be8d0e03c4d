import { z } from 'zod';

/**
 * Of what the feed's records say. It grows with each field that a workstation keeps: one that learned to read a field since it was filled
 * has everybody sent once more (protocol.md, rule 10). A test holds it to the fields.
 */
export const feedVersion = 2;

/** A workstation that has been filled asks to be filled anew, from the place in the feed that it has reached. */
export const RefillRequest = z.object({ cursor: z.string().min(1).max(200) });
export type RefillRequest = z.infer<typeof RefillRequest>;

/** The cursor to pull with from now on: everybody as they are, then what has changed since the place that was reached. */
export const RefillAnswer = z.object({ cursor: z.string() });
export type RefillAnswer = z.infer<typeof RefillAnswer>;
