import type { Grantee } from '../../../preload/contract/mandate.ts';
import type { MandateDraft, MandatePreview } from '../../../preload/contract/mandate-making.ts';
import type { Power } from '../../../preload/contract/values.ts';
import { addDays } from '../calendar.ts';
import type { MandateRules } from './mandate-rules.ts';

export type DraftFault = MandatePreview['faults'][number];

/** All that decides whether a draft can be made. */
export type DraftCase = {
  readonly draft: MandateDraft;
  readonly rules: MandateRules;
  readonly grantor: {
    readonly personId: string;
    readonly ageYears: number | null;
    readonly isDeceased: boolean;
  };
  /** What may be given for each service. */
  readonly powers: ReadonlyMap<string, readonly Power[]>;
  /** Somebody a register, or this office, knows by this id or name. */
  readonly isKnown: (grantee: Grantee) => boolean;
  /** In which it can be read and printed. */
  readonly languages: readonly string[];
  readonly today: string;
};

/** Everything wrong with a draft, in the order of its fields; the screen shows all of it at once. */
export const draftFaults = (drawnUp: DraftCase): readonly DraftFault[] => [
  ...kindFaults(drawnUp),
  ...granteeFaults(drawnUp),
  ...scopeFaults(drawnUp),
  ...timeFaults(drawnUp),
  ...(drawnUp.languages.includes(drawnUp.draft.language)
    ? []
    : [fault('language', 'language-not-offered', { language: drawnUp.draft.language })]),
];

const fault = (
  field: DraftFault['field'],
  code: DraftFault['code'],
  params: DraftFault['params'] = {},
): DraftFault => ({ field, code, params });

const kindFaults = ({ draft, rules, grantor }: DraftCase): readonly DraftFault[] => [
  ...(rules.kinds.includes(draft.kind) ? [] : [fault('kind', 'kind-not-offered')]),
  ...(grantor.isDeceased ? [fault('kind', 'grantor-deceased')] : []),
  // An age that nobody knows refuses nobody.
  ...(grantor.ageYears !== null && grantor.ageYears < rules.youngestGrantorYears
    ? [fault('kind', 'grantor-too-young', { years: String(rules.youngestGrantorYears) })]
    : []),
];

const granteeFaults = ({ draft, grantor, isKnown }: DraftCase): readonly DraftFault[] => {
  const named = draft.grantees.map(keyOf);
  return [
    ...draft.grantees.flatMap((grantee, index) => {
      const params = { name: grantee.name };
      if (grantee.partyId === grantor.personId) return [fault('grantees', 'grantee-is-grantor', params)];
      if (named.indexOf(keyOf(grantee)) !== index) return [fault('grantees', 'grantee-twice', params)];
      return isKnown(grantee) ? [] : [fault('grantees', 'grantee-unknown', params)];
    }),
    ...(draft.decide === 'jointly' && new Set(named).size < 2
      ? [fault('grantees', 'jointly-needs-several')]
      : []),
  ];
};

const keyOf = ({ kind, partyId, name }: Grantee): string => `${kind}:${partyId ?? name}`;

const scopeFaults = ({ draft, powers }: DraftCase): readonly DraftFault[] =>
  draft.scope.flatMap(({ serviceId, power }) => {
    const offered = powers.get(serviceId);
    if (!offered) return [fault('scope', 'service-not-offered', { serviceId })];
    return offered.includes(power) ? [] : [fault('scope', 'power-not-offered', { serviceId, power })];
  });

const timeFaults = ({ draft, rules, today }: DraftCase): readonly DraftFault[] => {
  const duration = rules.durations.find((each) => each.duration === draft.duration);
  const isToOffice = draft.grantees.some(({ kind }) => kind === 'office');
  // A single contact is now.
  const latest = duration?.days === null ? today : addDays(today, rules.longestAheadDays);
  return [
    ...(duration ? [] : [fault('duration', 'duration-not-offered')]),
    ...(isToOffice && (duration?.days ?? 0) > rules.officeLongestDays
      ? [fault('duration', 'office-needs-short-time', { days: String(rules.officeLongestDays) })]
      : []),
    ...(draft.validFrom < today ? [fault('validFrom', 'starts-in-the-past')] : []),
    ...(draft.validFrom > latest ? [fault('validFrom', 'starts-too-late', { latest })] : []),
  ];
};
