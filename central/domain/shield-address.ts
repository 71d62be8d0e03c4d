import type { PersonRecord } from '../api/records.ts';

/**
 * The record as it may leave central: a shielded address stays here, and so do the people who live at it. What a device does not
 * have, it cannot show without four eyes.
 */
export const shieldAddress = (person: PersonRecord): PersonRecord =>
  person.hasShieldedAddress ? { ...person, address: null } : person;
