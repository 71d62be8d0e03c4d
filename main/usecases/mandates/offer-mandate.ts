import type { Grantee } from '../../../preload/contract/mandate.ts';
import type { MandateOffer } from '../../../preload/contract/mandate-making.ts';
import { ok } from '../../../preload/contract/result.ts';
import type { InteractionId, ServiceId } from '../../../preload/contract/values.ts';
import { lastDayOf } from '../../domain/mandates/durations.ts';
import { offeredPowers } from '../../domain/mandates/offered-powers.ts';
import type { InteractionRow } from '../../vault/queries/interactions.ts';
import type { Desk } from '../desk.ts';
import { findOpenInteraction } from '../own-interaction.ts';
import { todayAt } from '../today.ts';
import { type Grantor, grantorOf, waysFor } from './grantor.ts';
import { wordingLanguages } from './word-draft.ts';

/** All that the screen needs to draw up a mandate of the citizen this contact is about. */
export const offerMandate = (desk: Desk, { interactionId }: { readonly interactionId: InteractionId }) => {
  const found = findOpenInteraction(desk, interactionId);
  if (!found.ok) return found;
  const { mandateMaking: rules, channels } = desk.pack;
  const { wordingId, version } = rules.wording;
  const { scriptId, version: scriptVersion, questionIds } = rules.readBack;
  const grantor = grantorOf(desk, found.value);
  const today = todayAt(desk);
  const offer: MandateOffer = {
    today,
    grantor: { personId: grantor.personId, name: grantor.name, ageYears: grantor.ageYears },
    kinds: rules.kinds,
    durations: rules.durations.map((rule) => ({ ...rule, until: lastDayOf(rule, today) })),
    services: [...offeredPowers(desk.pack)].map(([serviceId, powers]) => ({
      serviceId: serviceId as ServiceId,
      powers,
    })),
    channels,
    suggestedGrantees: suggestedGrantees(desk, found.value, grantor),
    ways: waysFor(desk, found.value, grantor),
    script: { scriptId, version: scriptVersion, questionIds },
    wording: { wordingId, version, languages: wordingLanguages(desk.pack) },
  };
  return ok(offer);
};

/** The party in contact first, then the household and the family, then this office; nobody twice, and no child. */
const suggestedGrantees = (
  desk: Desk,
  { party }: InteractionRow,
  { facts, personId }: Grantor,
): readonly Grantee[] => {
  const inContact: readonly Grantee[] =
    party?.kind === 'representative' && party.personId !== null
      ? [{ kind: 'person', partyId: party.personId, name: party.name }]
      : [];
  const close = [...(facts?.household ?? []), ...(facts?.relations ?? [])]
    .filter(({ relation }) => relation !== 'custody-child' && relation !== 'ward')
    .map((related): Grantee => ({ kind: 'person', partyId: related.personId, name: related.name }));
  const office: Grantee = { kind: 'office', partyId: null, name: desk.staff.office };
  const people = [...inContact, ...close].filter(
    ({ partyId }, index, all) =>
      partyId !== personId &&
      partyId !== desk.staff.personId &&
      all.findIndex((other) => other.partyId === partyId) === index,
  );
  return [...people, office];
};
