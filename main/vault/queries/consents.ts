import { z } from 'zod';
import type { ConsentRecord } from '../../../central/api/decisions.ts';
import type { ConsentId, PersonId } from '../../../preload/contract/values.ts';
import type { ReadDb, WriteDb } from '../handle.ts';
import { statement } from '../statement.ts';

export type ConsentRow = {
  readonly consentId: ConsentId;
  readonly personId: PersonId;
  readonly dataIds: readonly string[];
  readonly receiverId: string;
  readonly purposeId: string;
  readonly validUntil: string | null;
  readonly wordingVersion: string;
  readonly givenBy: string;
  readonly givenAt: string;
  readonly withdrawnAt: string | null;
  /** Given or withdrawn here, without central's receipt so far. */
  readonly isWaiting: boolean;
  /** Given here and refused by central, and nothing was sent in its place. */
  readonly isRefused: boolean;
};

/** A copy of central's, put as often as it comes. */
export const putConsent = (db: WriteDb, consent: ConsentRecord): void => {
  insert(db, consent, null);
  if (consent.withdrawnAt !== null) putWithdrawal(db, consent.consentId, consent.withdrawnAt);
};

/** Given at this desk; throws where there is one of that id. */
export const insertConsent = (
  db: WriteDb,
  consent: Omit<ConsentRow, 'isWaiting' | 'isRefused' | 'withdrawnAt'>,
  envelopeId: string,
): void => {
  const { changes } = insert(db, consent, envelopeId);
  if (changes !== 1) throw new Error('a new consent has an id of its own');
};

type Given = Omit<ConsentRecord, 'withdrawnAt' | 'dataIds'> & { readonly dataIds: readonly string[] };

const insert = (db: WriteDb, consent: Given, envelopeId: string | null) =>
  statement(
    db,
    `INSERT INTO consent (consent_id, person_id, receiver_id, purpose_id, data_ids, valid_until, wording_version,
       given_by, given_at, envelope_id)
     VALUES (@consentId, @personId, @receiverId, @purposeId, @dataIds, @validUntil, @wordingVersion, @givenBy,
       @givenAt, @envelopeId) ON CONFLICT DO NOTHING`,
  ).run({
    consentId: consent.consentId,
    personId: consent.personId,
    receiverId: consent.receiverId,
    purposeId: consent.purposeId,
    dataIds: JSON.stringify(consent.dataIds),
    validUntil: consent.validUntil,
    wordingVersion: consent.wordingVersion,
    givenBy: consent.givenBy,
    givenAt: consent.givenAt,
    envelopeId,
  });

/** A new fact beside the consent. Withdrawn twice is withdrawn once, at the first moment. */
export const putWithdrawal = (db: WriteDb, consentId: string, withdrawnAt: string): void => {
  statement(
    db,
    'INSERT INTO consent_withdrawal (consent_id, withdrawn_at) VALUES (?, ?) ON CONFLICT DO NOTHING',
  ).run(consentId, withdrawnAt);
};

/** Newest first, the withdrawn and the ended among them. */
export const listConsents = (db: ReadDb, personId: string): readonly ConsentRow[] =>
  statement<Columns>(db, `${select} WHERE consent.person_id = ? ORDER BY given_at DESC, consent.consent_id`)
    .all(personId)
    .map(toRow);

export const findConsent = (db: ReadDb, consentId: string): ConsentRow | null => {
  const row = statement<Columns>(db, `${select} WHERE consent.consent_id = ?`).get(consentId);
  return row === undefined ? null : toRow(row);
};

/** Forgets the copies of somebody who left this desk's people. What was given here is kept with its envelope. */
export const forgetConsents = (db: WriteDb, personId: string): void => {
  statement(db, 'DELETE FROM consent WHERE person_id = ? AND envelope_id IS NULL').run(personId);
};

const select = `
  SELECT consent.consent_id AS consentId, person_id AS personId, data_ids AS dataIds, receiver_id AS receiverId,
    purpose_id AS purposeId, valid_until AS validUntil, wording_version AS wordingVersion, given_by AS givenBy,
    given_at AS givenAt, gone.withdrawn_at AS withdrawnAt,
    coalesce(outbox.state IN ('waiting', 'sending'), 0) AS isWaiting,
    coalesce(outbox.state = 'parked' AND resolution.successor_id IS NULL OR resolution.how = 'withdrawn', 0) AS isRefused
  FROM consent
  LEFT JOIN consent_withdrawal AS gone ON gone.consent_id = consent.consent_id
  LEFT JOIN outbox ON outbox.envelope_id = consent.envelope_id
  LEFT JOIN resolution ON resolution.envelope_id = consent.envelope_id`;

type Columns = Omit<ConsentRow, 'dataIds' | 'isWaiting' | 'isRefused'> & {
  readonly dataIds: string;
  readonly isWaiting: number;
  readonly isRefused: number;
};

const Ids = z.array(z.string());

const toRow = (row: Columns): ConsentRow => ({
  ...row,
  dataIds: Ids.parse(JSON.parse(row.dataIds)),
  isWaiting: row.isWaiting === 1,
  isRefused: row.isRefused === 1,
});
