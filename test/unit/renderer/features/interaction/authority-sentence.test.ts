import { expect, test } from 'vitest';
import type { AuthorityAnswer } from '../../../../../preload/contract/authority.ts';
import type { Party } from '../../../../../preload/contract/interaction.ts';
import type { MandateId } from '../../../../../preload/contract/values.ts';
import { authoritySentence } from '../../../../../renderer/features/interaction/authority-sentence.ts';
import { begun, refusal, selfPermit } from './conversation.ts';

const office = 'This office';
const anders: Party = {
  kind: 'representative',
  personId: null,
  name: 'Anders Holm',
  claimedRelation: 'child',
  organisation: null,
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
    credentialHash: null,
  },
});

test('the citizen acts in their own name', () => {
  expect(authoritySentence(selfPermit, { ...begun, party: { kind: 'subject' } }, office)).toEqual({
    says: 'permit.self',
    party: 'Karen Holm',
  });
});

test('a mandate is named with its day, and with its end where it has one', () => {
  const interaction = { ...begun, party: anders };
  expect(authoritySentence(byMandate('2027-03-31'), interaction, office)).toEqual({
    says: 'permit.mandate',
    party: 'Anders Holm',
    madeOn: '2026-05-02',
    until: '2027-03-31',
  });
  expect(authoritySentence(byMandate(null), interaction, office)).toEqual({
    says: 'permit.mandateOpenEnded',
    party: 'Anders Holm',
    madeOn: '2026-05-02',
  });
});

const byRelation = (ground: 'custody' | 'guardianship'): AuthorityAnswer => ({
  ...selfPermit,
  ground,
  evidence: { kind: 'relation', relation: ground, register: 'cpr' },
});

test('another ground is named as what it is, never as the own case', () => {
  const interaction = { ...begun, party: anders };
  expect(authoritySentence(byRelation('custody'), interaction, office).says).toBe('custody');
  expect(authoritySentence(byRelation('guardianship'), interaction, office).says).toBe('guardianship');
  const evidence = { kind: 'emergency', reason: 'The house burns down.', secondStaffId: null } as const;
  const emergency = { ...selfPermit, ground: 'emergency' as const, evidence };
  expect(authoritySentence(emergency, interaction, office).says).toBe('emergency');
});

test('where nobody is there, this office is the one who may', () => {
  expect(
    authoritySentence(byMandate('2027-03-31'), { ...begun, party: { kind: 'office' } }, office),
  ).toMatchObject({
    says: 'permit.mandate',
    party: 'This office',
  });
});

test('what may only be captured is never said as if it were done', () => {
  const provisional = [
    {
      code: 'mandate-too-old-offline' as const,
      params: {},
      remedies: [{ code: 'go-online' as const, params: {} }],
    },
  ];
  const answer = { ...selfPermit, provisional };
  expect(authoritySentence(answer, { ...begun, party: anders }, office).says).toBe('provisional');
});

test('a refusal names who is here, and says so where nobody knows', () => {
  expect(authoritySentence(refusal, { ...begun, party: anders }, office).says).toBe('refuse.sentence');
  expect(authoritySentence(refusal, begun, office).says).toBe('refuse.nobody');
});
