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
  if (isBlank(value))
    return field.isRequired ? { fieldId: field.fieldId, code: 'required', params: {} } : null;
  const isChoice = (each: string) => choices.some((choice) => choice.value === each);
  const found = faultOfKind[field.kind](value, { field, isChoice });
  return found && { fieldId: field.fieldId, params: {}, ...found };
};

type FaultOfKind = (
  value: FieldValue,
  about: { readonly field: ServiceField; readonly isChoice: (value: string) => boolean },
) => (Pick<FieldFault, 'code'> & Partial<Pick<FieldFault, 'params'>>) | null;

const faultOfKind: Readonly<Record<ServiceField['kind'], FaultOfKind>> = {
  text: (value, { field }) => {
    if (typeof value !== 'string') return { code: 'required' };
    return value.length > field.maxLength
      ? { code: 'too-long', params: { limit: String(field.maxLength) } }
      : null;
  },
  day: (value) => (typeof value === 'string' && isDay(value) ? null : { code: 'not-a-day' }),
  money: (value) =>
    typeof value === 'string' && /^\d{1,12}$/.test(value) ? null : { code: 'not-an-amount' },
  choice: (value, { isChoice }) =>
    typeof value === 'string' && isChoice(value) ? null : { code: 'not-a-choice' },
  people: (value, { isChoice }) =>
    Array.isArray(value) && value.every(isChoice) ? null : { code: 'not-a-choice' },
  'yes-no': (value) => (typeof value === 'boolean' ? null : { code: 'not-a-choice' }),
};
