import type { Purpose } from '../../preload/contract/interaction.ts';
import { fail, ok } from '../../preload/contract/result.ts';
import type { PersonId } from '../../preload/contract/values.ts';
import { dayOf } from '../domain/calendar.ts';
import { findAccess, findLastAccess, grantAccess } from '../vault/queries/access.ts';
import { findOpenInteractionAbout, setInteractionPurpose } from '../vault/queries/interactions.ts';
import { findPersonName } from '../vault/queries/people.ts';
import { audit } from './audit.ts';
import type { Desk } from './desk.ts';
import { guardOf } from './guarded-people.ts';

/**
 * Opens a citizen's file for a purpose. Nobody opens their own file or that of their family (domain.md, Authority rule 8): the
 * attempt is written down too.
 */
export const openFile = (desk: Desk, { personId, purpose }: { personId: PersonId; purpose: Purpose }) => {
  if (findPersonName(desk.vault.read, personId) === null) return fail({ code: 'person/not-found' as const });
  const openedAt = desk.clock.now().toISOString();
  const guard = guardOf(desk, personId);
  desk.vault.transact((db) => {
    const details = { purposeId: purpose.purposeId, legalBasisId: purpose.legalBasisId };
    audit(desk, db, {
      action: guard === null ? 'person/opened' : 'person/open-refused',
      subjectId: personId,
      details,
    });
    if (guard !== null) return;
    grantAccess(db, {
      staffId: desk.staff.staffId,
      personId,
      purposeId: purpose.purposeId,
      legalBasisId: purpose.legalBasisId,
      at: openedAt,
      sessionId: desk.sessionId,
    });
    // What is still open from another day goes on for what is said now.
    const open = openContact(desk, personId);
    if (open !== null && !isOfToday(desk, open.startedAt)) setInteractionPurpose(db, { ...open, ...purpose });
  });
  if (guard === null) return ok({ openedAt });
  return fail({ code: guard === 'own' ? ('access/own-file' as const) : ('access/relatives-file' as const) });
};

const openContact = ({ vault, staff }: Desk, personId: string) =>
  findOpenInteractionAbout(vault.read, { staffId: staff.staffId, personId });

/** By the clock on the wall, by which it was written down. */
const isOfToday = ({ clock, pack }: Desk, moment: string): boolean =>
  dayOf(new Date(moment), pack.timeZone) === dayOf(clock.now(), pack.timeZone);

/** A contact carries the purpose for the day on which it began, or on which it was said anew. */
const carriedPurpose = (desk: Desk, personId: string): Purpose | null => {
  const open = openContact(desk, personId);
  if (open === null) return null;
  const said = findLastAccess(desk.vault.read, { staffId: desk.staff.staffId, personId });
  return [open.startedAt, said].some((at) => at !== null && isOfToday(desk, at)) ? open : null;
};

/**
 * For what purpose this staff member has the file open: chosen in this session, or carried by a contact that is still open (so
 * a restarted machine does not ask again in the middle of a conversation). Null where there is none, and for a file that has turned out
 * since to be family's.
 */
export const purposeOf = (desk: Desk, personId: string): Purpose | null => {
  if (guardOf(desk, personId) !== null) return null;
  const { staffId } = desk.staff;
  const chosen =
    findAccess(desk.vault.read, { staffId, personId, sessionId: desk.sessionId }) ??
    carriedPurpose(desk, personId);
  return chosen && { purposeId: chosen.purposeId, legalBasisId: chosen.legalBasisId };
};
