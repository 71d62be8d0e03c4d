import type { Input } from '../../../preload/contract/calls.ts';
import { fail, ok } from '../../../preload/contract/result.ts';
import { countPoints } from '../../domain/identity/points.ts';
import type { Desk } from '../desk.ts';
import { todayAt } from '../today.ts';
import { keepProof } from './keep-proof.ts';
import { findUsable } from './usable-method.ts';

/** How far several documents bring the party; nothing is kept. */
export const assessPoints = (desk: Desk, { interactionId, documents }: Input<'identity/assess-points'>) => {
  const found = findTable(desk, interactionId);
  return found.ok ? ok(countPoints(documents, found.value.table, todayAt(desk))) : found;
};

/** Records the documents that counted, together as one proof; below the needed number nothing is recorded. */
export const recordPoints = (desk: Desk, input: Input<'identity/record-points'>) => {
  const found = findTable(desk, input.interactionId);
  if (!found.ok) return found;
  const { table, method, best, interaction } = found.value;
  const standing = countPoints(input.documents, table, todayAt(desk));
  if (!standing.isEnough) {
    const { points, needed } = standing;
    return fail({ code: 'identity/points-missing' as const, points, needed });
  }
  if (method.needsLikenessCheck && !input.isLikenessChecked) {
    return fail({ code: 'identity/likeness-not-checked' as const });
  }
  const pieces = input.documents.flatMap((document, at) => {
    const points = standing.documents[at]?.points ?? 0;
    const { documentKind, number, issuingCountry, expiresOn } = document;
    return points > 0
      ? [{ documentKind, documentNumber: number.trim(), issuingCountry, expiresOn, points }]
      : [];
  });
  return ok(keepProof(desk, { interaction }, { method, level: best, shortfall: null, pieces }));
};

const findTable = (desk: Desk, interactionId: string) => {
  const usable = findUsable(desk, interactionId, 'points');
  if (!usable.ok) return usable;
  const table = desk.pack.identityPoints;
  return table ? ok({ ...usable.value, table }) : fail({ code: 'identity/method-unknown' as const });
};
