import type { FieldFault, FieldValues } from '../../../preload/contract/service.ts';
import { checkField, isBlank } from './checks/field.ts';
import { runCheck } from './checks/run-check.ts';
import { formFields } from './form-fields.ts';
import type { KnownValues } from './known-values.ts';
import type { Pack } from './pack.ts';
import type { ServiceField, ServiceRule } from './service-rule.ts';
import type { SubjectFacts } from './subject-facts.ts';

export type CheckInput = {
  readonly service: ServiceRule;
  readonly pack: Pack;
  readonly facts: SubjectFacts;
  readonly values: FieldValues;
  readonly known: KnownValues;
  /** `YYYY-MM-DD`. */
  readonly today: string;
};

/** A field that depends on the answer to another shows only with that answer. */
export const shownFields = (
  { fields }: Pick<ServiceRule, 'fields'>,
  values: FieldValues,
): readonly ServiceField[] =>
  fields.filter(({ showWhen }) => !showWhen || values[showWhen.fieldId] === showWhen.equals);

/**
 * Every fault in what was typed, in the order of the fields, at most one for each field. First each field by itself, then the
 * checks of the pack on the fields that are sound; a field that is not shown, or blank and not required, is not looked at.
 */
export const checkValues = (input: CheckInput): readonly FieldFault[] => {
  const choices = new Map(
    formFields(input.service, input.facts).map((field) => [field.fieldId, field.choices]),
  );
  const shown = shownFields(input.service, input.values);
  const faults = new Map<string, FieldFault>();
  const add = (fault: FieldFault | null) => {
    if (fault && !faults.has(fault.fieldId)) faults.set(fault.fieldId, fault);
  };
  for (const field of shown) {
    add(checkField(field, input.values[field.fieldId] ?? null, choices.get(field.fieldId) ?? []));
  }
  const isSound = (fieldId: string) =>
    !faults.has(fieldId) &&
    shown.some((field) => field.fieldId === fieldId) &&
    !isBlank(input.values[fieldId] ?? null);
  for (const check of input.service.checks) add(runCheck(check, { ...input, isSound }));
  return shown.flatMap((field) => faults.get(field.fieldId) ?? []);
};
