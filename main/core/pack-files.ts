import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parsePack } from '../domain/catalogue/parse-pack.ts';
import { type Pack } from '../domain/catalogue/pack.ts';

const readJson = async (...path: readonly string[]): Promise<unknown> =>
  JSON.parse(await readFile(join(...path), 'utf8'));

/** Reads a country's pack. A pack that does not hold together is a bug of the build: nothing starts with it. */
export const readPack = async (resourcesFolder: string, country: string): Promise<Pack> => {
  const folder = join(resourcesFolder, 'packs', country);
  const serviceFiles = (await readdir(join(folder, 'services')))
    .filter((name) => name.endsWith('.json'))
    .sort();
  const parsed = parsePack({
    pack: await readJson(folder, 'pack.json'),
    postcodes: await readJson(folder, 'postcodes.json'),
    services: await Promise.all(serviceFiles.map((name) => readJson(folder, 'services', name))),
  });
  if (!parsed.ok) throw new Error(`the pack ${country} is invalid: ${parsed.problem.faults.join('; ')}`);
  return parsed.value;
};
