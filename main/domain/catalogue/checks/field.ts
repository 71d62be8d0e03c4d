import type { FieldFault, FieldValue, FormField } from '../../../../preload/contract/service.ts';
import { isDay } from '../../calendar.ts';
import type { ServiceField } from '../service-rule.ts';

/** Nothing was answered: `false` is an answer, white space is not. */
export const isBlank = (value: FieldValue): boolean => {
  if (value === null) return true;
  if (typeof value === 'string') return value.trim() === '';
  return Array.isArray(value) && value.length === 0;
};

/** The fault of one field by itself: left out, or not of its kind. Null where there is none. */
export const checkField = (
  field: ServiceField,
  value: FieldValue,
  choices: FormField['choices'],
): FieldFault | null => {
  const fault = (code: FieldFault['code'], params: FieldFault['params'] = {}): FieldFault => ({
    fieldId: field.fieldId,
    code,
    params,
  });
  if (isBlank(value)) return field.isRequired ? fault('required') : null;
  const isChoice = (each: string) => choices.some((choice) => choice.value === each);
  switch (field.kind) {
    case 'text':
      if (typeof value !== 'string') return fault('required');
      return value.length > field.maxLength ? fault('too-long', { limit: String(field.maxLength) }) : null;
    case 'day':
      return typeof value === 'string' && isDay(value) ? null : fault('not-a-day');
    case 'money':
      return typeof value === 'string' && /^\d{1,12}$/.test(value) ? null : fault('not-an-amount');
    case 'choice':
      return typeof value === 'string' && isChoice(value) ? null : fault('not-a-choice');
    case 'people':
      return Array.isArray(value) && value.every(isChoice) ? null : fault('not-a-choice');
    case 'yes-no':
      return typeof value === 'boolean' ? null : fault('not-a-choice');
  }
};
