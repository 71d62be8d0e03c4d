import type { AuthorityFacts } from '../../../../../main/domain/authority/facts.ts';
import type { AuthorityRequest } from '../../../../../main/domain/authority/request.ts';
import type { Missing, RemedyCode } from '../../../../../preload/contract/authority.ts';
import { gave } from './scenario.ts';
import type { mandate } from './situations.ts';

/** A situation, all that is missing in it but for the code, and the ways out in their order. */
export type Refusal = {
  readonly title: string;
  readonly asked?: Partial<AuthorityRequest>;
  readonly known?: Partial<AuthorityFacts>;
  readonly code: Missing['code'];
  /** What the sentence is filled with besides the party, the subject, the service and the power. */
  readonly says?: Readonly<Record<string, string>>;
  readonly offers: readonly RemedyCode[];
};

/** The day on which every mandate of these situations was made, where they say no other. */
export const madeOn = '2026-05-02';

export const toAct = [['change-of-address', 'act']] as const;

export const onMandate = (change: Parameters<typeof mandate>[0] = {}): Pick<AuthorityFacts, 'mandates'> => ({
  mandates: [gave('anders', toAct, change)],
});
