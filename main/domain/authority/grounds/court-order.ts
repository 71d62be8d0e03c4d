import { absent, holds, lacks, type GroundEvaluator } from '../ground.ts';
import { orderInForce } from '../in-force.ts';
import { coversMatters, mattersOf } from '../matters.ts';
import { missing } from '../missing.ts';

/** A court has named the party to act for the subject. Orders that take something away are guards: they stop every ground. */
export const courtOrderGround: GroundEvaluator = ({ request, facts, representative, today, words }) => {
  const orders = facts.courtOrders
    .filter(({ kind, personId }) => kind === 'representation' && personId === representative?.personId)
    .toSorted((left, right) => right.madeOn.localeCompare(left.madeOn));
  const current = orders.filter((order) => orderInForce(order, today));
  const covering = current.find(({ matters }) => coversMatters(matters, request));
  if (covering) {
    const { orderId, court, madeOn, validUntil, provenance } = covering;
    return holds({
      ground: 'court-order',
      evidence: { kind: 'court-order', orderId, court, madeOn, validUntil },
      until: validUntil,
      provenance,
    });
  }
  const nearest = current[0] ?? orders[0];
  if (!nearest) return absent;
  const params = { ...words, court: nearest.court, madeOn: nearest.madeOn };
  return current.length > 0
    ? lacks(
        missing('order-out-of-scope', { ...params, matters: nearest.matters, needed: mattersOf(request) }, [
          'subject-does-it-self',
          'ask-supervisor',
        ]),
      )
    : lacks(missing('order-ended', params, ['look-up-register', 'subject-does-it-self', 'ask-supervisor']));
};
