import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parsePack } from '../../../../../main/domain/catalogue/parse-pack.ts';
import { serviceOf } from '../../../../../main/domain/catalogue/pack.ts';
import { dkFiles, dkPack } from '../dk-pack.ts';

const faultsOf = (files: { pack?: object; postcodes?: unknown; services?: readonly unknown[] }) => {
  const parsed = parsePack({ ...dkFiles, ...files });
  return parsed.ok ? [] : parsed.problem.faults;
};
const [first] = dkFiles.services;
const withService = (change: object) => ({ services: [{ ...first, ...change }] });

test('a service is found by its id, and only by its id', () => {
  expect(serviceOf(dkPack, 'change-of-address')?.power).toBe('act');
  expect(serviceOf(dkPack, 'change')).toBeUndefined();
});

describe('a pack that does not fit is refused with the place', () => {
  test.each([
    ['a country without form', { pack: { ...dkFiles.pack, country: 'Denmark' } }, 'pack.country'],
    ['a word that the schema does not know', { pack: { ...dkFiles.pack, colour: 'red' } }, 'colour'],
    ['a time zone that does not exist', { pack: { ...dkFiles.pack, timeZone: 'Europe/Kbh' } }, 'timeZone'],
    ['another country first', { pack: { ...dkFiles.pack, countries: ['SE', 'DK'] } }, 'DK must come first'],
    ['postcodes that are a list', { postcodes: ['8000'] }, 'postcodes'],
    ['a service without levels', withService({ levels: {} }), 'offered in no channel'],
    [
      'a service that needs no identity',
      withService({ levels: { counter: 'none' } }),
      'services.0.levels.counter',
    ],
    ['a channel that the pack does not have', withService({ levels: { post: 'low' } }), 'no channel post'],
    [
      'a check of a field that is not there',
      withService({ checks: [{ check: 'changed', fieldIds: ['door'] }] }),
      'no field door',
    ],
    [
      'a pattern that is none',
      withService({ checks: [{ check: 'pattern', fieldId: 'street', pattern: '(', fault: 'required' }] }),
      'services.0.checks.0.pattern',
    ],
    ['a service twice', { services: [first, first] }, 'occurs twice'],
  ])('%s', (_, files, place) => {
    expect(faultsOf(files).join('\n')).toContain(place);
  });
});

test('garbage is refused, never thrown', () => {
  fc.assert(
    fc.property(fc.anything(), fc.anything(), fc.anything(), (pack, postcodes, service) => {
      expect(parsePack({ ...dkFiles, pack, postcodes, services: [service] }).ok).toBe(false);
    }),
  );
});
