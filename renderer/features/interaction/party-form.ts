import type { ClaimedRelation, Interaction, Party } from '../../../preload/contract/interaction.ts';
import type { Mandate } from '../../../preload/contract/mandate.ts';
import type { PersonId } from '../../../preload/contract/values.ts';
import type { Candidate } from './representatives.ts';

/** Who acts for the citizen: one of those the registers know to be close, somebody found by searching, or a name. */
export type Representative =
  | { readonly from: 'file'; readonly personId: PersonId }
  | {
      readonly from: 'search';
      readonly found: { readonly personId: PersonId; readonly name: string } | null;
    }
  | { readonly from: 'unknown' };

/** What the contact step asks for, as it stands. */
export type PartyForm = {
  readonly who: Party['kind'];
  readonly representative: Representative;
  /** Of a helper, or of a representative whom no register knows. */
  readonly name: string;
  readonly relation: ClaimedRelation;
  /** Whom a professional speaks for; its name is empty where that is nobody. */
  readonly organisation: { readonly name: string; readonly number: string };
};

/** Only somebody who comes for their work speaks for an organisation. */
export const speaksForOrganisation = ({ who, representative, relation }: PartyForm): boolean =>
  who === 'representative' && representative.from !== 'file' && relation === 'professional';

export type PartyFault = 'name-needed' | 'person-needed';

const representativeAtFirst = (party: Party | null, candidates: readonly Candidate[]): Representative => {
  const [likeliest] = candidates;
  if (party?.kind !== 'representative') {
    return likeliest === undefined
      ? { from: 'search', found: null }
      : { from: 'file', personId: likeliest.personId };
  }
  const { personId, name } = party;
  if (personId === null) return { from: 'unknown' };
  return candidates.some((candidate) => candidate.personId === personId)
    ? { from: 'file', personId }
    : { from: 'search', found: { personId, name } };
};

/** What was said before, else the organisation that holds a mandate now. */
const organisationAtFirst = (
  party: Party | null,
  mandatesGiven: readonly Mandate[],
): PartyForm['organisation'] => {
  if (party?.kind === 'representative' && party.organisation !== null) {
    return { name: party.organisation.name, number: party.organisation.organisationId ?? '' };
  }
  const holder = mandatesGiven.find(
    ({ grantee, status }) => grantee.kind === 'organisation' && status === 'live',
  );
  return { name: holder?.grantee.name ?? '', number: holder?.grantee.partyId ?? '' };
};

/** What is chosen when the step opens: what was said before, else what the mode and the mandates make likely. */
export const firstParty = (
  { party, mode }: Pick<Interaction, 'party' | 'mode'>,
  candidates: readonly Candidate[],
  mandatesGiven: readonly Mandate[] = [],
): PartyForm => ({
  who: party?.kind ?? (mode === 'representing' ? 'representative' : 'subject'),
  representative: representativeAtFirst(party, candidates),
  name: party?.kind === 'representative' || party?.kind === 'helper' ? party.name : '',
  relation: party?.kind === 'representative' ? party.claimedRelation : 'other',
  organisation: organisationAtFirst(party, mandatesGiven),
});

type PartyOrFault =
  | { readonly ok: true; readonly party: Party }
  | { readonly ok: false; readonly fault: PartyFault };

const named = (name: string, make: (name: string) => Party): PartyOrFault =>
  name.trim() === '' ? { ok: false, fault: 'name-needed' } : { ok: true, party: make(name.trim()) };

type Organisation = Extract<Party, { kind: 'representative' }>['organisation'];

const organisationOf = (form: PartyForm): Organisation => {
  const name = form.organisation.name.trim();
  if (!speaksForOrganisation(form) || name === '') return null;
  const number = form.organisation.number.replaceAll(/\s/gu, '');
  return { organisationId: number === '' ? null : number, name };
};

/** The party to tell the core, or what is still missing. */
export const partyOf = (form: PartyForm, candidates: readonly Candidate[]): PartyOrFault => {
  if (form.who === 'subject' || form.who === 'office') return { ok: true, party: { kind: form.who } };
  if (form.who === 'helper') return named(form.name, (name) => ({ kind: 'helper', name }));
  const { representative, relation: claimedRelation } = form;
  const organisation = organisationOf(form);
  if (representative.from === 'unknown') {
    return named(form.name, (name) => ({
      kind: 'representative',
      personId: null,
      name,
      claimedRelation,
      organisation,
    }));
  }
  if (representative.from === 'search') {
    return representative.found === null
      ? { ok: false, fault: 'person-needed' }
      : {
          ok: true,
          party: { kind: 'representative', ...representative.found, claimedRelation, organisation },
        };
  }
  const candidate = candidates.find(({ personId }) => personId === representative.personId);
  if (candidate === undefined) return { ok: false, fault: 'person-needed' };
  const { personId, name } = candidate;
  return {
    ok: true,
    party: {
      kind: 'representative',
      personId,
      name,
      claimedRelation: candidate.claimedRelation,
      organisation: null,
    },
  };
};
