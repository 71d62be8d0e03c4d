import type { TripId } from '../../preload/contract/trip.ts';
import type {
  EnvelopeId,
  InteractionId,
  MandateId,
  PersonId,
  ReviewId,
} from '../../preload/contract/values.ts';

/** Addresses of the screens; `app/routes.tsx` says what is there. Ids only, never a name or a number of a citizen. */
export const homePath = '/';
export const findPath = '/find';
export const outboxPath = '/outbox';
/** Work that was put aside, as a part of the outbox. */
export const parkedPath = '/outbox/parked';
export const parkedItemPath = (envelopeId: EnvelopeId): string =>
  `${parkedPath}/${encodeURIComponent(envelopeId)}`;
export const reviewsPath = '/reviews';
export const reviewPath = (reviewId: ReviewId): string => `/reviews/${encodeURIComponent(reviewId)}`;
export const protectionLogPath = '/protection-log';
export const servicesPath = '/services';
export const tripsPath = '/trips';
export const tripPath = (tripId: TripId): string => `${tripsPath}/${encodeURIComponent(tripId)}`;
export const personPath = (personId: PersonId): string => `/person/${encodeURIComponent(personId)}`;
export const interactionPath = (interactionId: InteractionId): string =>
  `/interaction/${encodeURIComponent(interactionId)}`;
/** A mandate; `grantor` is whose file has to be open to look at it, so that the purpose can be asked for here. */
export const mandatePath = (mandateId: MandateId, grantor: PersonId): string =>
  `/mandate/${encodeURIComponent(mandateId)}?of=${encodeURIComponent(grantor)}`;
/** Where in a conversation a mandate is made, from an earlier one where one is renewed. */
export const makeMandatePath = (interactionId: InteractionId, from: MandateId | null): string =>
  `${interactionPath(interactionId)}/mandate${from === null ? '' : `?mandate=${encodeURIComponent(from)}`}`;
