import type { Party } from '../../../preload/contract/interaction.ts';
import type { Grantee, Mandate, MandateScope } from '../../../preload/contract/mandate.ts';
import type { MandateDraft, MandateOffer } from '../../../preload/contract/mandate-making.ts';
import type { Channel, Power, ServiceId } from '../../../preload/contract/values.ts';

/** A mandate as it is being drawn up on the screen. */
export type MandateForm = {
  readonly kind: string;
  readonly grantees: readonly Grantee[];
  /** Found or written here, beside those the desk suggests. */
  readonly added: readonly Grantee[];
  readonly decide: MandateDraft['decide'];
  readonly scope: readonly MandateScope[];
  readonly channels: readonly Channel[];
  readonly restrictions: string;
  readonly duration: string;
  /** `YYYY-MM-DD`; null while half typed. */
  readonly validFrom: string | null;
  readonly language: string;
};

/** Why one is made: the service and the power that were refused, and the mandate that is widened or renewed. */
export type MandateAim = {
  readonly serviceId: ServiceId | null;
  readonly power: Power | null;
  readonly from: Mandate | null;
};

export type FormFault = 'grantees' | 'scope' | 'validFrom';

export const granteeKey = ({ kind, partyId, name }: Grantee): string => `${kind} ${partyId ?? name}`;

export const hasScope = (scope: readonly MandateScope[], line: MandateScope): boolean =>
  scope.some(({ serviceId, power }) => serviceId === line.serviceId && power === line.power);

export const toggleScope = (scope: readonly MandateScope[], line: MandateScope): readonly MandateScope[] =>
  hasScope(scope, line)
    ? scope.filter(({ serviceId, power }) => serviceId !== line.serviceId || power !== line.power)
    : [...scope, line];

/** Everybody who can be chosen: those of an earlier mandate and those added here once more only if nobody suggests them. */
export const granteesOf = (offer: MandateOffer, form: MandateForm): readonly Grantee[] => {
  const byKey = new Map<string, Grantee>();
  for (const grantee of [...offer.suggestedGrantees, ...form.added]) {
    if (!byKey.has(granteeKey(grantee))) byKey.set(granteeKey(grantee), grantee);
  }
  return [...byKey.values()];
};

/** The one in contact, and whom they speak for, where the desk has no number to suggest them by. */
const inContact = (party: Party | null): readonly Grantee[] => {
  if (party?.kind !== 'representative') return [];
  const { personId, name, organisation } = party;
  return [
    ...(organisation === null
      ? []
      : [{ kind: 'organisation' as const, partyId: organisation.organisationId, name: organisation.name }]),
    ...(personId === null ? [{ kind: 'person' as const, partyId: null, name }] : []),
  ];
};

const likelyGrantees = (offer: MandateOffer, party: Party | null): readonly Grantee[] => {
  const { suggestedGrantees } = offer;
  const isParty = ({ kind, partyId, name }: Grantee): boolean => {
    if (party?.kind === 'office') return kind === 'office';
    if (party?.kind !== 'representative') return false;
    return party.personId === null ? name === party.name : partyId === party.personId;
  };
  return [...inContact(party), ...suggestedGrantees.filter(isParty)].slice(0, 1);
};

/** Only what is offered: an earlier mandate may name a service that has gone since. */
const offered = (offer: MandateOffer, scope: readonly MandateScope[]): readonly MandateScope[] =>
  scope.filter(({ serviceId, power }) =>
    offer.services.some((service) => service.serviceId === serviceId && service.powers.includes(power)),
  );

const scopeAtFirst = (
  offer: MandateOffer,
  { serviceId, power, from }: MandateAim,
): readonly MandateScope[] => {
  const kept = from === null ? [] : from.scope;
  if (serviceId === null || power === null) return offered(offer, kept);
  const wanted: MandateScope = { serviceId, power };
  return offered(offer, hasScope(kept, wanted) ? kept : [...kept, wanted]);
};

/** The longest that is suggested: a mandate ends by itself before it is forgotten. In days. */
const usualDays = 183;

/** For people the longest of the usual ones, for this office the shortest there is (domain.md, rule 9). */
const likelyDuration = ({ durations }: MandateOffer, party: Party | null): string => {
  const inDays = durations
    .filter(({ days }) => days !== null)
    .toSorted((one, other) => (one.days ?? 0) - (other.days ?? 0));
  const likely =
    party?.kind === 'office' ? inDays[0] : inDays.findLast(({ days }) => (days ?? 0) <= usualDays);
  return (likely ?? durations[0])?.duration ?? '';
};

/** How the page opens: with whom and what the conversation is about already chosen, so that the usual mandate needs few presses. */
export const firstForm = (
  offer: MandateOffer,
  {
    aim,
    party,
    language,
  }: {
    readonly aim: MandateAim;
    readonly party: Party | null;
    readonly language: string;
  },
): MandateForm => {
  const { from } = aim;
  const earlier = from === null ? [] : [from.grantee, ...from.otherGrantees];
  return {
    kind: from !== null && offer.kinds.includes(from.kind) ? from.kind : (offer.kinds[0] ?? ''),
    grantees: earlier.length > 0 ? earlier : likelyGrantees(offer, party),
    added: [...earlier, ...inContact(party)],
    decide: from?.decide ?? 'alone',
    scope: scopeAtFirst(offer, aim),
    channels: from?.channels ?? [],
    restrictions: from?.restrictions ?? '',
    duration: likelyDuration(offer, party),
    validFrom: offer.today,
    language: offer.wording.languages.includes(language) ? language : (offer.wording.languages[0] ?? ''),
  };
};

export const formFaults = (form: MandateForm): readonly FormFault[] => [
  ...(form.grantees.length === 0 ? (['grantees'] as const) : []),
  ...(form.scope.length === 0 ? (['scope'] as const) : []),
  ...(form.validFrom === null ? (['validFrom'] as const) : []),
];

/** What the core is told; null while something is missing. */
export const toDraft = (form: MandateForm): MandateDraft | null => {
  const { added: _added, validFrom, restrictions, grantees, decide, ...rest } = form;
  if (validFrom === null || formFaults(form).length > 0) return null;
  return {
    ...rest,
    grantees,
    // One alone decides alone, whatever was chosen while there were more.
    decide: grantees.length > 1 ? decide : 'alone',
    restrictions: restrictions.trim(),
    validFrom,
  };
};
