import { useTranslation } from 'react-i18next';
import type { FieldFault, FieldValue, FormField } from '../../../preload/contract/service.ts';
import type { ServiceId } from '../../../preload/contract/values.ts';
import { useCodedText } from '../../language/coded-text.ts';
import { shownParams } from '../../language/shown-params.ts';
import { useFormat } from '../../language/use-format.ts';

export type FieldTexts = {
  readonly group: (groupId: string) => string;
  readonly label: (field: FormField) => string;
  readonly help: (field: FormField) => string | undefined;
  readonly choice: (field: FormField, value: string) => string;
  readonly fault: (fault: FieldFault) => string;
  /** A value as it is read: names, days and amounts in words; empty values say so. */
  readonly value: (field: FormField, value: FieldValue) => string;
};

/** The texts of a service's form, from the pack. */
export const useFieldTexts = (serviceId: ServiceId): FieldTexts => {
  const { t } = useTranslation('service');
  const pack = useCodedText('pack');
  const own = useCodedText('service');
  const format = useFormat();
  const key = (rest: string): string => `service.${serviceId}.${rest}`;

  const choice = (field: FormField, value: string): string =>
    field.choices.find((choice) => choice.value === value)?.name ??
    pack.text(key(`choice.${field.fieldId}.${value}`));

  const value = (field: FormField, value: FieldValue): string => {
    if (value === null || value === '') return t('review.empty');
    if (typeof value === 'boolean') return t(value ? 'form.yes' : 'form.no');
    if (typeof value !== 'string') {
      return value.length === 0 ? t('review.nobody') : format.list(value.map((each) => choice(field, each)));
    }
    if (field.kind === 'day') return format.day(value);
    if (field.kind === 'choice') return choice(field, value);
    return field.kind === 'money' && /^\d+$/.test(value) ? format.money(Number(value), 'DKK') : value;
  };

  return {
    group: (groupId) => pack.text(key(`group.${groupId}`)),
    label: ({ fieldId }) => pack.text(key(`field.${fieldId}.label`)),
    help: ({ fieldId }) => {
      const help = key(`field.${fieldId}.help`);
      const words = pack.has(help) ? pack.text(help) : '';
      // An empty text comes back as its key.
      return words === '' || words === help ? undefined : words;
    },
    choice,
    fault: ({ code, params }) => own.text(`fault.${code}`, shownParams(params, format)),
    value,
  };
};
