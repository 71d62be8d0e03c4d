import { CircleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { FieldError, Label, Text } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import './field.css';

/** What every field shares. `error` is a whole sentence: what is wrong and what to write instead. */
export type FieldProps = {
  readonly label: string;
  readonly help?: ReactNode;
  readonly error?: string | null;
  readonly isRequired?: boolean;
  readonly isDisabled?: boolean;
  /** Shown beside the label: a source chip, for a field that was filled from a register. */
  readonly aside?: ReactNode;
  readonly name?: string;
};

type FieldShellProps = Pick<FieldProps, 'label' | 'help' | 'error' | 'isRequired' | 'aside'> & {
  readonly children: ReactNode;
};

/** The parts around a control of React Aria, in reading order: label, help, fault, control. */
export const FieldShell = ({ label, help, error, isRequired = true, aside, children }: FieldShellProps) => {
  const { t } = useTranslation('app');
  return (
    <>
      <div className="field-head">
        <Label className="field-label">
          {label}
          {isRequired ? null : <span className="field-optional"> {t('field.optional')}</span>}
        </Label>
        {aside}
      </div>
      {help === undefined ? null : (
        <Text slot="description" className="field-help">
          {help}
        </Text>
      )}
      <FieldError className="field-error">
        <CircleAlert aria-hidden size={18} />
        <span>{error}</span>
      </FieldError>
      {children}
    </>
  );
};
