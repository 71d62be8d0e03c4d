import { useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { FieldValue, FormField as Field } from '../../../preload/contract/service.ts';
import { CheckboxCards } from '../../components/checkbox-field.tsx';
import { DateField } from '../../components/date-field.tsx';
import { RadioCards } from '../../components/radio-cards.tsx';
import { SelectField } from '../../components/select-field.tsx';
import { TextField } from '../../components/text-field.tsx';
import { useFormat } from '../../language/use-format.ts';
import { kronerOf, oreOf } from './amount.ts';
import type { FieldTexts } from './field-texts.ts';
import { peopleChoices } from './people-choices.ts';

/** Up to this many answers are shown all at once. */
const cardsUpTo = 5;

export type FormFieldProps = {
  readonly field: Field;
  readonly value: FieldValue;
  readonly texts: FieldTexts;
  readonly error: string | null;
  /** The source of a value that was filled in. */
  readonly source: ReactNode;
  readonly onChange: (value: FieldValue) => void;
};

const asText = (value: FieldValue): string => (typeof value === 'string' ? value : '');

const MoneyField = ({ value, onChange, ...shared }: ControlProps) => {
  // While the value is what was typed, it is shown as it was typed; a value from elsewhere is written out.
  const [typed, setTyped] = useState('');
  const held = asText(value);
  return (
    <TextField
      {...shared}
      inputMode="numeric"
      value={typed !== '' && oreOf(typed) === held ? typed : kronerOf(held)}
      onChange={(text) => {
        setTyped(text);
        onChange(oreOf(text));
      }}
    />
  );
};

const ChoiceField = ({ field, texts, value, onChange, ...shared }: ControlProps) => {
  const choices = field.choices.map((choice) => ({
    value: choice.value,
    label: texts.choice(field, choice.value),
    detail: choice.detail,
  }));
  const chosen = typeof value === 'string' && value !== '' ? value : null;
  return choices.length <= cardsUpTo ? (
    <RadioCards {...shared} value={chosen} onChange={onChange} cards={choices} />
  ) : (
    <SelectField {...shared} value={chosen} onChange={onChange} choices={choices} />
  );
};

const YesNoField = ({ value, onChange, ...shared }: ControlProps) => {
  const { t } = useTranslation('service');
  return (
    <RadioCards
      {...shared}
      value={typeof value === 'boolean' ? (value ? 'yes' : 'no') : null}
      onChange={(answer) => onChange(answer === 'yes')}
      cards={[
        { value: 'yes', label: t('form.yes') },
        { value: 'no', label: t('form.no') },
      ]}
    />
  );
};

const PeopleField = ({ field, value, onChange, ...shared }: ControlProps) => {
  const { t } = useTranslation('service');
  const format = useFormat();
  const choices = peopleChoices(field, value);
  if (choices.length === 0) {
    return (
      <div className="field">
        <p className="field-label">{shared.label}</p>
        <p className="quiet">{t('form.nobody')}</p>
      </div>
    );
  }
  return (
    <CheckboxCards
      {...shared}
      value={Array.isArray(value) ? (value as readonly string[]) : []}
      onChange={onChange}
      cards={choices.map(({ value, name, detail }) => ({
        value,
        label: name ?? t('form.leftHome'),
        detail: detail === null ? null : t('form.born', { day: format.day(detail) }),
      }))}
    />
  );
};

type ControlProps = {
  readonly field: Field;
  readonly texts: FieldTexts;
  readonly label: string;
  readonly help: ReactNode;
  readonly error: string | null;
  readonly isRequired: boolean;
  readonly widthChars: number;
  readonly value: FieldValue;
  readonly onChange: (value: FieldValue) => void;
};

const TextControl = ({ field, value, onChange, ...shared }: ControlProps) => (
  <TextField
    {...shared}
    value={asText(value)}
    onChange={onChange}
    inputMode={field.inputMode}
    isIdentifier={field.inputMode === 'numeric'}
    autoComplete="off"
  />
);

const DayField = ({ value, onChange, ...shared }: ControlProps) => (
  <DateField {...shared} value={typeof value === 'string' ? value : null} onChange={onChange} />
);

const controls: Readonly<Record<Field['kind'], (props: ControlProps) => ReactNode>> = {
  text: TextControl,
  day: DayField,
  choice: ChoiceField,
  people: PeopleField,
  money: MoneyField,
  'yes-no': YesNoField,
};

/** One field of a service, drawn by its kind. */
export const FormField = ({ field, texts, source, ...rest }: FormFieldProps) => {
  const Control = controls[field.kind];
  const help = texts.help(field);
  return (
    <Control
      {...rest}
      field={field}
      texts={texts}
      label={texts.label(field)}
      help={
        source === null ? (
          help
        ) : (
          <span className="field-source">
            {source} {help}
          </span>
        )
      }
      isRequired={field.isRequired}
      widthChars={field.widthChars}
    />
  );
};
