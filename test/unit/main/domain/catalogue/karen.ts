import type { SubjectFacts } from '../../../../../main/domain/catalogue/subject-facts.ts';
import { PersonId } from '../../../../../preload/contract/values.ts';

const cpr = { source: 'cpr', asOf: '2026-05-06T02:00:00Z', isCached: true };

/** Karen, who lives with Søren in Aarhus. */
export const karen: SubjectFacts = {
  address: {
    value: {
      street: 'Nørregade',
      houseNumber: '12',
      floorAndDoor: '2. tv',
      postcode: '8000',
      town: 'Aarhus C',
      country: 'DK',
      careOf: '',
    },
    provenance: cpr,
  },
  household: [
    {
      personId: PersonId.parse('soren'),
      name: 'Søren Holm',
      birthDate: '1938-01-02',
      relation: 'spouse',
      from: null,
      until: null,
      matters: null,
      provenance: cpr,
    },
  ],
  account: {
    value: { lastFour: '1234', bankName: 'Sparekassen', country: 'DK' },
    provenance: { source: 'nemkonto', asOf: '2026-05-07T02:00:00Z', isCached: true },
  },
  movedInOn: '2001-09-01',
};

export const nothingKnown: SubjectFacts = { address: null, household: [], account: null, movedInOn: null };
export const today = '2026-05-08';
