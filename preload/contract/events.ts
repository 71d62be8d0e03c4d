import { z } from 'zod';
import { InteractionId, PersonId } from './values.ts';

/** News from the core to the page. An event carries no content: it says what to ask for again. */
export const events = {
  'status/changed': z.object({}),
  'services/changed': z.object({}),
  'outbox/changed': z.object({}),
  'upload/changed': z.object({}),
  'person/changed': z.object({ personId: PersonId.nullable() }),
  'interaction/changed': z.object({ interactionId: InteractionId }),
  'session/ended': z.object({
    reason: z.enum([
      'signed-out',
      'idle',
      'core-restarted',
      'lease-expired',
      'not-on-lease',
      'device-locked',
    ]),
  }),
} as const;

export type EventName = keyof typeof events;
export type EventData<E extends EventName> = z.infer<(typeof events)[E]>;
export type CoreEvent = {
  readonly [E in EventName]: { readonly event: E; readonly data: EventData<E> };
}[EventName];
