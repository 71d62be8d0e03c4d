import type { Input } from '../../../preload/contract/calls.ts';
import { ok } from '../../../preload/contract/result.ts';
import { insertProvisionalParty } from '../../vault/queries/identity-proofs.ts';
import type { Desk } from '../desk.ts';
import { keepProof } from './keep-proof.ts';
import { findUsable } from './usable-method.ts';

/** Keeps what somebody without papers says of themselves. It proves nothing, and it is never matched with anybody by itself. */
export const recordProvisional = (desk: Desk, input: Input<'identity/record-provisional'>) => {
  const usable = findUsable(desk, input.interactionId, 'provisional');
  if (!usable.ok) return usable;
  const { method, interaction } = usable.value;
  const { saidName, saidBirthDate, description } = input;
  return ok(
    keepProof(
      desk,
      { interaction },
      {
        method,
        level: 'none',
        shortfall: 'nothing-proven',
        beside: (db, proofId) =>
          insertProvisionalParty(db, { proofId, saidName, saidBirthDate, description }),
      },
    ),
  );
};
