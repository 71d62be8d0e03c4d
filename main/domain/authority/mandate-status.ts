import type { Mandate } from '../../../preload/contract/mandate.ts';

/**
 * Whether a mandate stands on a day (`YYYY-MM-DD`). It holds on its first and on its last day; a withdrawal works from its own day on,
 * also one that is dated ahead (rule 13: withdrawn as easily as given, by either side).
 */
export const mandateStatus = (
  mandate: Pick<Mandate, 'validFrom' | 'validUntil' | 'revokedOn'>,
  today: string,
): Mandate['status'] => {
  if (mandate.revokedOn !== null && mandate.revokedOn <= today) return 'revoked';
  if (mandate.validUntil !== null && mandate.validUntil < today) return 'expired';
  return mandate.validFrom > today ? 'not-yet' : 'live';
};
