import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

export type Texts = { readonly [key: string]: string | Texts };

const read = (path: string): Texts =>
  JSON.parse(
    readFileSync(fileURLToPath(new URL(`../../../../resources/${path}`, import.meta.url)), 'utf8'),
  ) as Texts;

export const languages = ['en', 'da'] as const;
export type Language = (typeof languages)[number];

export const authorityTexts = {
  en: read('locales/en/authority.json'),
  da: read('locales/da/authority.json'),
};
export const packTexts = { en: read('packs/dk/locales/en.json'), da: read('packs/dk/locales/da.json') };

/** Every key with its text: `service.change-of-address.name`. */
export const flat = (texts: Texts, prefix = ''): readonly (readonly [string, string])[] =>
  Object.entries(texts).flatMap(([key, value]) =>
    typeof value === 'string' ? [[`${prefix}${key}`, value] as const] : flat(value, `${prefix}${key}.`),
  );

export const keysOf = (texts: Texts): readonly string[] => flat(texts).map(([key]) => key);
