import { useMemo } from 'react';
import { useLanguage } from './language-context.tsx';

const kilo = 1000;

/** Sizes of files as the language writes them: whole kilobytes, megabytes with one decimal. */
export const useByteSize = (): ((bytes: number) => string) => {
  const { locale } = useLanguage().language;
  return useMemo(() => {
    const unit = (name: 'kilobyte' | 'megabyte', maximumFractionDigits: number): Intl.NumberFormat =>
      new Intl.NumberFormat(locale, { style: 'unit', unit: name, maximumFractionDigits });
    const [small, large] = [unit('kilobyte', 0), unit('megabyte', 1)];
    return (bytes) =>
      bytes < kilo * kilo ? small.format(Math.ceil(bytes / kilo)) : large.format(bytes / (kilo * kilo));
  }, [locale]);
};
