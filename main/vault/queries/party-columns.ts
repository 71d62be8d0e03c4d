import type { ClaimedRelation, Party } from '../../../preload/contract/interaction.ts';
import type { PersonId } from '../../../preload/contract/values.ts';

/** A party as an interaction's columns hold it. */
export type PartyColumns = {
  readonly partyKind: Party['kind'] | null;
  readonly partyPersonId: PersonId | null;
  readonly partyName: string | null;
  readonly claimedRelation: ClaimedRelation | null;
};

const blank = { partyPersonId: null, partyName: null, claimedRelation: null };

export const partyInto = (party: Party): PartyColumns => {
  if (party.kind === 'subject') return { ...blank, partyKind: 'subject' };
  if (party.kind === 'helper') return { ...blank, partyKind: 'helper', partyName: party.name };
  return {
    partyKind: 'representative',
    partyPersonId: party.personId,
    partyName: party.name,
    claimedRelation: party.claimedRelation,
  };
};

/** The CHECKs of the table promise what each kind of party has. */
export const partyFrom = ({
  partyKind,
  partyPersonId,
  partyName,
  claimedRelation,
}: PartyColumns): Party | null => {
  if (partyKind === null) return null;
  if (partyKind === 'subject') return { kind: 'subject' };
  if (partyName === null) throw new Error(`a ${partyKind} has a name`);
  if (partyKind === 'helper') return { kind: 'helper', name: partyName };
  if (claimedRelation === null) throw new Error('a representative claims a relation');
  return { kind: 'representative', personId: partyPersonId, name: partyName, claimedRelation };
};
