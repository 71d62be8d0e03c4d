import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { z } from 'zod';

const readme = readFileSync('README.md', 'utf8');
const names = z.record(z.string(), z.string());
const { scripts, dependencies, devDependencies } = z
  .object({ scripts: names, dependencies: names, devDependencies: names })
  .parse(JSON.parse(readFileSync('package.json', 'utf8')));

test('each dependency has its reason, and no reason outlives its dependency', () => {
  const table = readme.slice(readme.indexOf('### Dependencies'), readme.indexOf('## Licence'));
  const explained = [...table.matchAll(/^\|(.*?)\|/gm)].flatMap(([, cell = '']) =>
    [...cell.matchAll(/`([^`]+)`/g)].map(([, name = '']) => name),
  );
  expect(explained.toSorted((left, right) => left.localeCompare(right))).toEqual(
    Object.keys({ ...dependencies, ...devDependencies }).toSorted((left, right) => left.localeCompare(right)),
  );
});

test('each command it names exists', () => {
  const commands = [...readme.matchAll(/`npm (?:run )?([a-z][a-z:0-9]*)/g)].map(([, name = '']) => name);
  expect(commands.filter((name) => name !== 'ci' && scripts[name] === undefined)).toEqual([]);
});

test('each file it links or names is there', () => {
  const links = [...readme.matchAll(/\]\(([^)#:]+)\)/g)].map(([, path = '']) => path);
  const files = [...readme.matchAll(/`([\w-]+(?:\/[\w.-]+)+\.ts)`/g)].map(([, path = '']) => path);
  expect([...links, ...files].filter((path) => !existsSync(path))).toEqual([]);
});

test('there are at most fourteen commands', () => {
  expect(Object.keys(scripts).length).toBeLessThanOrEqual(14);
});
