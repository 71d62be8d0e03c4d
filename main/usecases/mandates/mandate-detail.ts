import type { MandateDetail } from '../../../preload/contract/mandate-keeping.ts';
import { ok } from '../../../preload/contract/result.ts';
import type { MandateId } from '../../../preload/contract/values.ts';
import { listMandateUses } from '../../vault/queries/mandate-uses.ts';
import type { Desk } from '../desk.ts';
import { toMandate } from '../mandate-view.ts';
import { findForPurpose } from './mandate-desk.ts';

/** A mandate with its wording, the office that keeps it and everything that happened with it. */
export const readMandate = (desk: Desk, { mandateId }: { readonly mandateId: MandateId }) => {
  const found = findForPurpose(desk, mandateId);
  if (!found.ok) return found;
  const row = found.value;
  const detail: MandateDetail = {
    mandate: toMandate(desk, row),
    credentialText: row.credentialText,
    wording: row.wording,
    uses: listMandateUses(desk.vault.read, { mandateId, grantorId: row.grantor.personId }),
    office: row.office,
  };
  return ok(detail);
};
