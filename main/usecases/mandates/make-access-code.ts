import type { Input } from '../../../preload/contract/calls.ts';
import { ok } from '../../../preload/contract/result.ts';
import { audit } from '../audit.ts';
import type { Desk } from '../desk.ts';
import { findForPurpose } from './mandate-desk.ts';

/** A code with which one organisation can see the mandate. It is shown once: neither this machine nor central keeps it. */
export const makeAccessCode = async (desk: Desk, { mandateId, organisation }: Input<'mandate/make-code'>) => {
  const found = findForPurpose(desk, mandateId);
  if (!found.ok) return found;
  const { staffId } = desk.staff;
  const answer = await desk.traffic.makeAccessCode({
    mandateId,
    organisation,
    kind: 'organisation',
    staffId,
  });
  if (!answer.ok) return answer;
  desk.vault.transact((db) =>
    audit(desk, db, {
      action: 'mandate/code-made',
      subjectId: found.value.grantor.personId,
      details: { mandateId },
    }),
  );
  return ok(answer.value);
};
