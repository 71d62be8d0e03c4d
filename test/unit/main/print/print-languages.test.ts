import { expect, test } from 'vitest';
import { z } from 'zod';
import { readFileSync } from 'node:fs';
import { Ground } from '../../../../preload/contract/authority.ts';
import { MandateUse } from '../../../../preload/contract/mandate-keeping.ts';
import { dkPack } from '../domain/dk-pack.ts';

/** A print has words in each of its languages for whatever it may have to say: an id on a paper is understood by nobody. */

const ServiceTexts = z.object({
  service: z.record(z.string(), z.object({ next: z.record(z.string(), z.string()) })),
  letter: z.record(z.string(), z.string()),
});
const danish = ServiceTexts.parse(JSON.parse(readFileSync('resources/packs/dk/locales/da.json', 'utf8')));
const gapsOf = (text: string): readonly string[] =>
  [...text.matchAll(/\{\{(\w+)\}\}/gu)].map(([, name = '']) => name).toSorted();
const languages = Object.entries(dkPack.printLanguages);
const wordsMissing = (keys: readonly string[]): readonly string[] =>
  languages.flatMap(([tag, { words }]) =>
    keys.filter((key) => words[key] === undefined).map((key) => `${tag}: ${key}`),
  );

test('each step after each service has words in every language of the prints, with the same names and days in it', () => {
  for (const { serviceId, nextSteps } of dkPack.services) {
    for (const { code } of nextSteps) {
      const key = `next.${serviceId}.${code}`;
      const gaps = gapsOf(danish.service[serviceId]?.next[code] ?? '');
      for (const [tag, { words }] of languages)
        expect([tag, key, gapsOf(words[key] ?? 'missing {{x}}')]).toEqual([tag, key, gaps]);
    }
  }
});

test('each ground, purpose, service, letter and use of a mandate has words in every language of the prints', () => {
  const keys = [
    ...Ground.options.map((ground) => `ground.${ground}`),
    ...dkPack.purposes.map(({ purposeId }) => `purpose.${purposeId}`),
    ...dkPack.services.map(({ serviceId }) => `service.${serviceId}`),
    ...Object.keys(danish.letter).map((letter) => `letter.${letter}`),
    ...MandateUse.unwrap().shape.kind.options.map((kind) => `own.use.${kind}`),
    'signs.missing',
    'signs.missingMeans',
  ];
  expect(wordsMissing(keys)).toEqual([]);
});
