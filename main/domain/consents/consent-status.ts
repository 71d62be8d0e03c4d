import type { Consent } from '../../../preload/contract/consent.ts';

/** As of a day at the desk: the last day counts in full, and a withdrawal counts at once. */
export const consentStatus = (
  consent: Pick<Consent, 'validUntil' | 'withdrawnAt'>,
  today: string,
): Consent['status'] => {
  if (consent.withdrawnAt !== null) return 'withdrawn';
  return consent.validUntil !== null && consent.validUntil < today ? 'expired' : 'live';
};
