import type { FieldValue } from '../../../preload/contract/service.ts';
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
      const known = field.knownFrom === null ? null : lookUp(field.knownFrom, facts);
      return known === null ? [] : [[field.fieldId, known] as const];
    }),
  );

const lookUp = (known: KnownFact, facts: SubjectFacts): KnownValue | null => {
  switch (known) {
    case 'address.street':
      return ofAddress(facts, (address) => address.street);
    case 'address.houseNumber':
      return ofAddress(facts, (address) => address.houseNumber);
    case 'address.floorAndDoor':
      return ofAddress(facts, (address) => address.floorAndDoor);
    case 'address.postcode':
      return ofAddress(facts, (address) => address.postcode);
    case 'address.town':
      return ofAddress(facts, (address) => address.town);
    case 'address.careOf':
      return ofAddress(facts, (address) => address.careOf);
    case 'address.movedInOn':
      return facts.movedInOn === null ? null : ofAddress(facts, () => facts.movedInOn);
    case 'account.masked':
      return (
        facts.account && {
          value: `•••• ${facts.account.value.lastFour}`,
          provenance: facts.account.provenance,
        }
      );
    case 'household.size':
      return ofAddress(facts, () => String(facts.household.length + 1));
  }
};

const ofAddress = (
  facts: SubjectFacts,
  pick: (address: NonNullable<SubjectFacts['address']>['value']) => FieldValue,
): KnownValue | null =>
  facts.address && { value: pick(facts.address.value), provenance: facts.address.provenance };
