import type { TextParams } from '../../preload/contract/values.ts';
import type { Formats } from './formats.ts';

const day = /^\d{4}-\d{2}-\d{2}$/;
const instant = /^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/;

/**
 * The params of an answer, ready for its text: days, instants and money as the language writes them (`amountMinor` and `currency` make
 * `amount`). Ids stay as they are, since the texts look up their words by them.
 */
export const shownParams = (
  params: TextParams,
  format: Pick<Formats, 'day' | 'moment' | 'money'>,
): TextParams => ({
  ...Object.fromEntries(
    Object.entries(params).map(([name, value]) => {
      if (day.test(value)) return [name, format.day(value)];
      return [name, instant.test(value) ? format.moment(value) : value];
    }),
  ),
  ...amountOf(params, format),
});

const amountOf = (
  { amountMinor, currency }: Readonly<Record<string, string>>,
  format: Pick<Formats, 'money'>,
): TextParams =>
  amountMinor === undefined || currency === undefined || !/^-?\d+$/.test(amountMinor)
    ? {}
    : { amount: format.money(Number(amountMinor), currency) };
