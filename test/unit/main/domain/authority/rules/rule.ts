import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decideAuthority } from '../../../../../../main/domain/authority/decide-authority.ts';
import type { AuthorityFacts } from '../../../../../../main/domain/authority/facts.ts';
import type { AuthorityRequest } from '../../../../../../main/domain/authority/request.ts';
import type {
  AuthorityAnswer,
  Ground,
  MissingCode,
  Permit,
} from '../../../../../../preload/contract/authority.ts';
import { propertyRuns } from '../../../../../helpers/property-runs.ts';
import { anyFacts, anyRequest, workable } from '../generated.ts';
import { anders, facts, mandate, now, proof, request } from '../situations.ts';

export type Case = { readonly request: AuthorityRequest; readonly facts: AuthorityFacts };

/** What differs from Anders who acts for his mother Karen on a good mandate, at the counter, on Friday 8 May 2026 at two. */
export type Row = {
  readonly when: string;
  readonly asked?: Partial<AuthorityRequest>;
  readonly known?: Partial<AuthorityFacts>;
  readonly at?: string;
  /** The ground that permits it, `captured` where it is taken down and not done, or everything that is missing. */
  readonly gives: Ground | `${Ground}, captured` | readonly MissingCode[];
};

export const decide = ({ asked, known, at }: Omit<Row, 'when' | 'gives'>): AuthorityAnswer =>
  decideAuthority(request(asked), facts(known), at === undefined ? now : new Date(at));

const told = (answer: AuthorityAnswer): Row['gives'] => {
  if (answer.outcome === 'refuse') return answer.missing.map(({ code }) => code);
  return answer.provisional.length > 0 ? `${answer.ground}, captured` : answer.ground;
};

/** One test for each row, named by its situation. */
export const table = (rows: readonly Row[]): void => {
  test.each(rows.map((row) => [row.when, row] as const))('%s', (_, row) => {
    expect(told(decide(row))).toEqual(row.gives);
  });
};

export const answerTo = ({ request: asked, facts: known }: Case): AuthorityAnswer =>
  decideAuthority(asked, known, now);

export const permits = (each: Case): boolean => answerTo(each).outcome === 'permit';

const anyCase: fc.Arbitrary<Case> = fc.record({ request: anyRequest, facts: anyFacts });

/** Anders on mandates of his mother's, well identified: most of what is drawn for him would be permitted if the mandate were good. */
const sonsCase: fc.Arbitrary<Case> = anyCase.map((each) => ({
  request: { ...workable(each.request), party: anders },
  facts: {
    ...facts(),
    isOnline: each.facts.isOnline,
    proofs: [proof(), ...each.facts.proofs],
    mandates: each.facts.mandates.map((given) => ({
      ...given,
      grantor: mandate().grantor,
      grantee: mandate().grantee,
      otherGrantees: [],
    })),
  },
}));

/** For every case and something else drawn beside it. Half of the cases are anything at all, half are near a permit. */
export const alwaysWith = <T>(beside: fc.Arbitrary<T>, look: (each: Case, drawn: T) => void): void =>
  fc.assert(
    fc.property(fc.oneof(anyCase, sonsCase), beside, (each, drawn) => {
      look(each, drawn);
    }),
    { numRuns: propertyRuns(400) },
  );

export const always = (look: (each: Case) => void): void => alwaysWith(fc.constant(null), look);

/** The same for what is permitted alone. */
export const wheneverPermitted = (look: (permit: Permit, each: Case) => void): void =>
  always((each) => {
    const answer = answerTo(each);
    if (answer.outcome === 'permit') look(answer, each);
  });

export const owes = (permit: AuthorityAnswer): readonly string[] =>
  permit.outcome === 'permit' ? permit.obligations.map(({ code }) => code) : [];

/** So many minutes before two o'clock. */
export const ago = (minutes: number): string => new Date(now.getTime() - minutes * 60_000).toISOString();
