import {
  type AddressRecord,
  type EventRecord,
  type MandateRecord,
  type PersonRecord,
  type RelatedRecord,
} from '../api/records.ts';
import { dayText } from './calendar.ts';
import { type Draw } from './draw.ts';
import {
  inverseRelations,
  type Household,
  type Individual,
  type Kin,
  type Relation,
  type Terms,
} from './kin.ts';
import { displayName } from './names.ts';
import { termsOf } from './terms.ts';
import { drawHappenings, mandateEvent, movedEvent } from './timeline.ts';

/** Everything the registers hold of one person; `mandates` are those the person gave. */
export type PersonBundle = {
  readonly person: PersonRecord;
  readonly mandates: readonly MandateRecord[];
  readonly events: readonly EventRecord[];
};

const related = (person: Individual, relation: Relation, terms: Terms): RelatedRecord => ({
  personId: person.facts.personId,
  name: displayName(person.facts),
  birthDate: person.facts.birthDate,
  relation,
  ...terms,
});

const shareHome: Terms = { from: null, until: null, matters: null };

const relationsOf = (person: Individual, kin: Kin): RelatedRecord[] =>
  kin.ties.flatMap((tie) => {
    if (tie.one === person) return [related(tie.other, tie.relation, termsOf(tie))];
    return tie.other === person ? [related(tie.one, inverseRelations[tie.relation], termsOf(tie))] : [];
  });

const householdOf = (
  person: Individual,
  members: readonly Individual[],
  relations: readonly RelatedRecord[],
) =>
  members
    .filter((member) => member !== person)
    .map(
      (member) =>
        relations.find(({ personId }) => personId === member.facts.personId) ??
        related(member, 'lives-with', shareHome),
    );

/** Nobody moved in before being born. */
const addressOf = (person: Individual, { address }: Household): AddressRecord | null => {
  if (address === null || address.movedInOn === null) return address;
  const birthDate = dayText(person.bornOn);
  return birthDate > address.movedInOn ? { ...address, movedInOn: birthDate } : address;
};

const eventsOf = (person: PersonRecord, happenings: readonly Omit<EventRecord, 'eventId' | 'personId'>[]) =>
  [...happenings]
    .sort((one, other) => (one.at < other.at ? -1 : one.at > other.at ? 1 : 0))
    .map((happening, index) => ({
      eventId: `e${person.personId.slice(1)}-${index + 1}`,
      personId: person.personId,
      at: happening.at,
      kind: happening.kind,
      params: happening.params,
      source: happening.source,
    }));

const bundleOf = (
  draw: Draw,
  kin: Kin,
  { household, member }: { household: Household; member: Individual },
): PersonBundle => {
  const { facts } = member;
  const relations = relationsOf(member, kin);
  const person: PersonRecord = {
    ...facts,
    address: addressOf(member, household),
    household: householdOf(member, household.members, relations),
    relations,
    courtOrders: kin.courtOrders
      .filter(({ subjectId }) => subjectId === facts.personId)
      .map(({ order }) => order),
    businessRoles: kin.businessRoles
      .filter(({ holderId }) => holderId === facts.personId)
      .map(({ role }) => role),
  };
  const mandates = kin.mandates.filter(({ grantorId }) => grantorId === facts.personId);
  const remarks = kin.remarks.filter(({ personId }) => personId === facts.personId);
  const surely = [...movedEvent(member, person.address), ...mandates.map(mandateEvent), ...remarks];
  const happenings = [...surely, ...drawHappenings(draw, member, surely.length)];
  return { person, mandates, events: eventsOf(person, happenings) };
};

/** The people of a kin, household by household. */
export function* bundlesOf(draw: Draw, kin: Kin): Generator<PersonBundle> {
  for (const household of kin.households) {
    for (const member of household.members) yield bundleOf(draw, kin, { household, member });
  }
}
