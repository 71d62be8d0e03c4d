import type { ClaimedRelation } from '../../../preload/contract/interaction.ts';
import type { Mandate } from '../../../preload/contract/mandate.ts';
import type { PersonFile, RelatedPerson } from '../../../preload/contract/person.ts';
import type { PersonId } from '../../../preload/contract/values.ts';

/** Somebody who may well be the one at the desk: a relation of the subject, or the holder of a mandate from the subject. */
export type Candidate = {
  readonly personId: PersonId;
  readonly name: string;
  readonly relation: RelatedPerson['relation'] | null;
  readonly claimedRelation: ClaimedRelation;
  /** The most useful mandate from the subject to this person. */
  readonly mandate: Mandate | null;
};

const claimedByRelation: Readonly<Record<RelatedPerson['relation'], ClaimedRelation>> = {
  spouse: 'spouse',
  child: 'child',
  'custody-child': 'child',
  parent: 'parent',
  'custody-holder': 'parent',
  guardian: 'guardian',
  ward: 'other',
  sibling: 'sibling',
  'lives-with': 'other',
};

/** The sooner in this list, the more a mandate says about who is standing here. */
const statusOrder: readonly Mandate['status'][] = ['live', 'not-yet', 'expired', 'revoked'];

const bestMandate = (mandates: readonly Mandate[], personId: string): Mandate | null =>
  mandates
    .filter(({ grantee }) => grantee.kind === 'person' && grantee.partyId === personId)
    .toSorted((one, other) => statusOrder.indexOf(one.status) - statusOrder.indexOf(other.status))[0] ?? null;

const rank = ({ mandate, relation }: Candidate): number => {
  if (mandate?.status === 'live') return 0;
  if (relation === 'guardian' || relation === 'custody-holder') return 1;
  if (mandate !== null) return 2;
  return relation === 'lives-with' || relation === 'ward' ? 4 : 3;
};

/**
 * The people to offer when somebody acts for the subject, each once, the likeliest first: live mandates, then those who have a
 * ground by law, then other mandates, then relations. A relation that says more ("child") wins over "lives here".
 */
export const representativesOf = (
  file: Pick<PersonFile, 'household' | 'relations' | 'mandatesGiven'>,
): readonly Candidate[] => {
  const candidates = new Map<string, Candidate>();
  for (const { personId, name, relation } of [...file.relations, ...file.household]) {
    if (candidates.has(personId)) continue;
    const mandate = bestMandate(file.mandatesGiven, personId);
    candidates.set(personId, {
      personId,
      name,
      relation,
      claimedRelation: claimedByRelation[relation],
      mandate,
    });
  }
  for (const { grantee } of file.mandatesGiven) {
    if (grantee.kind !== 'person' || grantee.partyId === null || candidates.has(grantee.partyId)) continue;
    candidates.set(grantee.partyId, {
      personId: grantee.partyId as PersonId,
      name: grantee.name,
      relation: null,
      claimedRelation: 'other',
      mandate: bestMandate(file.mandatesGiven, grantee.partyId),
    });
  }
  return [...candidates.values()].toSorted((one, other) => rank(one) - rank(other));
};
