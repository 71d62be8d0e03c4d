import type { Input } from '../../../preload/contract/calls.ts';
import { fail, ok } from '../../../preload/contract/result.ts';
import { recordMandateUse } from '../../vault/queries/mandate-uses.ts';
import { moveMandateHere } from '../../vault/queries/replica-mandate.ts';
import { audit } from '../audit.ts';
import type { Desk } from '../desk.ts';
import { toMandate } from '../mandate-view.ts';
import { ofNoContact, queueWork } from '../work.ts';
import { announceMandate, atThisDesk, findForPurpose, mandateNow } from './mandate-desk.ts';

/** Another office keeps it from now on. What it says, and to whom it is given, stays: that only the grantor changes. */
export const transferMandate = (desk: Desk, { mandateId, office, reason }: Input<'mandate/transfer'>) => {
  const found = findForPurpose(desk, mandateId);
  if (!found.ok) return found;
  const { status, grantor } = toMandate(desk, found.value);
  if (status === 'revoked' || status === 'expired') return fail({ code: 'mandate/ended-already' as const });
  const subjectId = grantor.personId;
  const envelopeId = desk.newId();
  desk.vault.transact((db) => {
    moveMandateHere(db, { mandateId, office });
    recordMandateUse(db, { ...atThisDesk(desk, mandateId), kind: 'transferred', reference: office });
    queueWork(desk, db, {
      kind: 'mandate-transferred',
      envelopeId,
      subjectId,
      ...ofNoContact,
      madeAt: desk.clock.now(),
      payload: { mandateId, office, reason },
    });
    audit(desk, db, { action: 'mandate/transferred', subjectId, details: { mandateId, envelopeId } });
  });
  desk.traffic.workQueued();
  const mandate = mandateNow(desk, mandateId);
  announceMandate(desk, mandate, null);
  return ok(mandate);
};
