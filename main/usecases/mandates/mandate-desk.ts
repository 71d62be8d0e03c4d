import type { Mandate } from '../../../preload/contract/mandate.ts';
import type { ProblemOf } from '../../../preload/contract/problem.ts';
import { fail, ok, type Result } from '../../../preload/contract/result.ts';
import type { InteractionId, PersonId } from '../../../preload/contract/values.ts';
import type { WriteDb } from '../../vault/open.ts';
import type { MandateUseHere } from '../../vault/queries/mandate-uses.ts';
import { findMandate, type MandateRow } from '../../vault/queries/mandates.ts';
import { vaultProblemOf } from '../../vault/vault-problem.ts';
import type { Desk } from '../desk.ts';
import { toMandate } from '../mandate-view.ts';
import { purposeOf } from '../open-file.ts';

/** What every use case about mandates needs around its own work. */

/** One transaction; a full disk is said in so many words, since the citizen has just signed. */
export const keepOrSayFull = (
  desk: Desk,
  work: (db: WriteDb) => void,
): Result<null, ProblemOf<'vault/disk-full'>> => {
  try {
    desk.vault.transact(work);
    return ok(null);
  } catch (error) {
    const problem = vaultProblemOf(error);
    if (problem?.code === 'vault/disk-full') return fail({ code: 'vault/disk-full' });
    throw error;
  }
};

/** Of a mandate that was written a moment ago. */
export const mandateNow = (desk: Desk, mandateId: string): Mandate => {
  const row = findMandate(desk.vault.read, mandateId);
  if (!row) throw new Error('a mandate written a moment ago is there');
  return toMandate(desk, row);
};

/** A use as it is written down at this desk, now; what it was for is filled in by whoever writes it. */
export const atThisDesk = (desk: Desk, mandateId: string): Omit<MandateUseHere, 'kind'> => ({
  mandateId,
  at: desk.clock.now().toISOString(),
  by: `${desk.staff.name}, ${desk.staff.office}`,
  serviceId: null,
  power: null,
  reference: null,
});

/** The people in whose files it stands. */
export const sidesOf = ({
  grantor,
  grantee,
  otherGrantees,
}: Pick<Mandate, 'grantor' | 'grantee' | 'otherGrantees'>): readonly string[] => [
  grantor.personId,
  ...[grantee, ...otherGrantees].flatMap(({ kind, partyId }) =>
    kind === 'person' && partyId !== null ? [partyId] : [],
  ),
];

/** The mandate, for whoever has the file of one of its sides open for a purpose. */
export const findForPurpose = (
  desk: Desk,
  mandateId: string,
): Result<MandateRow, ProblemOf<'mandate/not-found' | 'access/purpose-needed'>> => {
  const row = findMandate(desk.vault.read, mandateId);
  if (!row) return fail({ code: 'mandate/not-found' });
  const isOpen = sidesOf(row).some((personId) => purposeOf(desk, personId) !== null);
  return isOpen ? ok(row) : fail({ code: 'access/purpose-needed' });
};

/** Whatever shows the mandate, or what depends on it, asks again. */
export const announceMandate = (desk: Desk, mandate: Mandate, interactionId: InteractionId | null): void => {
  if (interactionId !== null) desk.announce({ event: 'interaction/changed', data: { interactionId } });
  for (const personId of sidesOf(mandate))
    desk.announce({ event: 'person/changed', data: { personId: personId as PersonId } });
  desk.announce({ event: 'outbox/changed', data: {} });
};
