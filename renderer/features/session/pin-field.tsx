import { TextField } from '../../components/text-field.tsx';

export type PinFieldProps = {
  readonly label: string;
  readonly help?: string;
  readonly error: string | null;
  readonly value: string;
  readonly onChange: (pin: string) => void;
  readonly autoFocus?: boolean;
  /** `new-password` lets a password manager offer one. */
  readonly autoComplete?: 'off' | 'new-password';
};

/** Digits that nobody beside the desk should read. */
export const PinField = ({ autoComplete = 'off', onChange, ...field }: PinFieldProps) => (
  <TextField
    {...field}
    type="password"
    inputMode="numeric"
    autoComplete={autoComplete}
    maxLength={12}
    widthChars={14}
    isIdentifier
    onChange={(text) => onChange(text.replaceAll(/\D/g, ''))}
  />
);
