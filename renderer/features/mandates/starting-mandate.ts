import type { Party } from '../../../preload/contract/interaction.ts';
import type { Mandate } from '../../../preload/contract/mandate.ts';

/** A withdrawn one is never built on: somebody has said no to it. */
const order: readonly Mandate['status'][] = ['live', 'not-yet', 'expired'];

const isFor = ({ grantee }: Mandate, party: Party | null): boolean => {
  if (party?.kind === 'office') return grantee.kind === 'office';
  return party?.kind === 'representative' && party.personId !== null && grantee.partyId === party.personId;
};

/**
 * The mandate that a new one widens or renews: the one asked for, else the best there is to the one in contact. Starting from it
 * keeps the powers that were given before, which the new mandate replaces.
 */
export const startingMandate = (
  given: readonly Mandate[],
  party: Party | null,
  mandateId: string | null,
): Mandate | null => {
  const asked = given.find((mandate) => mandate.mandateId === mandateId);
  if (asked !== undefined) return asked;
  return (
    given
      .filter((mandate) => order.includes(mandate.status) && isFor(mandate, party))
      .toSorted(
        (one, other) =>
          order.indexOf(one.status) - order.indexOf(other.status) || (one.madeOn < other.madeOn ? 1 : -1),
      )[0] ?? null
  );
};
