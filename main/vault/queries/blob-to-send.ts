import type { ReadDb } from '../handle.ts';
import { statement } from '../statement.ts';
import type { BlobToSend } from './uploads.ts';
import { leadsToUrgent, urgentLead } from './urgent-work.ts';

export type WantedBlob = {
  readonly order: 'oldest-first' | 'urgent-first';
  /** Documents of work that was finished after this moment stay here, unless it is urgent; null: all go. */
  readonly heldAfter: string | null;
  readonly urgentServices: readonly string[];
};

const toSend = `blob JOIN envelope_blob USING (blob_id) JOIN outbox USING (envelope_id)
  WHERE is_at_central = 0 AND is_whole = 1 AND outbox.state IN ('waiting', 'sending')`;

/** The first of the first work; null where central has all that may be sent now. */
export const findBlobToSend = (
  db: ReadDb,
  { order, heldAfter, urgentServices }: WantedBlob,
): BlobToSend | null =>
  statement<BlobToSend>(
    db,
    `SELECT blob.blob_id AS blobId, sha256, bytes, media_type AS mediaType FROM ${toSend}
       AND (@heldAfter IS NULL OR captured_at <= @heldAfter OR ${leadsToUrgent})
     ORDER BY device_sequence - @lead * ${leadsToUrgent}, bytes, blob.blob_id LIMIT 1`,
  ).get({
    heldAfter,
    lead: order === 'urgent-first' ? urgentLead : 0,
    urgentServices: JSON.stringify(urgentServices),
  }) ?? null;

export type HeldDocuments = {
  readonly documents: number;
  /** Still to be sent. */
  readonly bytes: number;
  /** When the work of the first of them was finished; null where there are none. */
  readonly since: string | null;
};

/** What `findBlobToSend` does not answer because of `heldAfter`. */
export const sumHeldDocuments = (
  db: ReadDb,
  held: { readonly heldAfter: string; readonly urgentServices: readonly string[] },
): HeldDocuments =>
  statement<HeldDocuments>(
    db,
    `SELECT count(*) AS documents, coalesce(sum(bytes - sent_bytes), 0) AS bytes, min(since) AS since
     FROM (SELECT bytes, sent_bytes, min(captured_at) AS since, max(${leadsToUrgent}) AS is_urgent
       FROM ${toSend} GROUP BY blob.blob_id)
     WHERE is_urgent = 0 AND since > @heldAfter`,
  ).get({ ...held, urgentServices: JSON.stringify(held.urgentServices) }) ?? {
    documents: 0,
    bytes: 0,
    since: null,
  };
