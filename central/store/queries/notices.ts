import type { Notice } from '../../domain/notify-represented.ts';
import type { Queryable } from '../database.ts';

/** Into the queue of the mailbox or of the print shop, in the transaction of the act: told once, however often the act is sent. */
export const queueNotices = async (
  db: Queryable,
  notices: readonly Notice[],
  queuedAt: string,
): Promise<void> => {
  if (notices.length === 0) return;
  await db.query(
    `insert into notice (subject_id, envelope_id, channel, language, content, queued_at)
     select n."personId", n."envelopeId", n.channel, n.language, n.content, $2
     from json_to_recordset($1) as n("personId" text, "envelopeId" uuid, channel text, language text, content jsonb)`,
    [JSON.stringify(notices), queuedAt],
  );
};

export type QueuedNotice = Notice & { readonly queuedAt: string };

/** Across all subjects, newest first: for the demonstration's eyes, and for whoever empties the queue. */
export const listNotices = async (db: Queryable, limit: number): Promise<readonly QueuedNotice[]> => {
  const found = await db.query<Notice & { queuedAt: Date }>(
    `select subject_id as "personId", envelope_id as "envelopeId", channel, language, content,
       queued_at as "queuedAt" from notice order by queued_at desc limit $1`,
    [limit],
  );
  return found.rows.map((row) => ({ ...row, queuedAt: row.queuedAt.toISOString() }));
};
