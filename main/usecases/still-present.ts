import { bestProof } from '../domain/identity/reached-level.ts';
import { listPresent, type PresentRow } from '../vault/queries/also-present.ts';
import type { Desk } from './desk.ts';

/**
 * Who is in the room besides the party, as far as the documents that they showed still say so: these wear out as the party's own does
 * (domain.md, Authority rule 4). Whoever was here yesterday decides nothing today.
 */
export const listStillPresent = (
  { vault, clock, pack }: Pick<Desk, 'vault' | 'clock' | 'pack'>,
  interactionId: string,
): readonly PresentRow[] => {
  const { timeZone, identityMaxAgeMinutes: maxAgeMinutes } = pack;
  const time = { now: clock.now(), timeZone, maxAgeMinutes };
  return listPresent(vault.read, interactionId).filter(
    (row) => bestProof([{ ...row, method: 'original-document', shortfall: null }], time) !== null,
  );
};
