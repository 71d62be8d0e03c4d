import { expect, test } from 'vitest';
import { firstParty, partyOf } from '../../../../../renderer/features/interaction/party-form.ts';
import type { PartyForm } from '../../../../../renderer/features/interaction/party-form.ts';
import { begun } from './conversation.ts';

const form: PartyForm = {
  ...firstParty(begun, []),
  who: 'representative',
  representative: { from: 'unknown' },
  name: 'Zoë Lawyer',
  relation: 'professional',
  organisation: { name: ' Law & Co ', number: '12 34 56 78' },
};

test('a professional speaks for an organisation, a relative for nobody', () => {
  expect(partyOf(form, [])).toMatchObject({
    party: { organisation: { name: 'Law & Co', organisationId: '12345678' } },
  });
  expect(partyOf({ ...form, relation: 'child' }, [])).toMatchObject({ party: { organisation: null } });
});

test('an organisation without a number is named all the same, one without a name is none', () => {
  const named = { ...form, organisation: { name: 'Law & Co', number: '' } };
  expect(partyOf(named, [])).toMatchObject({ party: { organisation: { organisationId: null } } });
  const empty = { ...form, organisation: { name: ' ', number: '12345678' } };
  expect(partyOf(empty, [])).toMatchObject({ party: { organisation: null } });
});

test('the office needs no name, and is still chosen when one comes back', () => {
  expect(partyOf({ ...form, who: 'office', name: '' }, [])).toEqual({ ok: true, party: { kind: 'office' } });
  expect(firstParty({ ...begun, party: { kind: 'office' } }, []).who).toBe('office');
});
