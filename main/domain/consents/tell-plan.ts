import type { ReceiverRule } from './receiver-rule.ts';

/** A consent that stands, as far as it matters here. */
export type StandingConsent = { readonly consentId: string; readonly receiverId: string };

export type Told =
  | { readonly receiverId: string; readonly basis: 'law' }
  | { readonly receiverId: string; readonly basis: 'consent'; readonly consentId: string }
  /** The citizen lets them be told, and that has to be written down first. */
  | { readonly receiverId: string; readonly basis: 'new-consent'; readonly rule: ReceiverRule };

/** The receivers a service's changes concern. */
export const receiversOfService = (
  receivers: readonly ReceiverRule[],
  serviceId: string,
): readonly ReceiverRule[] => receivers.filter((receiver) => receiver.serviceIds.includes(serviceId));

/**
 * Whom a change is told to: those the law names, always; of the others those the citizen chose and nobody else. What was chosen and is no
 * receiver of this service is passed over.
 */
export const tellPlan = (
  rules: readonly ReceiverRule[],
  chosen: readonly string[],
  standing: readonly StandingConsent[],
): readonly Told[] =>
  rules.flatMap((rule): readonly Told[] => {
    const { receiverId } = rule;
    if (rule.basis.kind === 'law') return [{ receiverId, basis: 'law' }];
    if (!chosen.includes(receiverId)) return [];
    const consent = standing.find((each) => each.receiverId === receiverId);
    return consent === undefined
      ? [{ receiverId, basis: 'new-consent', rule }]
      : [{ receiverId, basis: 'consent', consentId: consent.consentId }];
  });
