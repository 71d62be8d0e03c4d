import { Check } from 'lucide-react';
import type { ReactNode } from 'react';
import { Checkbox, CheckboxGroup } from 'react-aria-components';
import { FieldShell } from './field.tsx';
import type { FieldProps } from './field.tsx';
import type { Card } from './radio-cards.tsx';
import './choice-cards.css';

const Mark = () => (
  <span aria-hidden className="card-mark card-mark-square">
    <Check size={14} strokeWidth={3.5} />
  </span>
);

export type CheckboxFieldProps = {
  readonly children: ReactNode;
  readonly isSelected: boolean;
  readonly onChange: (isSelected: boolean) => void;
  readonly isInvalid?: boolean;
  readonly isDisabled?: boolean;
};

/** One statement that is true or not ("I have compared the face with the picture"). */
export const CheckboxField = ({ children, ...control }: CheckboxFieldProps) => (
  <Checkbox {...control} className="check-plain">
    <Mark />
    <span className="card-words">{children}</span>
  </Checkbox>
);

export type CheckboxCardsProps<V extends string> = FieldProps & {
  readonly value: readonly V[];
  readonly onChange: (value: readonly V[]) => void;
  readonly cards: readonly Card<V>[];
};

/** Any number of a few (who moves along). */
export const CheckboxCards = <V extends string>({
  label,
  help,
  error,
  aside,
  value,
  onChange,
  cards,
  isRequired = true,
  ...control
}: CheckboxCardsProps<V>) => (
  <CheckboxGroup
    {...control}
    className="field"
    value={[...value]}
    onChange={(keys) =>
      onChange(cards.map((card) => card.value).filter((candidate) => keys.includes(candidate)))
    }
    isRequired={isRequired}
    isInvalid={typeof error === 'string'}
    validationBehavior="aria"
  >
    <FieldShell label={label} help={help} error={error ?? null} isRequired={isRequired} aside={aside}>
      <div className="cards cards-grid">
        {cards.map((card) => (
          <Checkbox
            key={card.value}
            value={card.value}
            isDisabled={card.isDisabled ?? false}
            className="card-choice"
          >
            <Mark />
            <span className="card-words">
              <span className="card-label">{card.label}</span>
              {card.detail ? <span className="card-detail">{card.detail}</span> : null}
            </span>
          </Checkbox>
        ))}
      </div>
    </FieldShell>
  </CheckboxGroup>
);
