import type { consentCalls } from '../../../preload/contract/consent-calls.ts';
import { giveConsent, readConsents, withdrawConsent } from '../../usecases/consents/consents.ts';
import type { Handlers } from '../handler.ts';

export const consentHandlers = {
  'consent/list': ({ desk }, { personId }) => readConsents(desk, personId),
  'consent/give': ({ desk }, input) => giveConsent(desk, input),
  'consent/withdraw': ({ desk }, input) => withdrawConsent(desk, input),
} satisfies Pick<Handlers, keyof typeof consentCalls>;
