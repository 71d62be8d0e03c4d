import { z } from 'zod';

/**
 * Whatever names a record on the wire. Most are UUIDs; what is longer than this names nothing, and would be more than an index of the
 * database holds.
 */
export const WireId = z.string().max(100);
