import type { ActPayload } from '../../../central/api/work.ts';
import type { FieldValues } from '../../../preload/contract/service.ts';
import type { Comparison } from './compare.ts';

/** The same act with other values, on the record as it is now; the sides are kept as evidence. */
export const successorOf = (compared: Comparison, chosen: FieldValues) => {
  const { envelope, base, own, central, centralVersion } = compared;
  const values = Object.fromEntries(
    Object.entries(chosen).map(([fieldId, value]) => [
      fieldId,
      value === null || typeof value === 'string' || typeof value === 'boolean' ? value : [...value],
    ]),
  ) satisfies ActPayload['values'];
  return {
    baseVersion: centralVersion,
    authority: envelope.authority,
    evidence: { base, own, central, chosen, centralVersion },
    work: { kind: envelope.kind, payload: { ...envelope.payload, values } },
  } as const;
};
