import type { FieldValue, FieldValues } from '../../../preload/contract/service.ts';
import type { Provenance } from '../../../preload/contract/values.ts';
import type { KnownFact, ServiceRule } from './service-rule.ts';
import type { SubjectFacts } from './subject-facts.ts';

export type KnownValue = { readonly value: FieldValue; readonly provenance: Provenance };
/** By field id: what the sources hold now. */
export type KnownValues = Readonly<Record<string, KnownValue>>;

/** What the sources hold of each field of a service that they know anything of. */
export const knownValues = (service: ServiceRule, facts: SubjectFacts): KnownValues =>
  Object.fromEntries(
    service.fields.flatMap((field) => {
      const known = field.knownFrom === null ? null : lookUps[field.knownFrom](facts);
      return known === null ? [] : [[field.fieldId, known] as const];
    }),
  );

/** Without where they come from. */
export const valuesOf = (known: KnownValues): FieldValues =>
  Object.fromEntries(Object.entries(known).map(([fieldId, { value }]) => [fieldId, value]));

type LookUp = (facts: SubjectFacts) => KnownValue | null;
type KnownAddress = NonNullable<SubjectFacts['address']>['value'];

const ofAddress =
  (pick: (address: KnownAddress, facts: SubjectFacts) => FieldValue): LookUp =>
  (facts) =>
    facts.address && { value: pick(facts.address.value, facts), provenance: facts.address.provenance };

const lookUps: Readonly<Record<KnownFact, LookUp>> = {
  'address.street': ofAddress((address) => address.street),
  'address.houseNumber': ofAddress((address) => address.houseNumber),
  'address.floorAndDoor': ofAddress((address) => address.floorAndDoor),
  'address.postcode': ofAddress((address) => address.postcode),
  'address.town': ofAddress((address) => address.town),
  'address.careOf': ofAddress((address) => address.careOf),
  'address.movedInOn': (facts) =>
    facts.movedInOn === null ? null : ofAddress((_, { movedInOn }) => movedInOn)(facts),
  'account.masked': ({ account }) =>
    account && { value: `•••• ${account.value.lastFour}`, provenance: account.provenance },
  'household.size': ofAddress((_, { household }) => String(household.length + 1)),
};
