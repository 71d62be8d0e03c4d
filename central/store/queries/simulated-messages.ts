import type { Message, SentMessage } from '../../domain/message.ts';
import type { Queryable } from '../database.ts';

export const insertMessage = async (db: Queryable, message: Message, at: Date): Promise<void> => {
  await db.query(
    `insert into simulated_message (at, person_id, sent_to, address, kind, params) values ($1, $2, $3, $4, $5, $6)`,
    [at, message.personId, message.to, message.address, message.kind, JSON.stringify(message.params)],
  );
};

/** Newest first. */
export const listMessages = async (db: Queryable, limit: number): Promise<readonly SentMessage[]> => {
  const found = await db.query<Omit<SentMessage, 'at'> & { readonly at: Date }>(
    `select at, person_id as "personId", sent_to as "to", address, kind, params from simulated_message
     order by message_id desc limit $1`,
    [limit],
  );
  return found.rows.map((row) => ({ ...row, at: row.at.toISOString() }));
};
