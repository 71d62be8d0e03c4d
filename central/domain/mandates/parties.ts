import type { MandateRecord } from '../../api/records.ts';
import { foldName } from '../fold-name.ts';

export type GranteeOfRecord = MandateRecord['otherGrantees'][number];

/** All attorneys, the first one first. */
export const granteesOf = (mandate: MandateRecord): readonly GranteeOfRecord[] => [
  { kind: mandate.granteeKind, partyId: mandate.granteeId, name: mandate.granteeName },
  ...mandate.otherGrantees,
];

/** People in whose file it stands: who gave it, and those who hold it. */
export const peopleOf = (mandate: MandateRecord): readonly string[] => {
  const holders = granteesOf(mandate).flatMap(({ kind, partyId }) =>
    kind === 'person' && partyId !== null ? [partyId] : [],
  );
  return [...new Set([mandate.grantorId, ...holders])];
};

/** The same for the same party: by id, or by name where no register knows it. */
export const granteeKey = ({ kind, partyId, name }: GranteeOfRecord): string =>
  partyId === null ? `${kind} named ${foldName(name)}` : `${kind} ${partyId}`;

export const granteeNames = (mandate: MandateRecord): string =>
  granteesOf(mandate)
    .map(({ name }) => name)
    .join(', ');
