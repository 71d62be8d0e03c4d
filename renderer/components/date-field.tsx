import { parseDate } from '@internationalized/date';
import type { CalendarDate } from '@internationalized/date';
import { DateField as AriaDateField, DateInput, DateSegment } from 'react-aria-components';
import { FieldShell } from './field.tsx';
import type { FieldProps } from './field.tsx';
import './date-field.css';

export type DateFieldProps = FieldProps & {
  /** `YYYY-MM-DD`, or null while nothing whole has been typed. */
  readonly value: string | null;
  readonly onChange: (value: string | null) => void;
  readonly min?: string;
  readonly max?: string;
  readonly autoFocus?: boolean;
};

/** A value that is no day (a half-typed draft) is shown as an empty field. */
const toDate = (value: string | null | undefined): CalendarDate | null =>
  typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value) ? parseDate(value) : null;

/** A day, typed as numbers in the order of the language; arrows change one part. */
export const DateField = ({
  label,
  help,
  error,
  aside,
  value,
  onChange,
  min,
  max,
  isRequired = true,
  ...control
}: DateFieldProps) => (
  <AriaDateField
    {...control}
    className="field"
    value={toDate(value)}
    onChange={(date) => onChange(date === null ? null : date.toString())}
    minValue={toDate(min)}
    maxValue={toDate(max)}
    granularity="day"
    shouldForceLeadingZeros
    isRequired={isRequired}
    isInvalid={typeof error === 'string'}
    validationBehavior="aria"
  >
    <FieldShell label={label} help={help} error={error ?? null} isRequired={isRequired} aside={aside}>
      <DateInput className="input date-input">
        {(segment) => <DateSegment segment={segment} className="date-segment" />}
      </DateInput>
    </FieldShell>
  </AriaDateField>
);
