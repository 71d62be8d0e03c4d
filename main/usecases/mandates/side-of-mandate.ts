import type { Mandate } from '../../../preload/contract/mandate.ts';
import type { ProblemOf } from '../../../preload/contract/problem.ts';
import { fail, ok, type Result } from '../../../preload/contract/result.ts';
import type { InteractionRow } from '../../vault/queries/interactions.ts';
import { findMandate } from '../../vault/queries/mandates.ts';
import type { Desk } from '../desk.ts';
import { toMandate } from '../mandate-view.ts';
import { findOpenInteraction } from '../own-interaction.ts';

/** The side of a mandate on which whoever is in contact stands. */
export type Side = {
  readonly mandate: Mandate;
  readonly by: 'grantor' | 'grantee';
  readonly interaction: InteractionRow;
};

type NoSide = ProblemOf<
  'interaction/not-found' | 'interaction/closed' | 'mandate/not-found' | 'mandate/not-a-side'
>;

/** A mandate of which neither the subject nor the party of the contact is a side is not told apart from one that is not there. */
export const findSide = (desk: Desk, interactionId: string, mandateId: string): Result<Side, NoSide> => {
  const found = findOpenInteraction(desk, interactionId);
  if (!found.ok) return found;
  const interaction = found.value;
  const row = findMandate(desk.vault.read, mandateId);
  const mandate = row && toMandate(desk, row);
  const isAboutSubject =
    mandate?.grantor.personId === interaction.subjectId ||
    (mandate !== null && isGrantee(mandate, interaction.subjectId));
  if (!mandate || !isAboutSubject) return fail({ code: 'mandate/not-found' });
  const by = sideOf(desk, mandate, interaction);
  return by === null ? fail({ code: 'mandate/not-a-side' }) : ok({ mandate, by, interaction });
};

const sideOf = (desk: Desk, mandate: Mandate, { party, subjectId }: InteractionRow): Side['by'] | null => {
  if (party?.kind === 'subject') return mandate.grantor.personId === subjectId ? 'grantor' : 'grantee';
  if (party?.kind === 'office')
    return granteesOf(mandate).some(({ kind, name }) => kind === 'office' && name === desk.staff.office)
      ? 'grantee'
      : null;
  if (party?.kind !== 'representative' || mandate.grantor.personId !== subjectId) return null;
  const { personId, organisation } = party;
  const isParty =
    (personId !== null && isGrantee(mandate, personId)) ||
    (organisation !== null && speaksFor(mandate, organisation));
  return isParty ? 'grantee' : null;
};

const granteesOf = ({ grantee, otherGrantees }: Mandate) => [grantee, ...otherGrantees];

const isGrantee = (mandate: Mandate, personId: string): boolean =>
  granteesOf(mandate).some(({ kind, partyId }) => kind === 'person' && partyId === personId);

const speaksFor = (
  mandate: Mandate,
  organisation: { readonly organisationId: string | null; readonly name: string },
): boolean =>
  granteesOf(mandate).some(
    ({ kind, partyId, name }) =>
      kind === 'organisation' &&
      (partyId === null ? name === organisation.name : partyId === organisation.organisationId),
  );
