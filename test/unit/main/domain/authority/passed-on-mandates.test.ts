import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decideAuthority } from '../../../../../main/domain/authority/decide-authority.ts';
import type { MandateFact } from '../../../../../main/domain/authority/facts.ts';
import { MandateId, PersonId } from '../../../../../preload/contract/values.ts';
import { propertyRuns } from '../../../../helpers/property-runs.ts';
import { anyMandate } from './generated.ts';
import { facts, mandate, now, request, scope } from './situations.ts';

/** Karen to Bodil, who may pass it on; Bodil to Anders, who is here. */
const bodil = { kind: 'person', partyId: 'bodil', name: 'Bodil' } as const;
const first = (change: Partial<MandateFact> = {}) =>
  mandate({ grantee: bodil, maySubDelegate: true, ...change });
const link = (change: Partial<MandateFact> = {}) =>
  mandate({
    mandateId: MandateId.parse('m-2'),
    grantor: { personId: PersonId.parse('bodil'), name: 'Bodil' },
    ...change,
  });
const decide = (...mandates: readonly MandateFact[]) => decideAuthority(request(), facts({ mandates }), now);

test.each([
  ['one that was withdrawn', { revokedOn: '2026-05-01' }],
  ['one that has run out', { validUntil: '2026-05-07' }],
  ['one for less', { scope: scope('change-of-address', 'see') }],
  [
    'one whose credential was tampered with',
    { credential: { state: 'invalid', hash: null, listAsOf: null } },
  ],
] as const)('passed on twice, a good link is not undone by %s, in whatever order they come', (_, change) => {
  const outcomes = [
    [link(), link(change)],
    [link(change), link()],
  ].map((links) => decide(first(), ...links).outcome);
  expect(outcomes).toEqual(['permit', 'permit']);
});

test.each([
  ['the one that was passed on ends first', '2027-03-31', '2026-06-01', '2026-06-01'],
  ['the one it rests on ends first', '2026-06-01', '2027-03-31', '2026-06-01'],
  ['the one it rests on has no end', null, '2026-06-01', '2026-06-01'],
  ['the one that was passed on has no end', '2026-06-01', null, '2026-06-01'],
  ['neither has an end', null, null, null],
] as const)('a permit lasts as long as both links: %s', (_, firstUntil, linkUntil, until) => {
  expect(decide(first({ validUntil: firstUntil }), link({ validUntil: linkUntil }))).toMatchObject({
    outcome: 'permit',
    until,
  });
});

const known = (asOf: string, isCached: boolean) => ({
  provenance: { source: 'mandate-register', asOf, isCached },
});

test('it is as old as the older of both, and a copy where either is one', () => {
  const old = known('2026-05-07T08:00:00Z', false);
  const copy = known('2026-05-08T10:00:00Z', true);
  for (const [one, other] of [
    [old, copy],
    [copy, old],
  ] as const) {
    expect(decide(first(one), link(other))).toMatchObject({
      freshness: { asOf: '2026-05-07T08:00:00Z', isCached: true },
      obligations: [{ code: 'notify-represented' }, { code: 'recheck-at-sync' }],
    });
  }
});

test('the evidence is the mandate that the citizen gave', () => {
  expect(decide(first(), link())).toMatchObject({ evidence: { mandateId: 'm-1' } });
});

/** Firsts and links that are mostly good, in any number. */
const chains = fc
  .array(fc.tuple(fc.boolean(), anyMandate, fc.boolean()), { minLength: 2, maxLength: 5 })
  .map((drawn) =>
    drawn.map(([isFirst, { maySubDelegate, restrictions, ...bad }, isGood]) => {
      const { scope: given, revokedOn, validUntil, credential } = bad;
      const faults = isGood ? {} : { scope: given, revokedOn, validUntil, credential };
      return isFirst ? first({ ...faults, maySubDelegate, restrictions }) : link({ ...faults, restrictions });
    }),
  );

test('a chain that holds is undone by no further mandate, and by no other order', () => {
  fc.assert(
    fc.property(chains, (mandates) => {
      const { outcome } = decide(...mandates);
      expect(decide(...mandates.toReversed()).outcome).toBe(outcome);
      const isHeldByFewer = decide(...mandates.slice(1)).outcome === 'permit';
      expect(isHeldByFewer && outcome === 'refuse').toBe(false);
    }),
    { numRuns: propertyRuns(400) },
  );
});

test('nothing is passed on by a mandate that does not allow it', () => {
  fc.assert(
    fc.property(chains, (mandates) => {
      expect(decide(...mandates.map((each) => ({ ...each, maySubDelegate: false }))).outcome).toBe('refuse');
    }),
    { numRuns: propertyRuns(200) },
  );
});
