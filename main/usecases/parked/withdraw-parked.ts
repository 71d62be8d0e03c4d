import { Envelope } from '../../../central/api/sync.ts';
import type { Input } from '../../../preload/contract/calls.ts';
import { ok } from '../../../preload/contract/result.ts';
import type { EnvelopeId } from '../../../preload/contract/values.ts';
import { dropLoose } from '../../vault/queries/attachments.ts';
import { firstOfLine } from '../../vault/queries/resolutions.ts';
import type { Desk } from '../desk.ts';
import { compare } from './compare.ts';
import { documentsOf } from './find-mendable.ts';
import { findActionable } from './find-own-parked.ts';
import { endParked, queueSuccessor } from './queue-successor.ts';
import { withdrawRescued } from './rescued.ts';
import { tellOfParked } from './tell-of-parked.ts';

/**
 * Takes parked work back, in the name of who is signed in and with their reason. What was written stays here as evidence; central is told by
 * a signed envelope, so that the work is refused wherever it may still turn up, and its number of this machine is settled.
 */
export const withdrawParked = (desk: Desk, { envelopeId, reason }: Input<'parked/withdraw'>) => {
  const found = findActionable(desk, envelopeId, 'withdraw');
  if (!found.ok)
    return found.problem.code === 'parked/not-found' ? withdrawRescued(desk, { envelopeId, reason }) : found;
  const row = found.value;
  const compared = compare(desk, row);
  const successorId = desk.vault.transact((db) => {
    const firstId = firstOfLine(db, envelopeId);
    const documents = documentsOf(row);
    // What was to go with an amendment that now is none.
    if (documents !== null) dropLoose(db, documents, 'kept');
    return queueSuccessor(desk, db, {
      row,
      ending: {
        how: 'withdrawn',
        reason,
        documents: 'none',
        evidence: compared && {
          base: compared.base,
          own: compared.own,
          central: compared.central,
          chosen: compared.central,
          centralVersion: compared.centralVersion,
        },
        baseVersion: null,
        authority: null,
        work: {
          kind: 'work-withdrawn',
          payload: { envelopeId: firstId, deviceSequence: row.deviceSequence, reason },
        },
      },
    });
  });
  tellOfParked(desk, row);
  return ok({ successorId: successorId as EnvelopeId });
};

/** For what is over elsewhere: nothing is sent, it only stops waiting here. */
export const acknowledgeParked = (desk: Desk, envelopeId: EnvelopeId) => {
  const found = findActionable(desk, envelopeId, 'acknowledge');
  if (!found.ok) return found;
  const row = found.value;
  const { amends } = Envelope.parse(JSON.parse(row.content));
  desk.vault.transact((db) =>
    endParked(desk, db, {
      row,
      firstId: amends ?? envelopeId,
      how: 'acknowledged',
      successorId: null,
      reason: null,
      evidence: null,
    }),
  );
  tellOfParked(desk, row);
  return ok({});
};
