import type { PersonRecord } from '../../api/records.ts';
import type { Queryable } from '../database.ts';
import { currentPerson } from './people.ts';

export type IdentityCard = {
  readonly list: number;
  readonly place: number;
  readonly cardId: string;
  readonly subjectId: string;
  readonly hash: string;
  readonly kid: string;
  readonly issuedAt: Date;
  readonly expiresAt: Date;
};

/** By the id or the national number of somebody, locked until the end of the transaction; null where nobody has it. */
export const lockCardHolder = async (db: Queryable, idOrNumber: string): Promise<PersonRecord | null> => {
  const found = await db.query<{ record: PersonRecord }>(
    `select ${currentPerson} from person where subject_id = $1 or national_number = $2 limit 1 for update`,
    [idOrNumber, idOrNumber.replace(/^(\d{6})-(\d{4})$/, '$1$2')],
  );
  return found.rows[0]?.record ?? null;
};

/** The one that stood before no longer counts. */
export const replaceCard = async (db: Queryable, card: IdentityCard): Promise<void> => {
  await db.query(`update identity_card set revoked_at = $2 where subject_id = $1 and revoked_at is null`, [
    card.subjectId,
    card.issuedAt,
  ]);
  await db.query(
    `insert into identity_card (list, place, card_id, subject_id, hash, kid, issued_at, expires_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [card.list, card.place, card.cardId, card.subjectId, card.hash, card.kid, card.issuedAt, card.expiresAt],
  );
};

/** False where no card of that id stands. */
export const revokeCard = async (
  db: Queryable,
  { cardId, at }: { readonly cardId: string; readonly at: Date },
): Promise<boolean> => {
  const revoked = await db.query(
    `update identity_card set revoked_at = $2 where card_id::text = $1 and revoked_at is null`,
    [cardId, at],
  );
  return revoked.rowCount === 1;
};

/** Revokes what a key signed, since others may have signed with it too. */
export const revokeCardsSignedBy = async (db: Queryable, kid: string, now: Date): Promise<void> => {
  await db.query(`update identity_card set revoked_at = $2 where kid = $1 and revoked_at is null`, [
    kid,
    now,
  ]);
};
