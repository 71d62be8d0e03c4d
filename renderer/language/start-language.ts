import { createInstance } from 'i18next';
import type { i18n } from 'i18next';
import { initReactI18next } from 'react-i18next';
import type { Language } from './languages.ts';
import { texts } from './resources.ts';

/** The texts, ready before the first screen is drawn: they are part of the page, nothing is fetched. */
export const startLanguage = async (language: Language): Promise<i18n> => {
  const instance = createInstance();
  await instance.use(initReactI18next).init({
    lng: language.id,
    fallbackLng: 'en',
    defaultNS: 'app',
    resources: texts,
    returnNull: false,
    initAsync: false,
    // React escapes what it draws.
    interpolation: { escapeValue: false },
  });
  return instance;
};
