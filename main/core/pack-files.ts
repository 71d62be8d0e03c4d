import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parsePack } from '../domain/catalogue/parse-pack.ts';
import { type Pack } from '../domain/catalogue/pack.ts';

const readJson = async (...path: readonly string[]): Promise<unknown> =>
  JSON.parse(await readFile(join(...path), 'utf8'));

const readEach = async (folder: string, part: string): Promise<readonly unknown[]> => {
  const names = (await readdir(join(folder, part))).filter((name) => name.endsWith('.json')).sort();
  return Promise.all(names.map((name) => readJson(folder, part, name)));
};

/** Reads a country's pack. A pack that does not hold together is a bug of the build: nothing starts with it. */
export const readPack = async (resourcesFolder: string, country: string): Promise<Pack> => {
  const folder = join(resourcesFolder, 'packs', country);
  const parsed = parsePack({
    pack: await readJson(folder, 'pack.json'),
    postcodes: await readJson(folder, 'postcodes.json'),
    services: await readEach(folder, 'services'),
    wordings: await readEach(folder, 'wordings'),
    printLanguages: await readJson(folder, 'print-languages.json'),
  });
  if (!parsed.ok) throw new Error(`the pack ${country} is invalid: ${parsed.problem.faults.join('; ')}`);
  return parsed.value;
};
