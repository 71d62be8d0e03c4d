import type { AuthorityAnswer } from '../../preload/contract/authority.ts';
import { fail, ok } from '../../preload/contract/result.ts';
import type { InteractionId, Power, ServiceId } from '../../preload/contract/values.ts';
import type { ServiceOffer } from '../../preload/contract/service.ts';
import { decideAuthority } from '../domain/authority/decide-authority.ts';
import type { AuthorityRequest } from '../domain/authority/request.ts';
import { serviceOf } from '../domain/catalogue/pack.ts';
import type { ServiceRule } from '../domain/catalogue/service-rule.ts';
import { toServiceSummary } from '../domain/catalogue/service-summary.ts';
import type { InteractionRow } from '../vault/queries/interactions.ts';
import { findPersonFacts } from '../vault/queries/people.ts';
import { factsAbout } from './authority-facts.ts';
import type { Desk } from './desk.ts';
import { relativesAmong } from './guarded-people.ts';
import { findOwnInteraction } from './own-interaction.ts';

/** May the party of this contact do this service, now? Asked again at each step: nothing remembers a permit. */
export const decideFor = (
  desk: Desk,
  interaction: InteractionRow,
  service: ServiceRule,
  facts = factsAbout(desk, interaction),
): AuthorityAnswer =>
  decideAuthority(requestOf(desk, interaction, service, service.power), facts, desk.serverClock.now());

export const decideForService = (
  desk: Desk,
  { interactionId, serviceId }: { interactionId: InteractionId; serviceId: ServiceId },
) => {
  const found = findOwnInteraction(desk, interactionId);
  if (!found.ok) return found;
  const service = serviceOf(desk.pack, serviceId);
  return service ? ok(decideFor(desk, found.value, service)) : fail({ code: 'service/not-found' as const });
};

/** Every service of the pack, each with its answer: what is refused is shown with what is missing, never hidden. */
export const listOffers = (desk: Desk, interactionId: InteractionId) => {
  const found = findOwnInteraction(desk, interactionId);
  if (!found.ok) return found;
  const facts = factsAbout(desk, found.value);
  const offers: readonly ServiceOffer[] = desk.pack.services.map((service) => ({
    service: toServiceSummary(service),
    authority: decideFor(desk, found.value, service, facts),
  }));
  return ok({ offers });
};

const requestOf = (
  desk: Desk,
  interaction: InteractionRow,
  service: ServiceRule,
  power: Power,
): AuthorityRequest => {
  const person = findPersonFacts(desk.vault.read, interaction.subjectId);
  const { party } = interaction;
  const partyId = party?.kind === 'representative' ? party.personId : null;
  const concerned = [interaction.subjectId, ...(partyId === null ? [] : [partyId])];
  return {
    staff: { ...desk.staff, relatedPersonIds: relativesAmong(desk, concerned) },
    channel: interaction.channel,
    mode: interaction.mode,
    subject: {
      personId: interaction.subjectId,
      name: person?.name.value.display ?? interaction.subjectName,
      civilStatus: person?.civilStatus ?? 'alive',
      kind: 'person',
      birthDate: person?.birthDate.value ?? null,
      hasShieldedAddress: person?.hasShieldedAddress ?? false,
    },
    party,
    service,
    power,
    interactionId: interaction.interactionId,
    timeZone: desk.pack.timeZone,
  };
};
