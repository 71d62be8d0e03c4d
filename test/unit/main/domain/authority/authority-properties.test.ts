import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decideAuthority } from '../../../../../main/domain/authority/decide-authority.ts';
import type { AuthorityFacts } from '../../../../../main/domain/authority/facts.ts';
import type { AuthorityRequest } from '../../../../../main/domain/authority/request.ts';
import { reaches } from '../../../../../main/domain/identity/levels.ts';
import { AuthorityAnswer } from '../../../../../preload/contract/authority.ts';
import { anyFacts, anyMandate, anyProof, anyRequest, workable } from './generated.ts';
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
  fc.assert(fc.property(arbitrary, look), { numRuns: 500 });

test('the cases drawn reach both answers', () => {
  const outcomes = [anyCase, sonsCase].map(
    (arbitrary) =>
      fc.sample(arbitrary, { numRuns: 1000, seed: 1 }).filter(({ request, facts }) => permits(request, facts))
        .length,
  );
  expect(Math.min(...outcomes)).toBeGreaterThan(40);
  expect(Math.max(...outcomes)).toBeLessThan(950);
});

test('every request gets an answer of the contract, the same one each time', () => {
  holds(anyCase, ({ request, facts }) => {
    const answer = decideAuthority(request, facts, now);
    expect(AuthorityAnswer.parse(answer)).toEqual(answer);
    expect(decideAuthority(request, facts, now)).toEqual(answer);
  });
});

test('rule 1: no refusal is without an offer, and general information is always one', () => {
  holds(anyCase, ({ request, facts }) => {
    const answer = decideAuthority(request, facts, now);
    if (answer.outcome === 'permit') return;
    expect(answer.missing.length).toBeGreaterThan(0);
    for (const each of answer.missing) {
      expect(each.remedies.map(({ code }) => code).at(-1)).toBe('general-information');
      expect(new Set(each.remedies.map(({ code }) => code)).size).toBe(each.remedies.length);
    }
  });
});

test('rule 1: informing permits no act', () => {
  holds(anyCase, ({ request, facts }) => {
    expect(permits({ ...request, mode: 'informing' }, facts)).toBe(false);
  });
});

describe('rules 2 and 3', () => {
  test('no mandate permits a power for a service that its scope does not name together', () => {
    holds(sonsCase, ({ request, facts }) => {
      const mandates = facts.mandates.map((each) => ({
        ...each,
        scope: each.scope.filter(
          (line) => line.power !== request.power || line.serviceId !== request.service.serviceId,
        ),
      }));
      expect(permits(request, { ...facts, mandates })).toBe(false);
    });
  });

  test('a permit names a mandate that was given, stands today, and is between these two', () => {
    holds(sonsCase, ({ request, facts }) => {
      const answer = decideAuthority(request, facts, now);
      if (answer.outcome === 'refuse' || answer.evidence.kind !== 'mandate') return;
      const { evidence } = answer;
      const grounds = facts.mandates.filter(
        (each) =>
          each.mandateId === evidence.mandateId &&
          each.grantor.personId === 'karen' &&
          each.grantee.partyId === 'anders' &&
          each.validFrom <= '2026-05-08' &&
          (each.validUntil ?? '2026-05-08') >= '2026-05-08' &&
          (each.revokedOn ?? '9999') > '2026-05-08',
      );
      expect(grounds).not.toEqual([]);
    });
  });

  test('a withdrawn mandate permits nothing', () => {
    holds(sonsCase, ({ request, facts }) => {
      const mandates = facts.mandates.map((each) => ({ ...each, revokedOn: '2026-05-08' }));
      expect(permits(request, { ...facts, mandates })).toBe(false);
    });
  });
});

describe('rule 4', () => {
  test('a permit has reached the level of the service in the channel', () => {
    holds(anyCase, ({ request, facts }) => {
      const answer = decideAuthority(request, facts, now);
      if (answer.outcome === 'refuse' || answer.ground === 'emergency') return;
      const needed = request.service.levels[request.channel];
      expect(needed !== undefined && reaches(answer.level, needed)).toBe(true);
    });
  });

  test('one more proof never turns a permit into a refusal', () => {
    holds(fc.tuple(anyCase, anyProof), ([{ request, facts }, more]) => {
      if (!permits(request, facts)) return;
      expect(permits(request, { ...facts, proofs: [more, ...facts.proofs] })).toBe(true);
    });
  });

  test('a proof with an expired document changes no outcome', () => {
    holds(fc.tuple(anyCase, anyProof), ([{ request, facts }, more]) => {
      const expired = { ...more, expiresOn: '2026-05-07' };
      const withIt = permits(request, { ...facts, proofs: [...facts.proofs, expired] });
      expect(withIt).toBe(permits(request, facts));
    });
  });
});

test('one more mandate never turns a permit into a refusal, and one less never a refusal into a permit', () => {
  holds(fc.tuple(anyCase, anyMandate), ([{ request, facts }, more]) => {
    const less = permits(request, facts);
    const withMore = permits(request, { ...facts, mandates: [...facts.mandates, more] });
    expect(!less || withMore).toBe(true);
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

test('rule 8: nobody works on a case in which they or those close to them take part', () => {
  holds(anyCase, ({ request, facts }) => {
    const { staff } = request;
    expect(permits({ ...request, staff: { ...staff, personId: 'karen' } }, facts)).toBe(false);
    expect(permits({ ...request, staff: { ...staff, relatedPersonIds: ['karen'] } }, facts)).toBe(false);
  });
});

describe('rule 10', () => {
  test('what is permitted without a network is permitted with one', () => {
    holds(anyCase, ({ request, facts }) => {
      const offline = permits(request, { ...facts, isOnline: false });
      expect(!offline || permits(request, { ...facts, isOnline: true })).toBe(true);
    });
  });

  test('past its lease a device permits nothing', () => {
    holds(anyCase, ({ request, facts }) => {
      expect(permits(request, { ...facts, lease: { notAfter: '2026-05-08T11:59:59.999Z' } })).toBe(false);
    });
  });

  test('whatever rests on a copy, or is done without a network, is checked again', () => {
    holds(anyCase, ({ request, facts }) => {
      const answer = decideAuthority(request, facts, now);
      if (answer.outcome === 'refuse') return;
      const isChecked = answer.obligations.some(({ code }) => code === 'recheck-at-sync');
      expect(isChecked || (facts.isOnline && !answer.freshness.isCached)).toBe(true);
    });
  });
});

test('rule 13: every represented act tells the represented person, and only those do', () => {
  holds(anyCase, ({ request, facts }) => {
    const answer = decideAuthority(request, facts, now);
    if (answer.outcome === 'refuse') return;
    const isTold = answer.obligations.some(({ code }) => code === 'notify-represented');
    expect(isTold).toBe(answer.ground !== 'self');
    expect(answer.ground === 'self' && request.party?.kind !== 'subject').toBe(false);
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
