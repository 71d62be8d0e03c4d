import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parsePack } from '../../../../main/domain/catalogue/parse-pack.ts';
import { serviceOf, type Pack } from '../../../../main/domain/catalogue/pack.ts';
import type { ServiceRule } from '../../../../main/domain/catalogue/service-rule.ts';

const folder = fileURLToPath(new URL('../../../../resources/packs/dk/', import.meta.url));

const json = (file: string): unknown => JSON.parse(readFileSync(`${folder}${file}`, 'utf8'));

/** The parsed JSON of the Danish pack, as it lies in the checkout. */
export const dkFiles = {
  pack: json('pack.json') as Readonly<Record<string, unknown>>,
  postcodes: json('postcodes.json') as Readonly<Record<string, string>>,
  services: readdirSync(`${folder}services`).map(
    (file) => json(`services/${file}`) as Readonly<Record<string, unknown>>,
  ),
  wordings: readdirSync(`${folder}wordings`).map((file) => json(`wordings/${file}`)),
  printLanguages: json('print-languages.json'),
};

const parsed = parsePack(dkFiles);
if (!parsed.ok) throw new Error(parsed.problem.faults.join('\n'));

export const dkPack: Pack = parsed.value;

export const dkService = (serviceId: string): ServiceRule => {
  const service = serviceOf(dkPack, serviceId);
  if (!service) throw new Error(`no service ${serviceId}`);
  return service;
};
