import type { Mandate } from '../../../preload/contract/mandate.ts';
import { writeDay } from '../../domain/wordings/gap-forms.ts';
import type { PrintWords } from '../print-words.ts';

/** What prints say of a mandate's life. The status is the one that decides about authority: nothing about validity is worked out here. */
export const mandateStatusWords = ({ status, revokedOn }: Mandate, { say, language }: PrintWords): string =>
  say(`mandate.status.${status}`, {
    day: revokedOn === null ? '' : writeDay(revokedOn, language.locale),
  }).trim();

/** First and last day; the last day is one on which it still holds. */
export const periodOf = ({ validFrom, validUntil }: Mandate, { say, language }: PrintWords): string => {
  const from = writeDay(validFrom, language.locale);
  return validUntil === null
    ? say('mandate.noEnd', { from })
    : say('mandate.period', { from, until: writeDay(validUntil, language.locale) });
};
