import { TextField } from './text-field.tsx';

type ColleaguePinFieldProps = {
  readonly label: string;
  readonly value: string;
  readonly onChange: (pin: string) => void;
  readonly error: string | null;
};

/** The PIN of a colleague who signs too, beside whoever is signed in: no browser keeps it, and none fills it in. */
export const ColleaguePinField = (props: ColleaguePinFieldProps) => (
  <TextField
    {...props}
    type="password"
    inputMode="numeric"
    autoComplete="off"
    widthChars={12}
    maxLength={64}
  />
);
