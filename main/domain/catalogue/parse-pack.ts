import { z } from 'zod';
import { fail, ok, type Result } from '../../../preload/contract/result.ts';
import { packFaults } from './pack-faults.ts';
import { PackHeader, Postcodes, type Pack } from './pack.ts';
import { ServiceRule } from './service-rule.ts';
import { PrintLanguages, Wording } from '../wordings/wording.ts';

export type PackInvalid = { readonly code: 'pack/invalid'; readonly faults: readonly string[] };

/**
 * Makes a pack of the parsed JSON of `pack.json`, `postcodes.json`, `print-languages.json` and each file of `services/` and
 * `wordings/`. Refuses with every fault and its
 * place where a file does not fit, or where the files do not fit each other.
 */
export const parsePack = (files: {
  readonly pack: unknown;
  readonly postcodes: unknown;
  readonly services: readonly unknown[];
  readonly wordings: readonly unknown[];
  readonly printLanguages: unknown;
}): Result<Pack, PackInvalid> => {
  const header = PackHeader.safeParse(files.pack);
  const postcodes = Postcodes.safeParse(files.postcodes);
  const services = z.array(ServiceRule).readonly().safeParse(files.services);
  const wordings = z.array(Wording).readonly().safeParse(files.wordings);
  const printLanguages = PrintLanguages.safeParse(files.printLanguages);
  if (
    !header.success ||
    !postcodes.success ||
    !services.success ||
    !wordings.success ||
    !printLanguages.success
  ) {
    const issues = [
      ...inFile('pack', header.error),
      ...inFile('postcodes', postcodes.error),
      ...inFile('services', services.error),
      ...inFile('wordings', wordings.error),
      ...inFile('print-languages', printLanguages.error),
    ];
    return fail({ code: 'pack/invalid', faults: issues });
  }
  const pack: Pack = {
    ...header.data,
    services: services.data,
    postcodes: postcodes.data,
    wordings: wordings.data,
    printLanguages: printLanguages.data,
  };
  const faults = packFaults(pack);
  return faults.length > 0 ? fail({ code: 'pack/invalid', faults }) : ok(pack);
};

const inFile = (file: string, error: z.ZodError | undefined): readonly string[] =>
  (error?.issues ?? []).map((issue) => `${[file, ...issue.path].join('.')}: ${issue.message}`);
