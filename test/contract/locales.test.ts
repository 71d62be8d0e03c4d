import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { ProblemDetails } from '../../central/api/problem.ts';
import { standingServices } from '../../central/domain/service-board.ts';
import { problemCodes } from '../../preload/contract/problem.ts';
import { LegalState } from '../../preload/contract/values.ts';

type Tree = { readonly [key: string]: string | Tree };

const folder = fileURLToPath(new URL('../../resources/', import.meta.url));
const languages = readdirSync(`${folder}locales`);
const read = (file: string): Tree => JSON.parse(readFileSync(`${folder}${file}`, 'utf8')) as Tree;

/** Every text with its whole key. */
const textsOf = (tree: Tree, path = ''): readonly (readonly [string, string])[] =>
  Object.entries(tree).flatMap(([key, value]) =>
    typeof value === 'string' ? [[`${path}${key}`, value] as const] : textsOf(value, `${path}${key}.`),
  );

/** The gaps of a text: a language may leave one out (a plural may say "one"), but no screen fills one that only it has. */
const gapsOf = (text: string): readonly string[] =>
  [...text.matchAll(/\{\{(\w+)\}\}/gu)].map(([, name]) => String(name));

const keysOf = (file: string): readonly string[] =>
  textsOf(read(file))
    .map(([key]) => key)
    .toSorted();

const packs = readdirSync(`${folder}packs`);
const english = [
  ...readdirSync(`${folder}locales/en`).map((file) => ({ file: `locales/en/${file}`, namespace: file })),
  ...packs.map((pack) => ({ file: `packs/${pack}/locales/en.json`, namespace: `pack ${pack}` })),
];
const inLanguage = (file: string, language: string): string =>
  file.replace('locales/en/', `locales/${language}/`).replace('locales/en.json', `locales/${language}.json`);

describe.each(languages.filter((language) => language !== 'en'))('the texts in %s', (language) => {
  test.each(english)('$namespace has every key of English and no other', ({ file }) => {
    expect(keysOf(inLanguage(file, language))).toEqual(keysOf(file));
  });

  test.each(english)('$namespace has no gap that English does not fill', ({ file }) => {
    const known = new Map(textsOf(read(file)).map(([key, text]) => [key, gapsOf(text)]));
    const unfilled = textsOf(read(inLanguage(file, language))).filter(([key, text]) =>
      gapsOf(text).some((gap) => known.get(key)?.includes(gap) === false),
    );
    expect(unfilled).toEqual([]);
  });
});

describe.each(languages)('every text in %s', (language) => {
  test.each(english)('of $namespace says something, without exclamation or doubled spaces', ({ file }) => {
    const bad = textsOf(read(inLanguage(file, language))).filter(
      ([key, text]) => (text.trim() === '' && !key.endsWith('.help')) || /!| {2}/u.test(text),
    );
    expect(bad).toEqual([]);
  });

  test('of a problem says what happened, what is safe and what to do next', () => {
    const texts = read(`locales/${language}/problem.json`);
    const parts = (code: string): readonly string[] => {
      const entry = texts[code];
      const keys = typeof entry === 'object' ? Object.keys(entry) : [];
      return [...new Set(keys.map((key) => key.replace(/_(one|other)$/u, '')))].toSorted();
    };
    for (const code of problemCodes) expect([code, parts(code)]).toEqual([code, ['next', 'safe', 'title']]);
  });

  test('of a problem belongs to a problem that exists', () => {
    const codes = Object.keys(read(`locales/${language}/problem.json`));
    expect(codes.filter((code) => !problemCodes.some((known) => known === code))).toEqual([]);
  });

  test('there is for every reason central may give for not taking work', () => {
    const { reason } = read(`locales/${language}/outbox.json`);
    const known = typeof reason === 'object' ? Object.keys(reason) : [];
    expect(known).toEqual(expect.arrayContaining([...ProblemDetails.shape.code.options, 'conflict']));
  });

  test('there is for every service on the status board, with what to say while it is not up', () => {
    const keys = textsOf(read(`locales/${language}/board.json`)).map(([key]) => key);
    for (const service of [...standingServices, 'other']) {
      expect(keys).toContain(`service.${service}`);
      expect(keys).toContain(`sentence.${service}.down`);
      expect(keys).toContain(`sentence.${service}.disturbed`);
    }
  });

  test('there is for every legal state, with what it means', () => {
    const keys = textsOf(read(`locales/${language}/app.json`)).map(([key]) => key);
    for (const state of LegalState.options) {
      expect(keys).toContain(`legal.${state}`);
      expect(keys).toContain(`legal.meaning.${state}`);
    }
  });
});
