import { Radio, RadioGroup } from 'react-aria-components';
import type { ReactNode } from 'react';
import { FieldShell } from './field.tsx';
import type { FieldProps } from './field.tsx';
import './choice-cards.css';

export type Card<V extends string = string> = {
  readonly value: V;
  readonly label: string;
  readonly detail?: string | null;
  readonly icon?: ReactNode;
  readonly isDisabled?: boolean;
};

export type RadioCardsProps<V extends string> = FieldProps & {
  readonly value: V | null;
  readonly onChange: (value: V) => void;
  readonly cards: readonly Card<V>[];
  /** Beside each other where there is room, or always below each other. */
  readonly layout?: 'grid' | 'list';
};

/** A few choices that deserve thought, each with what it means. */
export const RadioCards = <V extends string>({
  label,
  help,
  error,
  aside,
  value,
  onChange,
  cards,
  layout = 'grid',
  isRequired = true,
  ...control
}: RadioCardsProps<V>) => (
  <RadioGroup
    {...control}
    className="field"
    value={value}
    onChange={(key) => {
      const card = cards.find((card) => card.value === key);
      if (card !== undefined) onChange(card.value);
    }}
    isRequired={isRequired}
    isInvalid={typeof error === 'string'}
    validationBehavior="aria"
  >
    <FieldShell label={label} help={help} error={error ?? null} isRequired={isRequired} aside={aside}>
      <div className={`cards cards-${layout}`}>
        {cards.map((card) => (
          <Radio
            key={card.value}
            value={card.value}
            isDisabled={card.isDisabled ?? false}
            className="card-choice"
          >
            <span aria-hidden className="card-mark" />
            {card.icon}
            <span className="card-words">
              <span className="card-label">{card.label}</span>
              {card.detail ? <span className="card-detail">{card.detail}</span> : null}
            </span>
          </Radio>
        ))}
      </div>
    </FieldShell>
  </RadioGroup>
);
