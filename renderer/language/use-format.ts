import { useMemo } from 'react';
import { useLanguage } from './language-context.tsx';
import { formatsOf } from './formats.ts';
import type { Formats } from './formats.ts';

/** Dates, ages, money, numbers and lists, as the language of the page writes them. */
export const useFormat = (): Formats => {
  const { locale } = useLanguage().language;
  return useMemo(() => formatsOf(locale), [locale]);
};
