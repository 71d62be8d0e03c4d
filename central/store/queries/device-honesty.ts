import { clockNoteOf, correctedByClock } from '../../domain/device-clock.ts';
import type { ReadEnvelope } from '../../domain/read-envelope.ts';
import type { Queryable } from '../database.ts';

type Stored = { readonly read: ReadEnvelope };

/** What each new envelope says of its machine's clock, and whether it follows the one that it says it follows. */
export const noteClocksAndGaps = async (
  db: Queryable,
  stored: readonly Stored[],
  seenAt: string,
): Promise<void> => {
  if (stored.length === 0) return;
  await noteClocks(db, stored);
  await noteGaps(db, stored, seenAt);
};

const noteClocks = async (db: Queryable, stored: readonly Stored[]): Promise<void> => {
  const notes = stored.flatMap(({ read: { envelope } }) => {
    const note = clockNoteOf(correctedByClock(envelope));
    return note === null ? [] : [{ ...note, envelope }];
  });
  if (notes.length === 0) return;
  await db.query(
    `insert into clock_note (subject_id, envelope_id, device_id, made_at, judged_as_of, offset_ms)
     select * from unnest($1::text[], $2::uuid[], $3::text[], $4::timestamptz[], $5::timestamptz[], $6::bigint[])`,
    [
      notes.map(({ envelope }) => envelope.lane),
      notes.map(({ envelope }) => envelope.id),
      notes.map(({ envelope }) => envelope.deviceId),
      notes.map(({ envelope }) => envelope.madeAt),
      notes.map(({ judgedAsOf }) => judgedAsOf),
      notes.map(({ behindMs }) => behindMs),
    ],
  );
};

/**
 * Lanes go their own ways, so an envelope may come before the one it follows: that is noted as missing until it comes. Another hash than
 * the one it names stays noted. Neither holds anything up: it is for the auditor (protocol.md: previous envelope's hash).
 */
const noteGaps = async (db: Queryable, stored: readonly Stored[], seenAt: string): Promise<void> => {
  const rows = stored.map(({ read: { envelope, hash } }) => ({
    id: envelope.id,
    deviceId: envelope.deviceId,
    sequence: envelope.deviceSequence,
    previousHash: envelope.previousHash,
    hash,
  }));
  const fresh = `json_to_recordset($1) as e(id uuid, "deviceId" text, sequence bigint, "previousHash" text, hash text)`;
  await db.query(
    `insert into chain_gap (device_id, device_sequence, envelope_id, kind, seen_at)
     select e."deviceId", e.sequence, e.id, case when before.found then 'other' else 'missing' end, $2
     from ${fresh}, lateral (
       select count(*) > 0 as found, coalesce(bool_or(p.hash = e."previousHash"), false) as fits from envelope p
       where p.device_id = e."deviceId" and p.device_sequence = e.sequence - 1) as before
     where not before.fits and not (e.sequence = 1 and e."previousHash" is null)
     on conflict do nothing`,
    [JSON.stringify(rows), seenAt],
  );
  await db.query(
    `update chain_gap set kind = 'other' from ${fresh}, envelope next
     where chain_gap.device_id = e."deviceId" and chain_gap.device_sequence = e.sequence + 1 and chain_gap.kind = 'missing'
       and next.envelope_id = chain_gap.envelope_id and next.content::json->>'previousHash' is distinct from e.hash`,
    [JSON.stringify(rows)],
  );
  await db.query(
    `delete from chain_gap using ${fresh}
     where chain_gap.device_id = e."deviceId" and chain_gap.device_sequence = e.sequence + 1 and chain_gap.kind = 'missing'`,
    [JSON.stringify(rows)],
  );
};
