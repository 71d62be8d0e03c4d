import { ok } from '../../preload/contract/result.ts';
import { appendAudit } from '../vault/queries/audit.ts';
import { saveIsMetered } from '../vault/queries/link-setting.ts';
import type { Desk } from './desk.ts';

/** Somebody pays for each byte here, or not any more: documents that are not urgent wait for a better connection, or no longer. */
export const setMetered = (desk: Desk, { isMetered }: { readonly isMetered: boolean }) => {
  desk.vault.transact((db) => {
    saveIsMetered(db, isMetered);
    appendAudit(db, {
      at: desk.clock.now().toISOString(),
      staffId: desk.staff.staffId,
      action: 'link/metered-set',
      subjectId: null,
      interactionId: null,
      details: { isMetered },
    });
  });
  desk.traffic.setMetered(isMetered);
  return ok({});
};
