import type { Obligation } from '../../../preload/contract/authority.ts';
import { applies } from '../catalogue/circumstance.ts';
import type { AuthorityCase } from './case.ts';
import type { HeldGround } from './ground.ts';

/**
 * What is owed when the act is done: the represented person is told (rule 13, whatever the pack says), what rests on a copy or is
 * done without a network is checked again (rule 10), and what the service itself asks (rule 11: a change by phone rings back).
 */
export const obligationsOf = (
  held: HeldGround,
  { request, facts, words }: AuthorityCase,
): readonly Obligation[] => {
  const isRepresented = held.ground !== 'self';
  const rests = held.provenance?.isCached === true || !facts.isOnline;
  const codes = new Set([
    ...(isRepresented ? (['notify-represented'] as const) : []),
    ...request.service.obligations
      .filter(({ when }) => applies(when, { channel: request.channel, letters: null, isRepresented }))
      .map(({ code }) => code),
    ...(rests ? (['recheck-at-sync'] as const) : []),
  ]);
  return [...codes].map((code) => ({ code, params: words }));
};
