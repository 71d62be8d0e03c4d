import { expect, test } from 'vitest';
import type { AuthorityAnswer } from '../../../../../preload/contract/authority.ts';
import type { Party } from '../../../../../preload/contract/interaction.ts';
import type { MandateId } from '../../../../../preload/contract/values.ts';
import { authoritySentence } from '../../../../../renderer/features/interaction/authority-sentence.ts';
import { begun, refusal, selfPermit } from './conversation.ts';

const anders: Party = {
  kind: 'representative',
  personId: null,
  name: 'Anders Holm',
  claimedRelation: 'child',
};
const byMandate = (until: string | null): AuthorityAnswer => ({
  ...selfPermit,
  ground: 'mandate',
  until,
  evidence: {
    kind: 'mandate',
    mandateId: 'm1' as MandateId,
    madeOn: '2026-05-02',
    validUntil: until,
    register: 'mandate-register',
  },
});

test('the citizen acts in their own name', () => {
  expect(authoritySentence(selfPermit, { ...begun, party: { kind: 'subject' } })).toEqual({
    says: 'permit.self',
    party: 'Karen Holm',
  });
});

test('a mandate is named with its day, and with its end where it has one', () => {
  const interaction = { ...begun, party: anders };
  expect(authoritySentence(byMandate('2027-03-31'), interaction)).toEqual({
    says: 'permit.mandate',
    party: 'Anders Holm',
    madeOn: '2026-05-02',
    until: '2027-03-31',
  });
  expect(authoritySentence(byMandate(null), interaction)).toEqual({
    says: 'permit.mandateOpenEnded',
    party: 'Anders Holm',
    madeOn: '2026-05-02',
  });
});

test('another ground is named as what it is, never as the own case', () => {
  const custody = { ...selfPermit, ground: 'custody' as const };
  expect(authoritySentence(custody, { ...begun, party: anders })).toEqual({
    says: 'permit.other',
    party: 'Anders Holm',
    ground: 'custody',
  });
});

test('a refusal names who is here, and says so where nobody knows', () => {
  expect(authoritySentence(refusal, { ...begun, party: anders }).says).toBe('refuse.sentence');
  expect(authoritySentence(refusal, begun).says).toBe('refuse.nobody');
});
