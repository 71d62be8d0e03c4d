import type { Input } from '../../preload/contract/calls.ts';
import type { MethodKind } from '../../preload/contract/identity.ts';
import { fail, ok } from '../../preload/contract/result.ts';
import { assessProof } from '../domain/identity/assess-proof.ts';
import type { Desk } from './desk.ts';
import { keepProof } from './identity/keep-proof.ts';
import { findParty } from './identity/party-facts.ts';
import { todayAt } from './today.ts';

/** What a staff member may write down on their own word; every other kind has a check of its own. */
const byWord: readonly MethodKind[] = ['document', 'callback', 'known-person'];

/**
 * Writes down how the party was identified and answers what level that gives. A document that has expired or is not accepted is
 * written down too, with its shortfall: what was shown is a fact.
 */
export const recordIdentity = (desk: Desk, input: Input<'interaction/record-identity'>) => {
  const party = findParty(desk, input.interactionId);
  if (!party.ok) return party;
  const method = desk.pack.identityMethods.find((rule) => rule.method === input.method);
  if (!method || !byWord.includes(method.kind)) return fail({ code: 'identity/method-unknown' as const });
  const document = input.document && { ...input.document, number: input.document.number.trim() };
  const assessed = assessProof({
    method: input.method,
    document,
    channel: party.value.interaction.channel,
    isLikenessChecked: input.isLikenessChecked,
    pack: desk.pack,
    today: todayAt(desk),
  });
  return assessed.ok ? ok(keepProof(desk, party.value, { method, document, ...assessed.value })) : assessed;
};
