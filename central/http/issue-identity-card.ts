import { randomUUID } from 'node:crypto';
import { contentHash } from '../api/canonical.ts';
import { identityCredentialType } from '../api/identity-credential.ts';
import { cardClaims } from '../domain/identity-card.ts';
import { inTransaction, type Database } from '../store/database.ts';
import { lockCardHolder, replaceCard } from '../store/queries/identity-cards.ts';
import { activeIssuerKey } from './issuer-keys.ts';
import { signToken } from './mandates/sign-token.ts';
import { takeSeats } from './mandates/take-seats.ts';

export type IssuedCard = {
  readonly cardId: string;
  readonly holder: string;
  readonly expiresAt: Date;
  /** Compact JWS: given to the holder and kept nowhere. */
  readonly credential: string;
};

/**
 * Signs a proof of identity for somebody in the register, by id or national number; the one they had no longer counts. Null where there is nobody
 * alive of that number. The caller knows who asks: a person at a terminal, or a citizen who has signed in.
 */
export const issueIdentityCard = (
  database: Database,
  idOrNumber: string,
  now: Date,
): Promise<IssuedCard | null> =>
  inTransaction(database, async (db) => {
    const person = await lockCardHolder(db, idOrNumber);
    if (person === null) return null;
    const [seat] = await takeSeats(db, 1);
    if (seat === undefined) throw new Error('a place was taken');
    const cardId = randomUUID();
    const claims = cardClaims(person, { ...seat, cardId, iat: Math.floor(now.getTime() / 1000) });
    if (claims === null) return null;
    const key = await activeIssuerKey(db, now);
    const credential = await signToken(claims, identityCredentialType, key);
    const expiresAt = new Date(claims.exp * 1000);
    await replaceCard(db, {
      ...seat,
      cardId,
      subjectId: person.personId,
      hash: contentHash(credential),
      kid: key.kid,
      issuedAt: now,
      expiresAt,
    });
    return { cardId, holder: `${person.givenNames} ${person.surname}`, expiresAt, credential };
  });
