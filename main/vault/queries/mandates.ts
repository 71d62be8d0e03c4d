import { z } from 'zod';
import { Grantee, type Mandate, MandateScope } from '../../../preload/contract/mandate.ts';
import { Channel, type PersonId } from '../../../preload/contract/values.ts';
import type { ReadDb } from '../handle.ts';
import { statement } from '../statement.ts';
import { isEndOfNoEffect } from './ended-here.ts';

/** A mandate as it is kept: whether it is live depends on the day, and what its credential is worth on the keys and lists held here. */
export type MandateRow = Omit<Mandate, 'status' | 'credential' | 'provenance'> & {
  readonly version: number;
  /** When the mandate register last confirmed it; for one made here, when it was made. */
  readonly asOf: string;
  readonly origin: 'register' | 'made-here' | 'shown';
  /** The compact JWS; null while it is registered nowhere. */
  readonly credentialText: string | null;
  /** The office that keeps it. */
  readonly office: string | null;
  readonly wording: {
    readonly wordingId: string;
    readonly version: string;
    readonly hash: string;
    readonly language: string;
  } | null;
};

export const findMandate = (db: ReadDb, mandateId: string): MandateRow | null => {
  const row = statement<Columns>(db, `${select} WHERE mandate.mandate_id = ?`).get(mandateId);
  return row === undefined ? null : toMandate(row);
};

export const listMandatesGiven = (db: ReadDb, personId: string): readonly MandateRow[] =>
  statement<Columns>(db, `${select} WHERE grantor_id = ? ${order}`).all(personId).map(toMandate);

/** Those of several attorneys count for each of them. */
export const listMandatesHeld = (db: ReadDb, personId: string): readonly MandateRow[] =>
  statement<Columns>(db, `${select} WHERE ${isHeld} ${order}`).all({ personId }).map(toMandate);

export const listMandatesBetween = (db: ReadDb, grantorId: string, personId: string): readonly MandateRow[] =>
  statement<Columns>(db, `${select} WHERE grantor_id = @grantorId AND ${isHeld} ${order}`)
    .all({ grantorId, personId })
    .map(toMandate);

/** Those an office keeps whose last day lies between two days, the first to end first. */
export const listEndingMandates = (
  db: ReadDb,
  within: { readonly office: string; readonly from: string; readonly until: string },
): readonly MandateRow[] =>
  statement<Columns>(
    db,
    `${select} WHERE office = @office AND valid_until BETWEEN @from AND @until AND valid_until IS NOT NULL
       AND moved_here_to IS NULL ORDER BY valid_until LIMIT 200`,
  )
    .all(within)
    .map(toMandate);

/** SQL: the person acts by it, alone or as one of several. */
export const isHeld = `mandate.mandate_id IN (
  SELECT mandate_id FROM mandate WHERE grantee_id = @personId
  UNION SELECT mandate_id FROM other_grantee WHERE party_id = @personId)`;

/** Made here and refused by central: it never stood. */
const isRefused = `mandate.origin = 'made-here' AND EXISTS (
  SELECT 1 FROM outbox WHERE outbox.envelope_id = mandate.made_envelope_id AND outbox.state = 'parked')`;

const endedHereOn = `iif(${isEndOfNoEffect}, NULL, ended_here_on)`;

/** What was decided here counts beside what central says: the earlier end wins, and central's reason where it has one. */
const select = `
  SELECT mandate.mandate_id AS mandateId, version, kind, grantor_id AS grantorId, grantor_name AS grantorName,
    grantee_kind AS granteeKind, grantee_id AS granteeId, grantee_name AS granteeName, (
      SELECT json_group_array(json_object('kind', kind, 'partyId', party_id, 'name', name) ORDER BY ordinal)
      FROM other_grantee WHERE other_grantee.mandate_id = mandate.mandate_id) AS otherGrantees, (
      SELECT json_group_array(json_object('serviceId', service_id, 'power', power) ORDER BY service_id, power)
      FROM mandate_scope WHERE mandate_scope.mandate_id = mandate.mandate_id) AS scope,
    decide, channels, restrictions, may_sub_delegate AS maySubDelegate, interaction_id AS interactionId,
    given_by AS givenBy, wording_id AS wordingId, wording_version AS wordingVersion, wording_hash AS wordingHash,
    wording_language AS wordingLanguage, coalesce(moved_here_to, office) AS office, credential AS credentialText, origin,
    made_on AS madeOn, valid_from AS validFrom, valid_until AS validUntil, as_of AS asOf,
    coalesce(min(revoked_on, ${endedHereOn}), revoked_on, ${endedHereOn}, iif(${isRefused}, made_on, NULL)) AS revokedOn,
    coalesce(end_reason, iif(${isEndOfNoEffect}, NULL, ended_here_reason), iif(revoked_on IS NOT NULL OR (${isRefused}), 'by-register', NULL)) AS endReason
  FROM mandate`;
const order = 'ORDER BY valid_from DESC, mandate.mandate_id';

const Scope = z.array(MandateScope);
const Grantees = z.array(Grantee);
const Channels = z.array(z.string());

type Columns = Omit<
  MandateRow,
  'grantor' | 'grantee' | 'otherGrantees' | 'scope' | 'channels' | 'maySubDelegate' | 'wording'
> & {
  readonly grantorId: PersonId;
  readonly grantorName: string;
  readonly granteeKind: Mandate['grantee']['kind'];
  readonly granteeId: string | null;
  readonly granteeName: string;
  readonly otherGrantees: string;
  readonly scope: string;
  readonly channels: string;
  readonly maySubDelegate: number;
  readonly wordingId: string | null;
  readonly wordingVersion: string | null;
  readonly wordingHash: string | null;
  readonly wordingLanguage: string | null;
};

const toMandate = (columns: Columns): MandateRow => {
  const { grantorId, grantorName, granteeKind, granteeId, granteeName, ...rest } = columns;
  const { wordingId, wordingVersion, wordingHash, wordingLanguage, ...row } = rest;
  return {
    ...row,
    grantor: { personId: grantorId, name: grantorName },
    grantee: { kind: granteeKind, partyId: granteeId, name: granteeName },
    otherGrantees: Grantees.parse(JSON.parse(row.otherGrantees)),
    scope: Scope.parse(JSON.parse(row.scope)),
    channels: knownChannels(row.channels),
    maySubDelegate: row.maySubDelegate === 1,
    wording:
      wordingId === null || wordingVersion === null || wordingHash === null || wordingLanguage === null
        ? null
        : { wordingId, version: wordingVersion, hash: wordingHash, language: wordingLanguage },
  };
};

/** A channel of a newer build is kept and never shown; a mandate limited to it is not one for every channel. */
const knownChannels = (json: string): readonly Channel[] => {
  const named = Channels.parse(JSON.parse(json));
  const known = named.filter((each): each is Channel => Channel.safeParse(each).success);
  return known.length > 0 || named.length === 0 ? known : ['self-service'];
};
