import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { bugClasses, fileNameOf } from './classes.ts';

describe('the table of bug classes', () => {
  test('has all 22, each under a name of its own', () => {
    expect(bugClasses).toHaveLength(22);
    expect(new Set(bugClasses.map(({ name }) => fileNameOf(name))).size).toBe(22);
  });

  test.each(bugClasses.map((each) => [each.name, each] as const))('%s has its test', (name, { seenIn }) => {
    const file = join(import.meta.dirname, fileNameOf(name));
    expect(existsSync(file)).toBe(true);
    expect(readFileSync(file, 'utf8')).toContain(`describeClass('${name}', {`);
    for (const thread of seenIn) expect(thread).toMatch(/^[\w.-]+\/[\w.-]+#\d+$/);
  });

  test.each(bugClasses.map((each) => [each.name, each] as const))(
    '%s has a seeded bug that its test puts in',
    (name, { seeded }) => {
      const source = readFileSync(join(import.meta.dirname, fileNameOf(name)), 'utf8');
      expect(seeded.length).toBeGreaterThan(0);
      for (const bug of seeded) expect(source).toContain(`'${bug}': shown(`);
    },
  );
});
