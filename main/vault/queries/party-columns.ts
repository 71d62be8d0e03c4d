import type { ClaimedRelation, Party } from '../../../preload/contract/interaction.ts';
import type { PersonId } from '../../../preload/contract/values.ts';

/** A party as an interaction's columns hold it. */
export type PartyColumns = {
  readonly partyKind: Party['kind'] | null;
  readonly partyPersonId: PersonId | null;
  readonly partyName: string | null;
  readonly claimedRelation: ClaimedRelation | null;
  readonly partyOrganisationId: string | null;
  readonly partyOrganisationName: string | null;
};

export const partyColumns = `party_kind AS partyKind, party_person_id AS partyPersonId, party_name AS partyName,
  claimed_relation AS claimedRelation, party_organisation_id AS partyOrganisationId,
  party_organisation_name AS partyOrganisationName`;

const blank = {
  partyPersonId: null,
  partyName: null,
  claimedRelation: null,
  partyOrganisationId: null,
  partyOrganisationName: null,
};

export const partyInto = (party: Party): PartyColumns => {
  if (party.kind === 'subject' || party.kind === 'office') return { ...blank, partyKind: party.kind };
  if (party.kind === 'helper') return { ...blank, partyKind: 'helper', partyName: party.name };
  return {
    partyKind: 'representative',
    partyPersonId: party.personId,
    partyName: party.name,
    claimedRelation: party.claimedRelation,
    partyOrganisationId: party.organisation?.organisationId ?? null,
    partyOrganisationName: party.organisation?.name ?? null,
  };
};

/** The CHECKs of the table promise what each kind of party has. */
export const partyFrom = (columns: PartyColumns): Party | null => {
  const { partyKind, partyPersonId, partyName, claimedRelation } = columns;
  if (partyKind === null) return null;
  if (partyKind === 'subject' || partyKind === 'office') return { kind: partyKind };
  if (partyName === null) throw new Error(`a ${partyKind} has a name`);
  if (partyKind === 'helper') return { kind: 'helper', name: partyName };
  if (claimedRelation === null) throw new Error('a representative claims a relation');
  return {
    kind: 'representative',
    personId: partyPersonId,
    name: partyName,
    claimedRelation,
    organisation: organisationFrom(columns),
  };
};

const organisationFrom = ({ partyOrganisationId, partyOrganisationName }: PartyColumns) =>
  partyOrganisationName === null
    ? null
    : { organisationId: partyOrganisationId, name: partyOrganisationName };
