import { addDays } from '../../domain/calendar.ts';
import { daysLeft } from '../../domain/mandates/durations.ts';
import { listEndingMandates } from '../../vault/queries/mandates.ts';
import type { Desk } from '../desk.ts';
import { guardsOf } from '../guarded-people.ts';
import { toMandate } from '../mandate-view.ts';
import { todayAt } from '../today.ts';

/**
 * Mandates kept by this office that end soon, the first to end first. Only those: nobody needs a list of all citizens' mandates, and
 * nobody sees a relative's.
 */
export const listExpiring = (desk: Desk) => {
  const today = todayAt(desk);
  const guard = guardsOf(desk);
  const until = addDays(today, desk.pack.mandateMaking.expiryWarningDays);
  const mandates = listEndingMandates(desk.vault.read, { office: desk.staff.office, from: today, until })
    .map((row) => toMandate(desk, row))
    // A mandate for one contact ends with it: nothing is to be renewed.
    .filter(({ status, interactionId }) => status === 'live' && interactionId === null)
    .filter(({ grantor }) => guard(grantor.personId) === null)
    .map((mandate) => ({ mandate, daysLeft: daysLeft(mandate.validUntil ?? today, today) }));
  return { mandates };
};
