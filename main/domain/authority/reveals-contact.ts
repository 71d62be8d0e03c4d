import type { KnownFact, ServiceRule } from '../catalogue/service-rule.ts';

/** Facts that lead to somebody's door. */
const contactFacts: readonly KnownFact[] = [
  'address.street',
  'address.houseNumber',
  'address.floorAndDoor',
  'address.postcode',
  'address.town',
  'address.careOf',
];

/** Doing the service shows where the subject lives: a field is filled, or compared, with it. */
export const revealsContact = ({ fields }: ServiceRule): boolean =>
  fields.some(({ knownFrom }) => knownFrom !== null && contactFacts.includes(knownFrom));
