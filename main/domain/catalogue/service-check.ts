import { z } from 'zod';
import { FieldFault } from '../../../preload/contract/service.ts';

const isPattern = (text: string): boolean => {
  try {
    return new RegExp(text).source.length > 0;
  } catch {
    return false;
  }
};

/** The checks a pack can ask for. A new kind of check is a case here and an entry in `checks/`; its numbers are the pack's. */
export const ServiceCheck = z.discriminatedUnion('check', [
  z
    .strictObject({
      check: z.literal('day-window'),
      fieldId: z.string(),
      /** Days counted from today: negative is the past. Null is no limit. */
      earliestDays: z.number().int().nullable(),
      latestDays: z.number().int().nullable(),
      /** Where the window comes from, said in the fault. */
      law: z.string(),
    })
    .readonly(),
  z.strictObject({ check: z.literal('postcode'), fieldId: z.string(), townFieldId: z.string() }).readonly(),
  /** The whole text must match: an account number of the country, say. */
  z
    .strictObject({
      check: z.literal('pattern'),
      fieldId: z.string(),
      pattern: z.string().refine(isPattern, 'not a regular expression'),
      fault: FieldFault.unwrap().shape.code,
    })
    .readonly(),
  z
    .strictObject({
      check: z.literal('amount'),
      fieldId: z.string(),
      minimum: z.number().int(),
      maximum: z.number().int(),
    })
    .readonly(),
  /** At least one of the fields must differ from what the sources hold. */
  z.strictObject({ check: z.literal('changed'), fieldIds: z.array(z.string()).min(1).readonly() }).readonly(),
]);
export type ServiceCheck = z.infer<typeof ServiceCheck>;
export type CheckOf<K extends ServiceCheck['check']> = Extract<ServiceCheck, { readonly check: K }>;
