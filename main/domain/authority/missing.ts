import type { Missing, MissingCode, RemedyCode } from '../../../preload/contract/authority.ts';
import type { TextParams } from '../../../preload/contract/values.ts';

/**
 * One missing thing with the ways to mend it, the most direct first. The params serve the sentence and each remedy alike. General
 * information is always among them, so that no refusal is without an offer (rule 1).
 */
export const missing = (code: MissingCode, params: TextParams, remedies: readonly RemedyCode[]): Missing => ({
  code,
  params,
  remedies: [...remedies, 'general-information' as const].map((remedy) => ({ code: remedy, params })),
});
