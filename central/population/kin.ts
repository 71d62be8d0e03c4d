import {
  type AddressRecord,
  type EventRecord,
  type MandateRecord,
  type PersonRecord,
  type RelatedRecord,
} from '../api/records.ts';
import { type BusinessRoleRecord, type CourtOrderRecord } from '../api/legal-records.ts';
import { type Benefit } from './benefits.ts';
import { type DayNumber } from './calendar.ts';
import { type Sex } from './national-number.ts';

/** What is known of a person only once their kin is whole. */
type PartsFromKin = 'address' | 'household' | 'relations' | 'courtOrders' | 'businessRoles';

/** What is true of one person without regard to others. */
export type Individual = {
  readonly facts: Readonly<Omit<PersonRecord, PartsFromKin | 'benefits'>> & {
    readonly benefits: Benefit[];
  };
  readonly bornOn: DayNumber;
  readonly sex: Sex;
};

/** The people registered at one address; without an address the dead and those of whom none is known. */
export type Household = {
  readonly address: Readonly<AddressRecord> | null;
  readonly members: readonly Individual[];
};

export type Relation = RelatedRecord['relation'];

/** From when and to which last day a relation holds, and what a guardian decides. */
export type Terms = Readonly<Pick<RelatedRecord, 'from' | 'until' | 'matters'>>;

/**
 * `other` is `relation` to `one`. Said once and read from both sides, so no relation can be known to one side only. Without terms it
 * holds as the law has it: custody until eighteen, the rest without an end.
 */
export type Tie = {
  readonly one: Individual;
  readonly other: Individual;
  readonly relation: Relation;
  readonly terms?: Terms;
};

export const inverseRelations: Readonly<Record<Relation, Relation>> = {
  spouse: 'spouse',
  child: 'parent',
  parent: 'child',
  'custody-child': 'custody-holder',
  'custody-holder': 'custody-child',
  guardian: 'ward',
  ward: 'guardian',
  sibling: 'sibling',
  'lives-with': 'lives-with',
};

/** An event that a person has beside the ordinary ones; `at` as an instant. */
export type Remark = Readonly<Omit<EventRecord, 'eventId'>>;

/** An order in whose file it stands; one that keeps two people apart stands in both. */
export type OrderedBy = { readonly subjectId: string; readonly order: Readonly<CourtOrderRecord> };

export type RoleHeld = { readonly holderId: string; readonly role: Readonly<BusinessRoleRecord> };

/** People who know each other, with their homes: the unit in which the country is made, so that memory holds one at a time. */
export type Kin = {
  readonly households: readonly Household[];
  readonly ties: readonly Tie[];
  readonly mandates: readonly Readonly<MandateRecord>[];
  readonly remarks: readonly Remark[];
  readonly courtOrders: readonly OrderedBy[];
  readonly businessRoles: readonly RoleHeld[];
};

/** Kin of whom the registers know nothing but homes and ties. */
export const nothingElse = { mandates: [], remarks: [], courtOrders: [], businessRoles: [] } as const;

/** Every two of the list, each once. */
export const pairsOf = <T>(list: readonly T[]): readonly (readonly [T, T])[] =>
  list.flatMap((first, index) => list.slice(index + 1).map((second) => [first, second] as const));
