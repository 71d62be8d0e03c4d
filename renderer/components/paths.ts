import type { InteractionId, PersonId } from '../../preload/contract/values.ts';

/** Addresses of the screens; `app/routes.tsx` says what is there. Ids only, never a name or a number of a citizen. */
export const homePath = '/';
export const findPath = '/find';
export const outboxPath = '/outbox';
export const personPath = (personId: PersonId): string => `/person/${encodeURIComponent(personId)}`;
export const interactionPath = (interactionId: InteractionId): string =>
  `/interaction/${encodeURIComponent(interactionId)}`;
