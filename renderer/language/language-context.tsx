import type { i18n } from 'i18next';
import { createContext, use, useEffect, useMemo, useState } from 'react';
import type { ReactNode } from 'react';
import { I18nProvider } from 'react-aria-components';
import { I18nextProvider } from 'react-i18next';
import type { Language } from './languages.ts';
import './typed-keys.ts';

type LanguageChoice = { readonly language: Language; readonly choose: (language: Language) => void };

const LanguageContext = createContext<LanguageChoice | null>(null);

/** The language of the page and how to change it. */
export const useLanguage = (): LanguageChoice => {
  const choice = use(LanguageContext);
  if (choice === null) throw new Error('useLanguage needs a LanguageProvider above it.');
  return choice;
};

type LanguageProviderProps = {
  readonly texts: i18n;
  readonly first: Language;
  /** Called with each choice, so that it can be remembered. */
  readonly onChoose: (language: Language) => void;
  readonly children: ReactNode;
};

/** Sets the language of texts, controls, formats and the document at once. */
export const LanguageProvider = ({ texts, first, onChoose, children }: LanguageProviderProps) => {
  const [language, setLanguage] = useState(first);

  useEffect(() => {
    document.documentElement.lang = language.locale;
    document.documentElement.dir = language.direction;
  }, [language]);

  const choice = useMemo(
    () => ({
      language,
      choose: (next: Language) => {
        onChoose(next);
        void texts.changeLanguage(next.id).then(() => setLanguage(next));
      },
    }),
    [language, onChoose, texts],
  );

  return (
    <LanguageContext value={choice}>
      <I18nextProvider i18n={texts}>
        <I18nProvider locale={language.locale}>{children}</I18nProvider>
      </I18nextProvider>
    </LanguageContext>
  );
};
