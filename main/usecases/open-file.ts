import type { Purpose } from '../../preload/contract/interaction.ts';
import { fail, ok } from '../../preload/contract/result.ts';
import type { PersonId } from '../../preload/contract/values.ts';
import { findAccess, grantAccess } from '../vault/queries/access.ts';
import { findOpenInteractionAbout } from '../vault/queries/interactions.ts';
import { findPersonName } from '../vault/queries/people.ts';
import { audit } from './audit.ts';
import type { Desk } from './desk.ts';

/**
 * Opens a citizen's file for a purpose. Nobody opens their own file or that of their family (domain.md, Authority rule 8): the
 * attempt is written down too.
 */
export const openFile = (desk: Desk, { personId, purpose }: { personId: PersonId; purpose: Purpose }) => {
  if (findPersonName(desk.vault.read, personId) === null) return fail({ code: 'person/not-found' as const });
  const openedAt = desk.clock.now().toISOString();
  const isOwn = personId === desk.staff.personId || desk.staff.relatedPersonIds.includes(personId);
  desk.vault.transact((db) => {
    const details = { purposeId: purpose.purposeId, legalBasisId: purpose.legalBasisId };
    audit(desk, db, {
      action: isOwn ? 'person/open-refused' : 'person/opened',
      subjectId: personId,
      details,
    });
    if (isOwn) return;
    grantAccess(db, {
      staffId: desk.staff.staffId,
      personId,
      purposeId: purpose.purposeId,
      legalBasisId: purpose.legalBasisId,
      at: openedAt,
      sessionId: desk.sessionId,
    });
  });
  return isOwn ? fail({ code: 'access/own-file' as const }) : ok({ openedAt });
};

/**
 * For what purpose this staff member has the file open: chosen in this session, or carried by a contact that is still open (so
 * a restarted machine does not ask again in the middle of a conversation). Null where there is none.
 */
export const purposeOf = (desk: Desk, personId: string): Purpose | null => {
  const { staffId } = desk.staff;
  const chosen =
    findAccess(desk.vault.read, { staffId, personId, sessionId: desk.sessionId }) ??
    findOpenInteractionAbout(desk.vault.read, { staffId, personId });
  return chosen && { purposeId: chosen.purposeId, legalBasisId: chosen.legalBasisId };
};
