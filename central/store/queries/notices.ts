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

/** `sentAt` is null while it waits. */
export type QueuedNotice = Notice & { readonly queuedAt: string; readonly sentAt: string | null };

const columns = `subject_id as "personId", envelope_id as "envelopeId", channel, language, content`;

/** Across all subjects, newest first: for the demonstration's eyes. */
export const listNotices = async (db: Queryable, limit: number): Promise<readonly QueuedNotice[]> => {
  const found = await db.query<Notice & { readonly queuedAt: Date; readonly sentAt: Date | null }>(
    `select ${columns}, queued_at as "queuedAt", sent_at as "sentAt" from notice order by queued_at desc limit $1`,
    [limit],
  );
  return found.rows.map((row) => ({
    ...row,
    queuedAt: row.queuedAt.toISOString(),
    sentAt: row.sentAt?.toISOString() ?? null,
  }));
};

export type WaitingNotice = Notice & { readonly attempts: number };

/**
 * The one that waits longest and is due. It is the caller's until then: nobody else takes it before, and nothing stays locked while the mailbox
 * is asked.
 */
export const claimNotice = async (
  db: Queryable,
  { now, until }: { readonly now: Date; readonly until: Date },
): Promise<WaitingNotice | null> => {
  const found = await db.query<WaitingNotice>(
    `update notice set next_try_at = $2 where (subject_id, envelope_id) = (
       select subject_id, envelope_id from notice
       where sent_at is null and coalesce(next_try_at, queued_at) <= $1
       order by coalesce(next_try_at, queued_at) limit 1 for update skip locked)
     returning ${columns}, attempts`,
    [now, until],
  );
  return found.rows[0] ?? null;
};

type Key = Pick<Notice, 'personId' | 'envelopeId'>;

export const settleNotice = async (
  db: Queryable,
  { personId, envelopeId }: Key,
  sentAt: Date,
): Promise<void> => {
  await db.query(
    `update notice set sent_at = $3, attempts = attempts + 1
     where subject_id = $1 and envelope_id = $2 and sent_at is null`,
    [personId, envelopeId, sentAt],
  );
};

export const putOffNotice = async (
  db: Queryable,
  { personId, envelopeId }: Key,
  nextTryAt: Date,
): Promise<void> => {
  await db.query(
    `update notice set attempts = attempts + 1, next_try_at = $3 where subject_id = $1 and envelope_id = $2`,
    [personId, envelopeId, nextTryAt],
  );
};
