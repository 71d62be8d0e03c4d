import type { FieldValues } from '../../../preload/contract/service.ts';
import { sentValues } from '../sent-values.ts';
import type { Comparison } from './compare.ts';

/** The same act with other values, on the record as it is now; the sides are kept as evidence. */
export const successorOf = (compared: Comparison, chosen: FieldValues) => {
  const { envelope, service, base, own, central, centralVersion } = compared;
  const values = sentValues(service, chosen);
  return {
    baseVersion: centralVersion,
    authority: envelope.authority,
    evidence: { base, own, central, chosen, centralVersion },
    work: { kind: envelope.kind, payload: { ...envelope.payload, values } },
  } as const;
};
