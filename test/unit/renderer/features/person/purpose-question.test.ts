import { expect, test } from 'vitest';
import { firstPurpose, withPurpose } from '../../../../../renderer/features/person/purpose-question.ts';

const purposes = [
  { purposeId: 'serve', legalBasisIds: ['law-7', 'gdpr'] },
  { purposeId: 'follow-up', legalBasisIds: ['gdpr'] },
];

test('the pair chosen last is chosen again, while the pack still has it', () => {
  expect(firstPurpose(purposes, 'follow-up gdpr')).toEqual({ purposeId: 'follow-up', legalBasisId: 'gdpr' });
  expect(firstPurpose(purposes, 'follow-up law-7')).toEqual({ purposeId: 'serve', legalBasisId: 'law-7' });
  expect(firstPurpose(purposes, null)).toEqual({ purposeId: 'serve', legalBasisId: 'law-7' });
  expect(firstPurpose([], null)).toBeNull();
});

test('another purpose never keeps a legal basis that is not its own', () => {
  expect(withPurpose(purposes, 'follow-up')).toEqual({ purposeId: 'follow-up', legalBasisId: 'gdpr' });
});
