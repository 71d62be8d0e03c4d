import type { MandateRecord } from '../../../central/api/records.ts';
import type { Mandate } from '../../../preload/contract/mandate.ts';
import type { WriteDb } from '../handle.ts';
import { statement } from '../statement.ts';
import { isEndOfNoEffect } from './ended-here.ts';

/**
 * Keeps central's newest version of a mandate; an older one that comes late is ignored. It takes the place of one made here (version 0)
 * and of one a citizen has shown. What was decided here beside it, an end or a move to another office, is not touched, but a newer
 * version has the last word on the office.
 */
export const putMandate = (db: WriteDb, record: MandateRecord): void => {
  const { scope, otherGrantees, channels, wording, maySubDelegate, ...rest } = record;
  const { changes } = statement(db, insertSql).run({
    ...rest,
    channels: JSON.stringify(channels),
    maySubDelegate: maySubDelegate ? 1 : 0,
    wordingId: wording?.wordingId ?? null,
    wordingVersion: wording?.version ?? null,
    wordingHash: wording?.hash ?? null,
    wordingLanguage: wording?.language ?? null,
  });
  if (changes > 0) putParts(db, record.mandateId, { scope, otherGrantees });
};

/** Scope and further attorneys of a mandate, in the place of what was there. */
export const putParts = (
  db: WriteDb,
  mandateId: string,
  { scope, otherGrantees }: Pick<MandateRecord, 'scope' | 'otherGrantees'>,
): void => {
  statement(db, 'DELETE FROM mandate_scope WHERE mandate_id = ?').run(mandateId);
  statement(db, 'DELETE FROM other_grantee WHERE mandate_id = ?').run(mandateId);
  const insertScope = statement(
    db,
    'INSERT OR IGNORE INTO mandate_scope (mandate_id, service_id, power) VALUES (?, ?, ?)',
  );
  for (const { serviceId, power } of scope) insertScope.run(mandateId, serviceId, power);
  const insertGrantee = statement(
    db,
    'INSERT INTO other_grantee (mandate_id, ordinal, kind, party_id, name) VALUES (?, ?, ?, ?, ?)',
  );
  for (const [ordinal, { kind, partyId, name }] of otherGrantees.entries())
    insertGrantee.run(mandateId, ordinal, kind, partyId, name);
};

/** Column of `mandate` and the field of the record, or of its parts, that it holds. */
const columns: readonly (readonly [string, string])[] = [
  ['mandate_id', '@mandateId'],
  ['version', '@version'],
  ['kind', '@kind'],
  ['grantor_id', '@grantorId'],
  ['grantor_name', '@grantorName'],
  ['grantee_kind', '@granteeKind'],
  ['grantee_id', '@granteeId'],
  ['grantee_name', '@granteeName'],
  ['decide', '@decide'],
  ['channels', '@channels'],
  ['restrictions', '@restrictions'],
  ['may_sub_delegate', '@maySubDelegate'],
  ['interaction_id', '@interactionId'],
  ['given_by', '@givenBy'],
  ['wording_id', '@wordingId'],
  ['wording_version', '@wordingVersion'],
  ['wording_hash', '@wordingHash'],
  ['wording_language', '@wordingLanguage'],
  ['office', '@office'],
  ['end_reason', '@endReason'],
  ['revoked_at', '@revokedAt'],
  ['credential', '@credential'],
  ['made_on', '@madeOn'],
  ['valid_from', '@validFrom'],
  ['valid_until', '@validUntil'],
  ['revoked_on', '@revokedOn'],
  ['as_of', '@asOf'],
  ['origin', "'register'"],
];

const names = columns.map(([name]) => name);

const insertSql = `
  INSERT INTO mandate (${names.join(', ')}) VALUES (${columns.map(([, value]) => value).join(', ')})
  ON CONFLICT (mandate_id) DO UPDATE SET ${names.map((name) => `${name} = excluded.${name}`).join(', ')},
    moved_here_to = iif(excluded.version > mandate.version AND mandate.version > 0, NULL, mandate.moved_here_to)
  WHERE excluded.version >= mandate.version`;

/** Which end a mandate came to, as this desk knows it first. */
export type EndHere = {
  readonly mandateId: string;
  /** From this day on it no longer holds. */
  readonly on: string;
  readonly at: string;
  readonly reason: Exclude<NonNullable<Mandate['endReason']>, 'by-register'>;
  /** The work that it follows from. */
  readonly by: string;
};

/** Ends a mandate at once, here; an earlier end that was written down before stays, if it came to anything. */
export const endMandateHere = (db: WriteDb, end: EndHere): void => {
  statement(
    db,
    `UPDATE mandate SET ended_here_on = @on, ended_here_at = @at, ended_here_reason = @reason, ended_here_by = @by
     WHERE mandate_id = @mandateId AND (ended_here_on IS NULL OR ended_here_on > @on OR ${isEndOfNoEffect})`,
  ).run(end);
};

export const moveMandateHere = (
  db: WriteDb,
  move: { readonly mandateId: string; readonly office: string },
): void => {
  statement(db, 'UPDATE mandate SET moved_here_to = @office WHERE mandate_id = @mandateId').run(move);
};
