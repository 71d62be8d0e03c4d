import type { z } from 'zod';

/**
 * A route's own serializer: only what the schema says leaves central. In place of the provider's where an answer is long: that one encodes,
 * which tries the kinds of a record one after the other; this one goes by the record's own word for its kind. No schema of ours encodes
 * to anything else than it reads.
 */
export const serializeAs = (schema: z.ZodType) => () => (data: unknown) => {
  const answer = schema.safeParse(data);
  if (!answer.success) throw new Error('the answer is not what it promises', { cause: answer.error });
  return JSON.stringify(answer.data);
};
