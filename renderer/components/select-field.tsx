import { Check, ChevronDown } from 'lucide-react';
import {
  Button,
  ListBox,
  ListBoxItem,
  Popover,
  Select as AriaSelect,
  SelectValue,
  Text,
} from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { FieldShell } from './field.tsx';
import type { FieldProps } from './field.tsx';
import { widthFor } from './text-field.tsx';
import './select-field.css';

export type Choice<V extends string = string> = {
  readonly value: V;
  readonly label: string;
  readonly detail?: string | null;
};

export type SelectFieldProps<V extends string> = FieldProps & {
  readonly value: V | null;
  readonly onChange: (value: V) => void;
  readonly choices: readonly Choice<V>[];
  readonly placeholder?: string;
  readonly widthChars?: number;
};

/** One of many; for two to five that deserve thought, `RadioCards` shows them all at once. */
export const SelectField = <V extends string>({
  label,
  help,
  error,
  aside,
  value,
  onChange,
  choices,
  placeholder,
  widthChars,
  isRequired = true,
  ...control
}: SelectFieldProps<V>) => {
  const { t } = useTranslation('app');
  return (
    <AriaSelect
      {...control}
      className="field"
      value={value}
      onChange={(key) => {
        const chosen = choices.find((choice) => choice.value === key);
        if (chosen !== undefined) onChange(chosen.value);
      }}
      placeholder={placeholder ?? t('field.choose')}
      isRequired={isRequired}
      isInvalid={typeof error === 'string'}
      validationBehavior="aria"
    >
      <FieldShell label={label} help={help} error={error ?? null} isRequired={isRequired} aside={aside}>
        <Button className="input select-button" style={widthFor(widthChars)}>
          <SelectValue className="select-value" />
          <ChevronDown aria-hidden size={18} />
        </Button>
      </FieldShell>
      <Popover className="popover select-popover">
        <ListBox className="menu" items={choices.map((choice) => ({ ...choice, id: choice.value }))}>
          {(choice) => (
            <ListBoxItem id={choice.value} textValue={choice.label} className="menu-item">
              <Check aria-hidden size={18} className="menu-check" />
              <span className="menu-words">
                <Text slot="label">{choice.label}</Text>
                {choice.detail ? (
                  <Text slot="description" className="menu-detail">
                    {choice.detail}
                  </Text>
                ) : null}
              </span>
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </AriaSelect>
  );
};
