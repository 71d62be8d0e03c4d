import { insertAmendedObligations } from '../../vault/queries/line-pieces.ts';
import { recordMandateUse } from '../../vault/queries/mandate-uses.ts';
import type { ParkedRow } from '../../vault/queries/parked.ts';
import type { Desk } from '../desk.ts';
import { authorityFrom } from '../envelope-authority.ts';
import type { successorOf } from './amended-act.ts';
import type { ProvenGround } from './new-ground.ts';
import { queueSuccessor } from './queue-successor.ts';

type OnNewGround = {
  readonly row: ParkedRow;
  readonly amended: ReturnType<typeof successorOf>;
  readonly ground: ProvenGround;
};

/**
 * The same act on a ground that was proven since: in the contact in which it was proven, by whoever came, judged as of now. What is owed
 * follows from that ground. Answers the id of the new envelope.
 */
export const sendOnNewGround = (desk: Desk, { row, amended, ground }: OnNewGround): string => {
  const { interaction, service, permit } = ground;
  const { interactionId, channel, mode, purposeId, legalBasisId } = interaction;
  const authority = authorityFrom(desk, ground, permit);
  const { kind, payload } = amended.work;
  return desk.vault.transact((db) => {
    const successorId = queueSuccessor(desk, db, {
      row,
      ending: {
        ...amended,
        how: 'amended',
        reason: null,
        documents: 'as-chosen',
        authority,
        work: {
          kind,
          payload: { ...payload, interactionId, channel, mode, purposeId, legalBasisId },
        },
      },
    });
    insertAmendedObligations(db, { envelopeId: successorId, obligations: permit.obligations });
    const { mandateId } = authority;
    if (mandateId !== null) {
      recordMandateUse(db, {
        mandateId,
        at: desk.clock.now().toISOString(),
        kind: 'used',
        by: `${desk.staff.name}, ${desk.staff.office}`,
        serviceId: service.serviceId,
        power: service.power,
        reference: payload.reference,
      });
    }
    return successorId;
  });
};
