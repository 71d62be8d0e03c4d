import type { Consent } from '../../../preload/contract/consent.ts';

/** As of a day at the desk: the last day counts in full, a withdrawal counts at once, and what central refused never stood. */
export const consentStatus = (
  consent: Pick<Consent, 'validUntil' | 'withdrawnAt'> & { readonly isRefused: boolean },
  today: string,
): Consent['status'] => {
  if (consent.isRefused) return 'refused';
  if (consent.withdrawnAt !== null) return 'withdrawn';
  return consent.validUntil !== null && consent.validUntil < today ? 'expired' : 'live';
};
