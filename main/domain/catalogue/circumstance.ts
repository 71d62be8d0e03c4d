import { z } from 'zod';
import { Channel } from '../../../preload/contract/values.ts';

/** When a next step or an obligation of a pack applies; null and an empty list mean "whatever it is". */
export const Circumstance = z
  .strictObject({
    channels: z.array(Channel).readonly().default([]),
    letters: z.enum(['digital', 'print']).nullable().default(null),
    isRepresented: z.boolean().nullable().default(null),
  })
  .readonly();
export type Circumstance = z.infer<typeof Circumstance>;

export type Situation = {
  readonly channel: Channel;
  /** Null where it is not known or does not matter: then only what asks nothing of letters applies. */
  readonly letters: 'digital' | 'print' | null;
  readonly isRepresented: boolean;
};

export const applies = (when: Circumstance, situation: Situation): boolean =>
  (when.channels.length === 0 || when.channels.includes(situation.channel)) &&
  (when.letters === null || when.letters === situation.letters) &&
  (when.isRepresented === null || when.isRepresented === situation.isRepresented);
