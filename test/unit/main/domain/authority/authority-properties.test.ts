import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decideAuthority } from '../../../../../main/domain/authority/decide-authority.ts';
import type { AuthorityFacts } from '../../../../../main/domain/authority/facts.ts';
import type { AuthorityRequest } from '../../../../../main/domain/authority/request.ts';
import { AuthorityAnswer } from '../../../../../preload/contract/authority.ts';
import { propertyRuns } from '../../../../helpers/property-runs.ts';
import { anyFacts, anyMandate, anyRequest, workable } from './generated.ts';
import { anders, facts as goodFacts, mandate, now, proof, scope } from './situations.ts';

const permits = (request: AuthorityRequest, facts: AuthorityFacts): boolean =>
  decideAuthority(request, facts, now).outcome === 'permit';

const { grantor, grantee } = mandate();
const between = { grantor, grantee };

/** A son at the counter, well identified, with mandates that come close to what he wants. */
const sonsCase = fc
  .tuple(anyRequest, anyFacts, fc.array(fc.tuple(anyMandate, fc.boolean()), { maxLength: 3 }))
  .map(([drawn, facts, mandates]) => {
    const request = { ...workable(drawn), party: anders };
    const line = scope(request.service.serviceId, request.power);
    return {
      request,
      facts: {
        ...facts,
        mandates: mandates.map(([each, isClose]) =>
          isClose ? { ...each, ...between, scope: [...each.scope, ...line] } : each,
        ),
        relations: [],
        courtOrders: [],
        deceased: [],
        otherSidesServed: [],
        emergency: null,
        proofs: [proof()],
        lease: goodFacts().lease,
      },
    };
  });

/** As it comes; the citizen in person, with proofs at random; the son. */
const anyCase = fc.oneof(
  fc.record({ request: anyRequest, facts: anyFacts }),
  fc.tuple(anyRequest, anyFacts).map(([request, facts]) => ({
    request: { ...workable(request), party: { kind: 'subject' } as const },
    facts: { ...facts, lease: goodFacts().lease, otherSidesServed: [] },
  })),
  sonsCase,
);

const holds = <T>(arbitrary: fc.Arbitrary<T>, look: (value: T) => void) =>
  fc.assert(fc.property(arbitrary, look), { numRuns: propertyRuns(500) });

test('the cases drawn reach both answers', () => {
  const cases = 300;
  const outcomes = [anyCase, sonsCase].map(
    (arbitrary) =>
      fc
        .sample(arbitrary, { numRuns: cases, seed: 1 })
        .filter(({ request, facts }) => permits(request, facts)).length,
  );
  expect(Math.min(...outcomes)).toBeGreaterThan(cases * 0.02);
  expect(Math.max(...outcomes)).toBeLessThan(cases * 0.95);
});

test('every request gets an answer of the contract, the same one each time', () => {
  holds(anyCase, ({ request, facts }) => {
    const answer = decideAuthority(request, facts, now);
    expect(AuthorityAnswer.parse(answer)).toEqual(answer);
    expect(decideAuthority(request, facts, now)).toEqual(answer);
  });
});

test('without proofs no party may do anything, and without any ground only the citizen in person', () => {
  holds(anyCase, ({ request, facts }) => {
    const { party } = request;
    const nothing = { ...facts, emergency: null, relations: [], courtOrders: [], businessRoles: [] };
    expect(party?.kind !== 'office' && permits(request, { ...nothing, proofs: [] })).toBe(false);
    expect(party?.kind !== 'subject' && permits(request, { ...nothing, mandates: [] })).toBe(false);
  });
});

test('the order in which facts come changes nothing', () => {
  holds(anyCase, ({ request, facts }) => {
    const turned = { ...facts, proofs: facts.proofs.toReversed(), mandates: facts.mandates.toReversed() };
    expect(permits(request, turned)).toBe(permits(request, facts));
  });
});

test('a permit is not undone by a mandate of somebody else', () => {
  const others = mandate({
    grantee: { kind: 'person', partyId: 'bodil', name: 'Bodil' },
    revokedOn: '2026-05-01',
  });
  holds(sonsCase, ({ request, facts }) => {
    const answer = decideAuthority(request, facts, now);
    if (answer.outcome === 'refuse') return;
    expect(decideAuthority(request, { ...facts, mandates: [...facts.mandates, others] }, now)).toEqual(
      answer,
    );
  });
});
