import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import type { AllowedPurpose } from '../domain/purposes.ts';

const Pack = z.object({
  timeZone: z.string(),
  purposes: z.array(z.object({ purposeId: z.string(), legalBasisIds: z.array(z.string()) })),
});

const readPack = async (country: string): Promise<z.infer<typeof Pack>> => {
  const file = new URL(`../../resources/packs/${country}/pack.json`, import.meta.url);
  return Pack.parse(JSON.parse(await readFile(file, 'utf8')));
};

/** The purposes that the country pack gives its desks are the ones that central accepts from them. */
export const readPurposes = async (country: string): Promise<readonly AllowedPurpose[]> =>
  (await readPack(country)).purposes;

/** By which the centres of the country, and their mobile units, live; an IANA name. */
export const readTimeZone = async (country: string): Promise<string> => (await readPack(country)).timeZone;
