import type { Remedy, RemedyCode } from '../../../preload/contract/authority.ts';
import type { Mode, Party } from '../../../preload/contract/interaction.ts';
import type { Step } from './steps.ts';

/** What pressing a remedy does. `advice`: it cannot be done at this desk yet, so it is words and no button. */
export type RemedyWay =
  | { readonly kind: 'step'; readonly step: Step }
  | { readonly kind: 'mode'; readonly mode: Mode }
  | { readonly kind: 'advice' };

const step = (step: Step): RemedyWay => ({ kind: 'step', step });
const advice: RemedyWay = { kind: 'advice' };

const workingMode = (party: Party | null): Mode =>
  party?.kind === 'representative' ? 'representing' : 'assisting';

/** Where each remedy leads. */
export const wayOf = (code: RemedyCode, party: Party | null): RemedyWay => {
  switch (code) {
    case 'identify-party':
    case 'subject-does-it-self':
      return step('contact');
    case 'show-original-document':
    case 'use-another-document':
    case 'ring-registered-number':
      return step('identity');
    case 'change-mode':
      return { kind: 'mode', mode: workingMode(party) };
    case 'general-information':
      return { kind: 'mode', mode: 'informing' };
    case 'come-to-counter':
    case 'make-mandate':
    case 'widen-mandate':
    case 'renew-mandate':
    case 'ask-colleague':
    case 'ask-supervisor':
    case 'go-online':
      return advice;
  }
};

/** Each remedy once, in the order given: what several missing things have in common mends all of them. */
export const distinctRemedies = (missing: readonly { readonly remedies: readonly Remedy[] }[]): readonly Remedy[] => {
  const byCode = new Map<RemedyCode, Remedy>();
  for (const remedy of missing.flatMap(({ remedies }) => remedies)) {
    if (!byCode.has(remedy.code)) byCode.set(remedy.code, remedy);
  }
  return [...byCode.values()];
};
