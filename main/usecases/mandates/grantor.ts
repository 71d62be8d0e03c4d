import type { GivingOffer, MandateDraft } from '../../../preload/contract/mandate-making.ts';
import type { AssuranceLevel } from '../../../preload/contract/values.ts';
import { serviceOf } from '../../domain/catalogue/pack.ts';
import { highestOf } from '../../domain/identity/levels.ts';
import { bestProof } from '../../domain/identity/reached-level.ts';
import type { ProofFact } from '../../domain/identity/proof-fact.ts';
import { ageYears } from '../../domain/interaction/age.ts';
import { givingOffers } from '../../domain/mandates/giving-offers.ts';
import { listProofs } from '../../vault/queries/identity-proofs.ts';
import type { InteractionRow } from '../../vault/queries/interactions.ts';
import { findPersonFacts, type PersonFacts } from '../../vault/queries/people.ts';
import type { Desk } from '../desk.ts';
import { toIdentityProof } from '../identity-proof-view.ts';
import { todayAt } from '../today.ts';

/** Whoever a contact is about, as the one who gives a mandate. */
export type Grantor = {
  readonly personId: InteractionRow['subjectId'];
  readonly name: string;
  readonly ageYears: number | null;
  readonly isDeceased: boolean;
  /** Null where no register here knows the person. */
  readonly facts: PersonFacts | null;
};

export const grantorOf = (desk: Desk, { subjectId, subjectName }: InteractionRow): Grantor => {
  const facts = findPersonFacts(desk.vault.read, subjectId);
  return {
    personId: subjectId,
    name: facts?.name.value.display ?? subjectName,
    ageYears: ageYears(facts?.birthDate.value ?? null, todayAt(desk)),
    isDeceased: facts?.civilStatus === 'deceased',
    facts,
  };
};

/** The proof that still says most about who is in contact, by the pack's own time; null where there is none. */
export const partyProof = (desk: Desk, interaction: InteractionRow): ProofFact | null =>
  bestProof(listProofs(desk.vault.read, interaction).map(toIdentityProof), {
    now: desk.clock.now(),
    timeZone: desk.pack.timeZone,
    maxAgeMinutes: desk.pack.identityMaxAgeMinutes,
  });

/** Each way of giving a mandate in this contact, and why one cannot be gone. */
export const waysFor = (
  desk: Desk,
  interaction: InteractionRow,
  { facts }: Grantor,
): readonly GivingOffer[] =>
  givingOffers({
    rules: desk.pack.mandateMaking,
    party: interaction.party,
    channel: interaction.channel,
    level: partyProof(desk, interaction)?.level ?? 'none',
    role: desk.staff.role,
    isOnline: desk.traffic.isOnline(),
    // How somebody protected is reached is not known here; central knows, and finds what is registered.
    hasRegisteredPhone:
      facts !== null &&
      (facts.hasShieldedAddress || facts.contacts.some((each) => each.kind === 'phone' && each.isVerified)),
    hasMailbox: facts?.letters.value === 'digital',
  });

/** Nobody gives away under a weaker proof than they would need to do it themselves (domain.md, Authority rule 4). */
export const levelNeeded = (
  { pack }: Desk,
  scope: MandateDraft['scope'],
  { channel }: InteractionRow,
): AssuranceLevel =>
  highestOf([
    pack.mandateMaking.signature.level,
    ...scope.map(({ serviceId }) => serviceOf(pack, serviceId)?.levels[channel] ?? 'none'),
  ]);
