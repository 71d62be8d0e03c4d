import type { Vault, WriteDb } from '../vault/open.ts';
import {
  markParked,
  markSending,
  markSent,
  markWaiting,
  clearWaits,
} from '../vault/queries/outbox-progress.ts';
import { findNextAttemptAt, listSendable } from '../vault/queries/outbox.ts';
import type { Outbox, Settlement } from './ports.ts';

/** The outbox of the vault; each call is one transaction. */
export const createVaultOutbox = (vault: Vault): Outbox => ({
  listSendable: ({ now, limit }) =>
    listSendable(vault.read, { now: toMoment(now), limit }).map(
      ({ envelopeId, content, signature, attempts }) => ({
        envelopeId,
        signed: { content, signature },
        attempts,
      }),
    ),
  markSending: ({ envelopeIds, until }) =>
    vault.transact((db) => markSending(db, envelopeIds, toMoment(until))),
  settle: (settlements) =>
    vault.transact((db) => {
      for (const settlement of settlements) settleOne(db, settlement);
    }),
  releaseWaits: () => vault.transact(clearWaits),
  findNextAttemptAt: (now) => {
    const moment = findNextAttemptAt(vault.read, toMoment(now));
    return moment === null ? null : Date.parse(moment);
  },
});

const settleOne = (db: WriteDb, settlement: Settlement): void => {
  const { envelopeId } = settlement;
  switch (settlement.kind) {
    case 'sent': {
      const { jws, centralSequence, at } = settlement;
      return markSent(db, { envelopeId, jws, centralSequence, at: toMoment(at) });
    }
    case 'waiting': {
      const { nextAttemptAt, reason } = settlement;
      const moment = nextAttemptAt === null ? null : toMoment(nextAttemptAt);
      return markWaiting(db, { envelopeId, nextAttemptAt: moment, reason });
    }
    case 'parked':
      return markParked(db, { envelopeId, reason: settlement.reason });
  }
};

const toMoment = (ms: number): string => new Date(ms).toISOString();
