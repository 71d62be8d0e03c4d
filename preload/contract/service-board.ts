import { z } from 'zod';
import { Instant } from './values.ts';

/** How a register, the mailbox or the eID is doing, as central told it last. */
export const ServiceStanding = z
  .object({
    /** Central's name of it: a text in `board.json`, `service.<id>`, a receiver of the pack, or one that only a newer version knows. */
    service: z.string(),
    state: z.enum(['up', 'disturbed', 'down']),
    /** Null where nobody has seen it change. */
    since: Instant.nullable(),
    expectedUntil: Instant.nullable(),
    /** What an operator wants citizens to be told, in the operator's language. */
    announcement: z.string().nullable(),
  })
  .readonly();
export type ServiceStanding = z.infer<typeof ServiceStanding>;

/** The worst first. */
export const ServiceBoard = z
  .object({
    /** By this machine's clock; null where central has never told it. */
    heardAt: Instant.nullable(),
    services: z.array(ServiceStanding).readonly(),
  })
  .readonly();
export type ServiceBoard = z.infer<typeof ServiceBoard>;
