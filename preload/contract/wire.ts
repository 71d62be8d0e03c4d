import { z } from 'zod';
import { Problem } from './problem.ts';

/**
 * The frames that cross an edge, whichever it is (MessagePort or WebSocket): the page sends calls, the core sends answers and
 * events. Nothing else crosses.
 */
export const CallFrame = z.strictObject({
  type: z.literal('call'),
  id: z.number().int().nonnegative(),
  call: z.string().max(64),
  input: z.unknown(),
  /** The page asks again because of an event: nobody need be at the desk. */
  isByItself: z.boolean().optional(),
});
export type CallFrame = z.infer<typeof CallFrame>;

export const CoreFrame = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('answer'),
    id: z.number(),
    answer: z.discriminatedUnion('ok', [
      z.object({ ok: z.literal(true), value: z.unknown() }),
      z.object({ ok: z.literal(false), problem: Problem }),
    ]),
  }),
  z.object({ type: z.literal('event'), event: z.string(), data: z.unknown() }),
]);
export type CoreFrame = z.infer<typeof CoreFrame>;

/** A call larger than this is refused before it is parsed; attachments never travel as calls. */
export const maxCallBytes = 256 * 1024;
