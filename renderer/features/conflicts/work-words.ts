import type { ReactNode } from 'react';
import type { FieldFault, FieldValue, FormField } from '../../../preload/contract/service.ts';

/** How the services speak of their fields: the app lends it to this place. */
export type WorkWords = {
  readonly label: (field: FormField) => string;
  readonly value: (field: FormField, value: FieldValue) => string;
  readonly fault: (fault: FieldFault) => string;
  /** A control for one field. */
  readonly control: (control: {
    readonly field: FormField;
    readonly value: FieldValue;
    readonly error: string | null;
    readonly onChange: (value: FieldValue) => void;
  }) => ReactNode;
};
