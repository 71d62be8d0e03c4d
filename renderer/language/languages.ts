/** A language of the page. `locale` decides how dates, numbers and names are written. */
export type Language = {
  readonly id: 'en' | 'da';
  /** In the language itself, so that whoever needs it can find it. */
  readonly name: string;
  readonly locale: string;
  readonly direction: 'ltr' | 'rtl';
};

const english: Language = { id: 'en', name: 'English', locale: 'en-GB', direction: 'ltr' };
const danish: Language = { id: 'da', name: 'Dansk', locale: 'da-DK', direction: 'ltr' };

export const languages: readonly Language[] = [english, danish];

/** The language for an id that was stored or asked for, or for the first of the browser's languages that we have. */
export const chooseLanguage = (wanted: readonly (string | null)[]): Language => {
  for (const tag of wanted) {
    const found = languages.find((language) => tag?.split('-')[0] === language.id);
    if (found !== undefined) return found;
  }
  return english;
};
