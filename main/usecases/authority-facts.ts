import type { IdentityProof } from '../../preload/contract/interaction.ts';
import type { AuthorityFacts, RelationFact } from '../domain/authority/facts.ts';
import { listProofs } from '../vault/queries/identity-proofs.ts';
import type { InteractionRow } from '../vault/queries/interactions.ts';
import { listBusinessRoles, listCourtOrders } from '../vault/queries/legal-facts.ts';
import { listMandatesGiven, listMandatesHeld } from '../vault/queries/mandates.ts';
import { listOtherSidesServed } from '../vault/queries/other-sides.ts';
import { findPersonFacts } from '../vault/queries/people.ts';
import { listSharedHome } from '../vault/queries/shared-home.ts';
import type { Desk } from './desk.ts';
import { toIdentityProof } from './identity-proof-view.ts';
import { toMandate } from './mandate-view.ts';
import { listStillPresent } from './still-present.ts';

/** Serving one side of a dispute keeps a staff member from the other for this long (domain.md, Authority rule 8). */
const disputeMemoryMs = 365 * 24 * 3_600_000;

/** All that this machine knows and that decides who may act in this contact; every fact with its source and age. */
export const factsAbout = (desk: Desk, interaction: InteractionRow): AuthorityFacts => {
  const { read } = desk.vault;
  const { subjectId, interactionId, party } = interaction;
  const since = new Date(desk.clock.now().getTime() - disputeMemoryMs).toISOString();
  const partyId = party?.kind === 'representative' ? party.personId : null;
  const alsoPresent = listStillPresent(desk, interactionId).map(({ personId }) => personId);
  return {
    proofs: listProofs(read, interaction).map((row) => byServerClock(desk, toIdentityProof(row))),
    mandates: [
      ...listMandatesGiven(read, subjectId),
      // What the party holds from others: a mandate may have been passed on.
      ...(partyId === null ? [] : listMandatesHeld(read, partyId)),
    ]
      .filter((row, at, rows) => rows.findIndex(({ mandateId }) => mandateId === row.mandateId) === at)
      .map((row) => toMandate(desk, row)),
    relations: [...(findPersonFacts(read, subjectId)?.relations ?? []), ...sharedHomeOf(desk, subjectId)],
    courtOrders: listCourtOrders(read, subjectId),
    businessRoles: partyId === null ? [] : listBusinessRoles(read, partyId),
    alsoPresent,
    deceased: listDeceased(desk, [...(partyId === null ? [] : [partyId]), ...alsoPresent]),
    emergency: interaction.emergency,
    otherSidesServed: [subjectId, ...(partyId === null ? [] : [partyId])].flatMap((personId) =>
      listOtherSidesServed(read, { staffId: desk.staff.staffId, personId, since }),
    ),
    lease: { notAfter: desk.leaseUntil.toISOString() },
    isOnline: desk.traffic.isOnline(),
  };
};

const listDeceased = ({ vault }: Desk, personIds: readonly string[]): readonly string[] =>
  personIds
    .map((personId) => findPersonFacts(vault.read, personId))
    .filter((person) => person?.civilStatus === 'deceased')
    .flatMap((person) => (person ? [person.name.value.display] : []));

/** A proof is written down by the wall's clock and judged by central's: its times are moved, so that its age stays what it is. */
const byServerClock = (desk: Desk, proof: IdentityProof): IdentityProof => {
  const offsetMs = desk.serverClock.now().getTime() - desk.clock.now().getTime();
  const shift = (moment: string): string => new Date(Date.parse(moment) + offsetMs).toISOString();
  return {
    ...proof,
    checkedAt: shift(proof.checkedAt),
    countsUntil: proof.countsUntil === null ? null : shift(proof.countsUntil),
  };
};

/** Whoever lives with a protected child is not the one it is hidden from (rule 7). */
const sharedHomeOf = (desk: Desk, subjectId: string): readonly RelationFact[] =>
  listSharedHome(desk.vault.read, subjectId).map(({ personId, asOf }) => ({
    personId,
    relation: 'lives-with',
    from: null,
    until: null,
    matters: null,
    provenance: { source: 'cpr', asOf, isCached: true },
  }));
