import { z } from 'zod';

const Instant = z.iso.datetime();

/** The longest that an operator may have clerks say. */
export const longestAnnouncement = 500;

/**
 * How one register, mailbox or eID is doing. Service and state are open lists: a newer central may know more of them than the desk that
 * reads this (protocol.md, rule 10).
 */
export const ServiceStatus = z.object({
  service: z.string(),
  /** `up`, `disturbed` or `down`. */
  state: z.string(),
  /** Null where nobody has seen it change. */
  since: Instant.nullable(),
  /** When an operator expects the end of an outage. */
  expectedUntil: Instant.nullable(),
  /** An operator's words for the citizen. */
  announcement: z.string().nullable(),
});
export type ServiceStatus = z.infer<typeof ServiceStatus>;
