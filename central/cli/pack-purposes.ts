import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import type { AllowedPurpose } from '../domain/purposes.ts';

const Pack = z.object({
  purposes: z.array(z.object({ purposeId: z.string(), legalBasisIds: z.array(z.string()) })),
});

/** The purposes that the country pack gives its desks are the ones that central accepts from them. */
export const readPurposes = async (country: string): Promise<readonly AllowedPurpose[]> => {
  const file = new URL(`../../resources/packs/${country}/pack.json`, import.meta.url);
  return Pack.parse(JSON.parse(await readFile(file, 'utf8'))).purposes;
};
