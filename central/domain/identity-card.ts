import type { IdentityCredentialClaims } from '../api/identity-credential.ts';
import type { PersonRecord } from '../api/records.ts';
import { listUri, registerName } from './mandates/claims-of-mandate.ts';

/** As long as a card holds at most; names change, and lists of what was revoked are not to grow for ever. */
const cardDays = 365;

/** Null for who cannot have one: whoever is dead, or whose day of birth no register knows. Instants in seconds since 1970. */
export const cardClaims = (
  person: PersonRecord,
  {
    cardId,
    list,
    place,
    iat,
  }: { readonly cardId: string; readonly list: number; readonly place: number; readonly iat: number },
): IdentityCredentialClaims | null =>
  person.civilStatus !== 'alive' || person.birthDate === null
    ? null
    : {
        iss: registerName,
        iat,
        exp: iat + cardDays * 86_400,
        jti: cardId,
        family_name: person.surname,
        given_name: person.givenNames,
        birthdate: person.birthDate,
        status: { status_list: { idx: place, uri: listUri(list) } },
      };
