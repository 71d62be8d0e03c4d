import { takeBirthDate } from './birth-dates.ts';
import { nameWords } from './fold.ts';

/** What somebody at the desk may have meant by what was typed. Several at once: eight digits are a phone number and a day. */
export type Typed = {
  /** Ten digits, or the first seven or more of them; null where no number was meant. */
  readonly nationalNumber: string | null;
  /** Digits to be compared from the end; at least eight. */
  readonly phone: string | null;
  /** `YYYY-MM-DD`. */
  readonly birthDates: readonly string[];
  /** `YYYY`; only together with a name. */
  readonly birthYear: string | null;
  /** Folded words, each to be matched as the beginning of a word. */
  readonly words: readonly string[];
};

const nothing: Typed = { nationalNumber: null, phone: null, birthDates: [], birthYear: null, words: [] };

export const readTyped = (text: string): Typed => {
  const typed = text.trim();
  if (!/\p{L}/u.test(typed)) return readNumber(typed);
  const wholeNumber = /(?<!\d)(\d{6})-?(\d{4})(?!\d)/.exec(typed);
  if (wholeNumber !== null) return { ...nothing, nationalNumber: wholeNumber.slice(1).join('') };
  const { dates, rest } = takeBirthDate(typed);
  const year = /(?<!\d)(1[89]|20)\d\d(?!\d)/.exec(rest)?.[0] ?? null;
  const words = nameWords(rest).filter((word) => !/^\d+$/.test(word));
  if (words.length === 0) return { ...nothing, birthDates: dates };
  return { ...nothing, birthDates: dates, birthYear: dates.length > 0 ? null : year, words };
};

const readNumber = (typed: string): Typed => {
  const digits = typed.replace(/\D/g, '');
  const isInternational = /^\(?(\+|00)/.test(typed);
  if (isInternational) return { ...nothing, phone: phoneDigits(digits) };
  const mayBeNational = digits.length >= 7 && digits.length <= 10 && /^[\d -]+$/.test(typed);
  return {
    ...nothing,
    nationalNumber: mayBeNational ? digits : null,
    phone: phoneDigits(digits),
    birthDates: takeBirthDate(typed).dates,
  };
};

/** Without the zeros that stand for "abroad" or "other area", which nobody stores; null where too little is left to find one by. */
const phoneDigits = (digits: string): string | null => {
  const significant = digits.replace(/^0+/, '');
  return significant.length >= 8 ? significant : null;
};
