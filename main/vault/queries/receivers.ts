import type { ActRecord } from '../../../central/api/records.ts';
import type { ReadDb, WriteDb } from '../handle.ts';
import { statement } from '../statement.ts';
import { latestPiece } from './legal-state.ts';

export type ChosenReceiver = {
  readonly receiverId: string;
  readonly basis: 'law' | 'consent';
  readonly consentId: string | null;
};

/** Whom the citizen let be told of an act, in the transaction that completes it. */
export const insertChosenReceivers = (
  db: WriteDb,
  actId: string,
  receivers: readonly ChosenReceiver[],
): void => {
  const insert = statement(
    db,
    'INSERT INTO chosen_receiver (act_id, receiver_id, basis, consent_id) VALUES (?, ?, ?, ?)',
  );
  for (const { receiverId, basis, consentId } of receivers) insert.run(actId, receiverId, basis, consentId);
};

/** How far central has come with telling each of them. */
export const putActReceivers = (db: WriteDb, { envelopeId, receivers }: ActRecord): void => {
  const put = statement(
    db,
    `INSERT INTO act_receiver (envelope_id, receiver_id, state, at) VALUES (?, ?, ?, ?)
     ON CONFLICT (envelope_id, receiver_id) DO UPDATE SET state = excluded.state, at = excluded.at`,
  );
  for (const { receiverId, state, at } of receivers) put.run(envelopeId, receiverId, state, at);
};

export type ToldReceiver = {
  readonly receiverId: string;
  readonly basis: 'law' | 'consent';
  readonly state: 'waiting' | 'told' | 'failed';
  /** Null until central has said anything. */
  readonly at: string | null;
};

/** Those chosen for an act of this desk, each with how far it has come with the piece that speaks for it; those the law names first. */
export const listToldReceivers = (db: ReadDb, actId: string): readonly ToldReceiver[] =>
  statement<ToldReceiver>(
    db,
    `SELECT chosen.receiver_id AS receiverId, chosen.basis, coalesce(told.state, 'waiting') AS state, told.at
     FROM chosen_receiver AS chosen
     JOIN act ON act.act_id = chosen.act_id
     LEFT JOIN act_receiver AS told ON told.envelope_id = ${latestPiece('act.envelope_id')} AND told.receiver_id = chosen.receiver_id
     WHERE chosen.act_id = ? ORDER BY chosen.basis = 'consent', chosen.receiver_id`,
  ).all(actId);
