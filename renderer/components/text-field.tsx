import type { ReactNode } from 'react';
import { Input, TextArea, TextField as AriaTextField } from 'react-aria-components';
import { FieldShell } from './field.tsx';
import type { FieldProps } from './field.tsx';

export type TextFieldProps = FieldProps & {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly onBlur?: () => void;
  readonly onKeyDown?: (event: { readonly key: string; readonly preventDefault: () => void }) => void;
  readonly type?: 'text' | 'password' | 'url' | 'tel';
  readonly inputMode?: 'text' | 'numeric';
  readonly autoComplete?: string;
  readonly autoFocus?: boolean;
  readonly maxLength?: number;
  /** How wide the field should look; a postcode should not look like a name. Full width without it. */
  readonly widthChars?: number;
  /** Identifiers are written in the mono letter, which keeps 0, O, 1 and l apart. */
  readonly isIdentifier?: boolean;
  /** More than one line. */
  readonly rows?: number;
  readonly placeholder?: string;
  /** After the input, in its row: a button. */
  readonly after?: ReactNode;
};

/** Width of an input for a number of characters, with its padding; never wider than its place. */
export const widthFor = (chars: number | undefined): { readonly maxInlineSize?: string } =>
  chars === undefined || chars >= 40 ? {} : { maxInlineSize: `calc(${Math.max(chars, 3)}ch + 2.5rem)` };

export const TextField = ({
  label,
  help,
  error,
  aside,
  widthChars,
  isIdentifier = false,
  rows,
  placeholder = '',
  after,
  isRequired = true,
  maxLength,
  ...control
}: TextFieldProps) => {
  const className = isIdentifier ? 'input input-mono' : 'input';
  const input =
    rows === undefined ? (
      <Input className={className} style={widthFor(widthChars)} placeholder={placeholder} dir="auto" />
    ) : (
      <TextArea className={className} rows={rows} placeholder={placeholder} dir="auto" />
    );
  return (
    <AriaTextField
      {...control}
      {...(maxLength === undefined ? {} : { maxLength })}
      className="field"
      isRequired={isRequired}
      isInvalid={typeof error === 'string'}
      validationBehavior="aria"
    >
      <FieldShell label={label} help={help} error={error ?? null} isRequired={isRequired} aside={aside}>
        {after === undefined ? (
          input
        ) : (
          <div className="row row-tight">
            <div className="grow">{input}</div>
            {after}
          </div>
        )}
      </FieldShell>
    </AriaTextField>
  );
};
