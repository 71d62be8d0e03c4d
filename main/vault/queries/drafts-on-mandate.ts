import type { Mandate } from '../../../preload/contract/mandate.ts';
import type { InteractionId } from '../../../preload/contract/values.ts';
import type { ReadDb } from '../handle.ts';
import { statement } from '../statement.ts';

export type DraftOnMandate = { readonly interactionId: InteractionId; readonly serviceId: string };

/** Unfinished acts for the grantor, by somebody the mandate is given to, of a service it names. */
export const listDraftsOn = (
  db: ReadDb,
  {
    grantor,
    grantee,
    otherGrantees,
    scope,
  }: Pick<Mandate, 'grantor' | 'grantee' | 'otherGrantees' | 'scope'>,
): readonly DraftOnMandate[] => {
  const grantees = [grantee, ...otherGrantees];
  const services = new Set<string>(scope.map(({ serviceId }) => serviceId));
  return statement<
    DraftOnMandate & {
      readonly partyKind: string;
      readonly personId: string | null;
      readonly organisationId: string | null;
    }
  >(
    db,
    `SELECT interaction.interaction_id AS interactionId, act.service_id AS serviceId, interaction.party_kind AS partyKind,
       interaction.party_person_id AS personId, interaction.party_organisation_id AS organisationId
     FROM interaction JOIN act ON act.interaction_id = interaction.interaction_id AND act.state = 'draft'
     WHERE interaction.subject_id = ? AND interaction.completed_at IS NULL
       AND interaction.party_kind IN ('representative', 'office')`,
  )
    .all(grantor.personId)
    .filter(({ partyKind, personId, organisationId }) =>
      grantees.some(({ kind, partyId }) => {
        if (kind === 'office') return partyKind === 'office';
        return partyId !== null && partyId === (kind === 'person' ? personId : organisationId);
      }),
    )
    .filter(({ serviceId }) => services.has(serviceId))
    .map(({ interactionId, serviceId }) => ({ interactionId, serviceId }));
};
