import type { ParkedRow } from '../../vault/queries/parked.ts';
import type { Desk } from '../desk.ts';

/** After the commit: there is something to send, and three kinds of screens to read again. */
export const tellOfParked = (desk: Desk, { subjectId, interactionId }: ParkedRow): void => {
  desk.traffic.workQueued();
  desk.announce({ event: 'outbox/changed', data: {} });
  desk.announce({ event: 'person/changed', data: { personId: subjectId } });
  if (interactionId !== null) desk.announce({ event: 'interaction/changed', data: { interactionId } });
};
