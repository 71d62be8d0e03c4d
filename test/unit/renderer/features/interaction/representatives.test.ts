import { describe, expect, test } from 'vitest';
import type { Mandate } from '../../../../../preload/contract/mandate.ts';
import type { RelatedPerson } from '../../../../../preload/contract/person.ts';
import type { MandateId, PersonId } from '../../../../../preload/contract/values.ts';
import { firstParty, partyOf } from '../../../../../renderer/features/interaction/party-form.ts';
import { representativesOf } from '../../../../../renderer/features/interaction/representatives.ts';
import { begun } from './conversation.ts';

const provenance = { source: 'cpr', asOf: '2026-05-02T06:00:00Z', isCached: true };
const person = (id: string, relation: RelatedPerson['relation']): RelatedPerson => ({
  personId: id as PersonId,
  name: id,
  birthDate: null,
  relation,
  from: null,
  until: null,
  matters: null,
  provenance,
});
const mandate = (to: string, status: Mandate['status']): Mandate => ({
  mandateId: `${to} ${status}` as MandateId,
  kind: 'personal',
  grantor: { personId: 'karen' as PersonId, name: 'Karen' },
  grantee: { kind: 'person', partyId: to, name: to },
  otherGrantees: [],
  decide: 'alone',
  scope: [],
  channels: [],
  restrictions: '',
  maySubDelegate: false,
  interactionId: null,
  givenBy: 'register',
  madeOn: '2026-05-02',
  validFrom: '2026-05-02',
  validUntil: null,
  status,
  revokedOn: null,
  endReason: null,
  credential: { state: 'none', hash: null, listAsOf: null },
  provenance,
});
const family = {
  household: [person('bent', 'lives-with'), person('ida', 'lives-with')],
  relations: [person('bent', 'spouse'), person('anders', 'child'), person('lis', 'guardian')],
  mandatesGiven: [mandate('anders', 'revoked'), mandate('anders', 'live'), mandate('olaf', 'expired')],
};

describe('those who may act for the citizen', () => {
  const candidates = representativesOf(family);

  test('are each there once, the likeliest first', () => {
    expect(candidates.map(({ name }) => name)).toEqual(['anders', 'lis', 'olaf', 'bent', 'ida']);
  });

  test('come with the mandate that says most, and with the relation that says more than a roof', () => {
    expect(candidates[0]?.mandate?.status).toBe('live');
    expect(candidates.find(({ name }) => name === 'bent')?.claimedRelation).toBe('spouse');
  });
});

describe('the contact step', () => {
  const candidates = representativesOf(family);

  test('begins with the citizen, or with the likeliest of the others where somebody acts for them', () => {
    expect(firstParty(begun, candidates).who).toBe('subject');
    const form = firstParty({ ...begun, mode: 'representing' }, candidates);
    expect(partyOf(form, candidates)).toEqual({
      ok: true,
      party: {
        kind: 'representative',
        personId: 'anders',
        name: 'anders',
        claimedRelation: 'child',
        organisation: null,
      },
    });
  });

  test('comes back as it was left, also for somebody found by a search or known by name only', () => {
    for (const personId of ['anders' as PersonId, 'stranger' as PersonId, null]) {
      const party = {
        kind: 'representative',
        personId,
        name: personId ?? 'Piotr',
        claimedRelation: 'child',
        organisation: null,
      } as const;
      const form = firstParty({ ...begun, party }, candidates);
      expect(partyOf(form, candidates)).toEqual({ ok: true, party });
    }
  });

  test('asks for what is missing', () => {
    const form = firstParty(begun, []);
    expect(partyOf({ ...form, who: 'helper', name: '  ' }, [])).toEqual({ ok: false, fault: 'name-needed' });
    expect(partyOf({ ...form, who: 'representative' }, [])).toEqual({ ok: false, fault: 'person-needed' });
  });
});
