import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import type { AllowedPurpose } from '../domain/purposes.ts';

const Pack = z.object({
  timeZone: z.string(),
  purposes: z.array(z.object({ purposeId: z.string(), legalBasisIds: z.array(z.string()) })),
});

export type Country = {
  /** What the country pack gives its desks is what central accepts from them. */
  readonly purposes: readonly AllowedPurpose[];
  /** By which its centres, and their mobile units, live; an IANA name. */
  readonly timeZone: string;
};

export const readCountry = async (country: string): Promise<Country> => {
  const file = new URL(`../../resources/packs/${country}/pack.json`, import.meta.url);
  return Pack.parse(JSON.parse(await readFile(file, 'utf8')));
};
