import type { TFunction } from 'i18next';
import type { Formats } from '../../language/formats.ts';

/** What words about the status are made with. */
export type StatusSource = {
  readonly t: TFunction;
  readonly format: Formats;
  readonly nowMs: number;
  readonly sizeOf: (bytes: number) => string;
};
