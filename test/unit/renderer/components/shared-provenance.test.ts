import { expect, test } from 'vitest';
import { sharedProvenance } from '../../../../renderer/components/shared-provenance.ts';

const cpr = { source: 'cpr', asOf: '2026-05-02T06:00:00Z', isCached: true };

test('one source of one age is said once; anything else by each fact for itself', () => {
  expect(sharedProvenance([cpr, { ...cpr }])).toEqual(cpr);
  expect(sharedProvenance([cpr, { ...cpr, asOf: '2026-05-01T06:00:00Z' }])).toBeNull();
  expect(sharedProvenance([cpr, { ...cpr, isCached: false }])).toBeNull();
  expect(sharedProvenance([])).toBeNull();
});
