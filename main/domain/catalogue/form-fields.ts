import type { FormField } from '../../../preload/contract/service.ts';
import type { ServiceField, ServiceRule } from './service-rule.ts';
import type { SubjectFacts } from './subject-facts.ts';

/** The fields of a service's form, in the pack's order; a field of people offers the subject's household. */
export const formFields = (service: ServiceRule, facts: SubjectFacts): readonly FormField[] =>
  service.fields.map((field) => ({
    fieldId: field.fieldId,
    kind: field.kind,
    groupId: field.groupId,
    isRequired: field.isRequired,
    widthChars: field.widthChars,
    inputMode: field.inputMode,
    choices: choicesOf(field, facts),
    showWhen: field.showWhen,
  }));

const choicesOf = (field: ServiceField, facts: SubjectFacts): FormField['choices'] =>
  field.kind === 'people'
    ? facts.household.map((person) => ({
        value: person.personId,
        name: person.name,
        detail: person.birthDate,
      }))
    : field.choices.map((value) => ({ value, name: null, detail: null }));
