import type { ActPayload } from '../../central/api/work.ts';
import type { FieldValue, FieldValues } from '../../preload/contract/service.ts';
import { shownFields } from '../domain/catalogue/check-values.ts';
import type { ServiceRule } from '../domain/catalogue/service-rule.ts';

/**
 * What is signed of a form: what the form shows and was checked, without the blanks at the ends of a text, which the checks do not see and
 * central refuses. The wire's values are plain JSON, and nobody keeps a hand on the form's lists.
 */
export const sentValues = (service: ServiceRule, values: FieldValues): ActPayload['values'] =>
  Object.fromEntries(
    shownFields(service, values).flatMap(({ fieldId }) => {
      const value = values[fieldId];
      return value === undefined ? [] : [[fieldId, asSent(value)] as const];
    }),
  );

const asSent = (value: FieldValue): ActPayload['values'][string] => {
  if (typeof value === 'string') return value.trim();
  return value === null || typeof value === 'boolean' ? value : [...value];
};
