import type { Obligation, ObligationCode } from '../../../preload/contract/authority.ts';
import { applies } from '../catalogue/circumstance.ts';
import type { AuthorityCase } from './case.ts';
import type { HeldGround } from './ground.ts';
import { revealsContact } from './reveals-contact.ts';

/**
 * What is owed when the act is done: limits of the mandate in the grantor's own words are read first (rule 2), the represented person is
 * told (rule 13, whatever the pack says), the ground's own duties, what the service asks (rule 11: a change by phone rings back), a second
 * person where a protected address is in play (rule 7), and what rests on a copy, is done without a network or is only captured is checked
 * again (rule 10).
 */
export const obligationsOf = (held: HeldGround, authorityCase: AuthorityCase): readonly Obligation[] => {
  const { words } = authorityCase;
  const codes = new Set<ObligationCode>([
    ...(held.restrictions === '' ? [] : (['read-restriction'] as const)),
    ...(held.ground === 'self' ? [] : (['notify-represented'] as const)),
    ...held.owes,
    ...ofService(held, authorityCase),
    ...ofKnowledge(held, authorityCase),
  ]);
  const limited = { ...words, restriction: held.restrictions };
  return [...codes].map((code) => ({ code, params: code === 'read-restriction' ? limited : words }));
};

const ofService = (held: HeldGround, { request }: AuthorityCase): readonly ObligationCode[] => {
  const { service, subject, channel } = request;
  const isRepresented = held.ground !== 'self';
  const isProtected = isRepresented && subject.hasShieldedAddress && revealsContact(service);
  return [
    ...service.obligations
      .filter(({ when }) => applies(when, { channel, letters: null, isRepresented }))
      .map(({ code }) => code),
    ...(service.needsFourEyes || isProtected ? (['four-eyes'] as const) : []),
    // Forvaltningsloven §§ 22-24: a decision by judgement carries its grounds.
    ...(service.decisionType === 'discretionary' ? (['reason-in-writing'] as const) : []),
  ];
};

const ofKnowledge = (held: HeldGround, { facts }: AuthorityCase): readonly ObligationCode[] => {
  const isCaptured = held.provisional.length > 0;
  const isCopy = held.provenance?.isCached === true || !facts.isOnline;
  return [
    ...(isCaptured ? (['captured-provisionally'] as const) : []),
    ...(isCaptured || isCopy ? (['recheck-at-sync'] as const) : []),
  ];
};
