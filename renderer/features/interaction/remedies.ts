import type { Remedy, RemedyCode } from '../../../preload/contract/authority.ts';
import type { Mode, Party } from '../../../preload/contract/interaction.ts';
import type { MandateStepPlace, Step } from './steps.ts';

/** What pressing a remedy does. `advice`: it cannot be done at this desk yet, so it is words and no button. */
export type RemedyWay =
  | { readonly kind: 'step'; readonly step: Step }
  | { readonly kind: 'mode'; readonly mode: Mode }
  /** A mandate is made, or one that exists is shown; then the question is answered anew. */
  | { readonly kind: 'mandate'; readonly place: MandateStepPlace }
  | { readonly kind: 'emergency' }
  /** Somebody else in the room shows a document of their own. */
  | { readonly kind: 'present' }
  | { readonly kind: 'advice' };

const to = (step: Step): RemedyWay => ({ kind: 'step', step });
const advice: RemedyWay = { kind: 'advice' };
const makeMandate: RemedyWay = { kind: 'mandate', place: 'mandate' };
const showMandate: RemedyWay = { kind: 'mandate', place: 'prove' };

const workingMode = (party: Party | null): Mode =>
  party?.kind === 'representative' || party?.kind === 'office' ? 'representing' : 'assisting';

const ways: Readonly<Record<RemedyCode, (party: Party | null) => RemedyWay>> = {
  'identify-party': () => to('contact'),
  'subject-does-it-self': () => to('contact'),
  'show-original-document': () => to('identity'),
  'use-another-document': () => to('identity'),
  'ring-registered-number': () => to('identity'),
  'change-mode': (party) => ({ kind: 'mode', mode: workingMode(party) }),
  'general-information': () => ({ kind: 'mode', mode: 'informing' }),
  'make-mandate': () => makeMandate,
  'widen-mandate': () => makeMandate,
  'renew-mandate': () => makeMandate,
  'present-credential': () => showMandate,
  'look-up-register': () => showMandate,
  'state-reason': () => ({ kind: 'emergency' }),
  'bring-co-attorney': () => ({ kind: 'present' }),
  'ask-other-custody-holder': () => ({ kind: 'present' }),
  'come-to-counter': () => advice,
  'ask-colleague': () => advice,
  'ask-supervisor': () => advice,
  'go-online': () => advice,
  'capture-provisionally': () => advice,
};

/** Where a remedy leads. */
export const wayOf = (code: RemedyCode, party: Party | null): RemedyWay => ways[code](party);

/** What is tried last: an emergency is no way around a ground that can be had, and general information is always possible. */
const lateness = ({ code }: Remedy): number => {
  if (code === 'general-information') return 2;
  return code === 'state-reason' ? 1 : 0;
};

/**
 * Each remedy once, in the order given: what several missing things have in common mends all of them. General
 * information is always possible, and so comes last. */
export const distinctRemedies = (
  missing: readonly { readonly remedies: readonly Remedy[] }[],
): readonly Remedy[] => {
  const byCode = new Map<RemedyCode, Remedy>();
  for (const remedy of missing.flatMap(({ remedies }) => remedies)) {
    if (!byCode.has(remedy.code)) byCode.set(remedy.code, remedy);
  }
  return [...byCode.values()].toSorted((one, other) => lateness(one) - lateness(other));
};
