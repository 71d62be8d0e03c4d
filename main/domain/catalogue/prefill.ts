import type { FieldValue, FieldValues } from '../../../preload/contract/service.ts';
import { knownValues, type KnownValues } from './known-values.ts';
import type { ServiceField, ServiceRule } from './service-rule.ts';
import type { SubjectFacts } from './subject-facts.ts';

export type Prefilled = { readonly values: FieldValues; readonly known: KnownValues };

/**
 * What a new form holds (R7: ask once): `values` for every field, and `known`, what the sources hold now, with provenance, also for
 * the fields that start blank. A field starts with what is known only where keeping it is likelier than changing it: an old
 * floor kept beside a new street would be a wrong address. `today` is `YYYY-MM-DD`.
 */
export const prefill = (service: ServiceRule, facts: SubjectFacts, today: string): Prefilled => {
  const known = knownValues(service, facts);
  const values = Object.fromEntries(
    service.fields.map((field) => [field.fieldId, startValue(field, known, today)]),
  );
  return { values, known };
};

const startValue = (field: ServiceField, known: KnownValues, today: string): FieldValue => {
  if (field.startsWith === 'today') return today;
  const value = field.startsWith === 'known' ? known[field.fieldId]?.value : undefined;
  return value ?? blank[field.kind];
};

const blank: Readonly<Record<ServiceField['kind'], FieldValue>> = {
  text: '',
  people: [],
  day: null,
  choice: null,
  money: null,
  'yes-no': null,
};
