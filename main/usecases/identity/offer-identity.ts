import type { IdentityOffer } from '../../../preload/contract/identity.ts';
import { ok } from '../../../preload/contract/result.ts';
import type { InteractionId } from '../../../preload/contract/values.ts';
import { offerMethods, type IdentityMeans } from '../../domain/identity/offer-methods.ts';
import { questionsLockedUntil } from '../../domain/identity/question-lock.ts';
import { listQuestions } from '../../domain/identity/questions.ts';
import { listStaff } from '../../vault/queries/lease.ts';
import type { Desk } from '../desk.ts';
import { findParty, type PartyToIdentify } from './party-facts.ts';
import { knownForQuestions } from './question-facts.ts';
import { readQuestionTries } from './read-question-tries.ts';

/** The ways that are open to the party of this contact, the best first. */
export const offerIdentity = (desk: Desk, { interactionId }: { readonly interactionId: InteractionId }) => {
  const party = findParty(desk, interactionId);
  if (!party.ok) return party;
  const { channel } = party.value.interaction;
  const colleagues = listColleagues(desk);
  const offer: IdentityOffer = {
    channel,
    methods: offerMethods(desk.pack.identityMethods, channel, meansOf(desk, party.value, colleagues.length)),
    points: desk.pack.identityPoints,
    colleagues,
    documentKinds: desk.pack.documentKinds.flatMap(({ documentKind, hasExpiry, levels }) => {
      const level = levels[channel];
      return level === undefined ? [] : [{ documentKind, hasExpiry, level }];
    }),
    countries: desk.pack.countries,
  };
  return ok(offer);
};

/** Who has a PIN at this machine besides the one at the desk. */
const listColleagues = (desk: Desk): IdentityOffer['colleagues'] => {
  const holders = new Set(desk.listKeyHolders());
  return listStaff(desk.vault.read)
    .filter(({ staffId }) => staffId !== desk.staff.staffId && holders.has(staffId))
    .map(({ staffId, name }) => ({ staffId, name }));
};

const meansOf = (desk: Desk, { facts }: PartyToIdentify, colleagues: number): IdentityMeans => {
  const rule = desk.pack.identityQuestions;
  const tries = rule && facts && readQuestionTries(desk, facts.personId, rule);
  const hasRegisteredNumber = facts?.contacts.some(({ kind, isVerified }) => kind === 'phone' && isVerified);
  return {
    isOnline: desk.traffic.isOnline(),
    hasColleague: colleagues > 0,
    hasRegisteredNumber: hasRegisteredNumber ?? false,
    // Central knows where to send it also where the desk may not see how somebody protected is reached.
    canReceiveCode:
      facts !== null &&
      (hasRegisteredNumber || facts.hasShieldedAddress || facts.letters.value === 'digital'),
    questions: rule && facts ? listQuestions(knownForQuestions(facts), rule.asked).length : 0,
    questionsNeeded: rule?.neededRight ?? 1,
    areQuestionsLocked: tries !== null && questionsLockedUntil(tries, desk.clock.now()) !== null,
  };
};
