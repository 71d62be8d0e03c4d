import { useTranslation } from 'react-i18next';
import type { Texts } from './resources.ts';

export type CodedText = {
  /** The text of a key that is known only when the program runs: an id of the pack, a code of an answer. */
  readonly text: (key: string, params?: Readonly<Record<string, string | number>>) => string;
  readonly has: (key: string) => boolean;
};

/**
 * Texts for codes that come from the core. Everything that a screen can name itself goes through `useTranslation`, whose keys are
 * checked when the program is compiled; here a test of the pack has to prove that every code has its text.
 */
export const useCodedText = (namespace: keyof Texts): CodedText => {
  const { i18n } = useTranslation();
  // The typed `t` takes known keys only; this is the one place that steps around it.
  const loose = i18n.t as unknown as (key: string, options: object) => string;
  return {
    text: (key, params = {}) => loose.call(i18n, key, { ...params, ns: namespace }),
    has: (key) => i18n.exists(key, { ns: namespace }),
  };
};
