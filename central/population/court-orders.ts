import { dayText, type DayNumber } from './calendar.ts';
import { isMinor } from './children.ts';
import { type Individual, type Kin, type OrderedBy } from './kin.ts';
import { displayName } from './names.ts';
import { type Random } from './random.ts';

/** Made up: no court of Denmark is called so. */
export const court = 'Retten i Eksempelkøbing';

type Order = OrderedBy['order'];
type Terms = Pick<Order, 'kind' | 'matters' | 'madeOn' | 'validUntil'>;

/** An order in the subject's file about another person. One of a kind between the same two. */
export const orderOf = (subject: Individual, other: Individual, terms: Terms): OrderedBy => ({
  subjectId: subject.facts.personId,
  order: {
    orderId: `c${subject.facts.personId.slice(1)}-${other.facts.personId.slice(1)}-${terms.kind}`,
    personId: other.facts.personId,
    personName: displayName(other.facts),
    court,
    ...terms,
  },
});

/** A no-contact order stands in both files: whoever is served, the desk must know. */
export const keptApart = (
  one: Individual,
  other: Individual,
  days: Pick<Order, 'madeOn' | 'validUntil'>,
): readonly OrderedBy[] => {
  const terms: Terms = { kind: 'no-contact', matters: 'all', ...days };
  return [orderOf(one, other, terms), orderOf(other, one, terms)];
};

type Families = Pick<Kin, 'households' | 'ties'>;

const parentsOf = (child: Individual, { ties }: Families) =>
  ties
    .filter(
      ({ other, relation }) => other === child && (relation === 'custody-child' || relation === 'child'),
    )
    .map(({ one, relation }) => ({ parent: one, hasCustody: relation === 'custody-child' }));

/** In some families where one parent has lost custody a court took it, and in some it keeps the parents apart. */
export const drawCourtOrders = (
  { random, today }: { readonly random: Random; readonly today: DayNumber },
  families: Families,
): readonly OrderedBy[] => {
  const minors = families.ties.map(({ other }) => other).filter((person) => isMinor(person, today));
  const [child] = minors;
  if (child === undefined) return [];
  const parents = parentsOf(child, families);
  const near = parents.find(({ hasCustody }) => hasCustody)?.parent;
  const far = parents.find(({ hasCustody }) => !hasCustody)?.parent;
  if (near === undefined || far === undefined) return [];
  const madeOn = Math.max(child.bornOn + 1, today - random.integer(40, 900));
  const isTaken = random.chance(0.15);
  const areApart = random.chance(near.facts.hasShieldedAddress ? 0.6 : 0.05);
  const siblings = [...new Set(minors)];
  return [
    ...(isTaken
      ? siblings.map((each) =>
          orderOf(each, far, {
            kind: 'custody-removed',
            matters: 'all',
            madeOn: dayText(Math.max(each.bornOn + 1, madeOn)),
            validUntil: null,
          }),
        )
      : []),
    ...(areApart
      ? keptApart(near, far, { madeOn: dayText(madeOn), validUntil: dayText(madeOn + 5 * 365) })
      : []),
  ];
};
