import type { TextParams } from '../../preload/contract/values.ts';
import type { Formats } from './formats.ts';

const day = /^\d{4}-\d{2}-\d{2}$/;
const instant = /^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/;

/**
 * The params of an answer, ready for its text: days and instants as the language writes them. Ids stay as they are, since the texts
 * look up their words by them.
 */
export const shownParams = (params: TextParams, format: Pick<Formats, 'day' | 'moment'>): TextParams =>
  Object.fromEntries(
    Object.entries(params).map(([name, value]) => {
      if (day.test(value)) return [name, format.day(value)];
      return [name, instant.test(value) ? format.moment(value) : value];
    }),
  );
