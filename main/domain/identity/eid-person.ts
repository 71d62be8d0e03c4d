import { comparePerson, type RegisteredPerson } from './compare-person.ts';

/** What a verified ID token says of who signed in. */
export type EidClaims = {
  readonly nationalNumber: string | null;
  readonly familyName: string;
  readonly givenName: string;
  readonly birthDate: string | null;
};

/**
 * Whether the one who signed in is the party. The national number decides where both have one; a foreign eID has none, so name and
 * birth date must both fit, and both must be there: matching without a number never guesses (domain.md, Identity).
 */
export const isEidOfParty = (
  claims: EidClaims,
  party: RegisteredPerson & { readonly nationalNumber: string | null },
): boolean => {
  if (claims.nationalNumber !== null && party.nationalNumber !== null) {
    return claims.nationalNumber === party.nationalNumber;
  }
  if (claims.birthDate === null || claims.birthDate !== party.birthDate) return false;
  const said = { surname: claims.familyName, givenNames: claims.givenName, birthDate: claims.birthDate };
  return comparePerson(said, party) === 'same';
};
