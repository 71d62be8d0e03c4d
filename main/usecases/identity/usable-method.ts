import type { MethodKind } from '../../../preload/contract/identity.ts';
import { fail, ok, type Result } from '../../../preload/contract/result.ts';
import type { ProblemOf } from '../../../preload/contract/problem.ts';
import type { AssuranceLevel } from '../../../preload/contract/values.ts';
import type { IdentityMethodRule } from '../../domain/catalogue/identity-rules.ts';
import type { Desk } from '../desk.ts';
import { findParty, type NobodyToIdentify, type PartyToIdentify } from './party-facts.ts';

export type UsableMethod = PartyToIdentify & {
  readonly method: IdentityMethodRule;
  /** The best it can give in this channel. */
  readonly best: AssuranceLevel;
};

/** The pack's method of a kind for this contact; `name` where a pack may have several of the kind. */
export const findUsable = (
  desk: Desk,
  interactionId: string,
  kind: MethodKind,
  name?: string,
): Result<UsableMethod, NobodyToIdentify['problem'] | ProblemOf<'identity/method-unknown'>> => {
  const party = findParty(desk, interactionId);
  if (!party.ok) return party;
  const method = desk.pack.identityMethods.find(
    (rule) => rule.kind === kind && (name === undefined || rule.method === name),
  );
  const best = method?.levels[party.value.interaction.channel];
  return method && best !== undefined
    ? ok({ ...party.value, method, best })
    : fail({ code: 'identity/method-unknown' });
};
