import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { feedVersion } from '../../../../central/api/refill.ts';
import { Change } from '../../../../central/api/sync.ts';

/** Each version with the fields that it had. A record gets a field: the version grows, and a line is added here. */
const fieldsOf: Readonly<Record<number, string>> = {
  1: 'cae1a0f982d54c86',
  2: 'f4f6e2dff0d9928f',
};

/** Every way from a change to a field of it. */
const pathsOf = (schema: unknown, path = ''): readonly string[] => {
  if (Array.isArray(schema)) return schema.flatMap((each) => pathsOf(each, path));
  if (typeof schema !== 'object' || schema === null) return [];
  return Object.entries(schema).flatMap(([key, value]) =>
    key === 'properties'
      ? Object.entries(value as object).flatMap(([field, of]) => [
          `${path}.${field}`,
          ...pathsOf(of, `${path}.${field}`),
        ])
      : pathsOf(value, path),
  );
};

test('the version of the feed grows with each field, so that workstations which learn to read it are filled anew', () => {
  const paths = [...new Set(pathsOf(z.toJSONSchema(Change)))].toSorted();
  expect(paths).toContain('.record.address.floorAndDoor');
  const fields = createHash('sha256').update(paths.join('\n')).digest('hex').slice(0, 16);
  expect(fields).toBe(fieldsOf[feedVersion]);
});
