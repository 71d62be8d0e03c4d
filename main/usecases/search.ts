import type { Input } from '../../preload/contract/calls.ts';
import type { PersonMatch } from '../../preload/contract/person.ts';
import { ok } from '../../preload/contract/result.ts';
import { findPeople as searchVault } from '../vault/queries/search.ts';
import { audit } from './audit.ts';
import type { Desk } from './desk.ts';
import { guardsOf } from './guarded-people.ts';

/** Finds people in the vault, as fast as the staff member types. Shows just enough to tell them apart: no purpose is needed yet. */
export const findPeople = (
  desk: Desk,
  { text, limit }: Input<'person/find'>,
): { readonly matches: readonly PersonMatch[]; readonly hasMore: boolean } => {
  const { matches, hasMore } = searchVault(desk.vault.read, { text, limit });
  return { matches: matches.map(leaveToColleague(desk)), hasMore };
};

/** The staff member's own entry and those of relatives say that a colleague takes them, and no more than it takes to see who is meant. */
const leaveToColleague = (desk: Desk): ((match: PersonMatch) => PersonMatch) => {
  const guard = guardsOf(desk);
  return (match) =>
    guard(match.personId) === null
      ? match
      : { ...match, town: null, markers: [...match.markers, 'not-for-you'] };
};

/** Asks the register at central; the purpose travels along and is logged there before any answer, and here too. */
export const lookUpPerson = async (desk: Desk, { text, purpose }: Input<'person/look-up'>) => {
  const answer = await desk.traffic.lookUp({ text, purpose, staffId: desk.staff.staffId });
  if (!answer.ok) return answer;
  desk.vault.transact((db) => {
    for (const match of answer.value) {
      audit(desk, db, { action: 'person/looked-up', subjectId: match.personId, details: { ...purpose } });
    }
  });
  return ok({ matches: answer.value.map(leaveToColleague(desk)) });
};
