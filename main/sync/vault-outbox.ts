import type { Vault, WriteDb } from '../vault/open.ts';
import {
  markParked,
  markSending,
  markSent,
  markWaiting,
  clearWaits,
  isPlaceTaken,
} from '../vault/queries/outbox-progress.ts';
import { putForeignChange } from '../vault/queries/foreign-changes.ts';
import { putPerson } from '../vault/queries/replica-person.ts';
import { doubtBlobs, retireBlobs } from '../vault/queries/uploads.ts';
import { listUrgentFirst } from '../vault/queries/outbox-order.ts';
import { findNextAttemptAt, listSendable } from '../vault/queries/outbox.ts';
import type { Outbox, Settlement } from './ports.ts';

/** The outbox of the vault; each call is one transaction. `urgentServices` are those that the pack calls urgent. */
export const createVaultOutbox = (vault: Vault, urgentServices: readonly string[] = []): Outbox => ({
  listSendable: ({ now, limit, order }) => {
    const when = { now: toMoment(now), limit };
    const items =
      order === 'oldest-first'
        ? listSendable(vault.read, when)
        : listUrgentFirst(vault.read, { ...when, urgentServices });
    return items.map(({ envelopeId, content, signature, attempts, lostReceipt }) => ({
      envelopeId,
      signed: lostReceipt === null ? { content, signature } : { content, signature, receipt: lostReceipt },
      attempts,
    }));
  },
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
      // Two pieces of work with one place in central's order: a fault of central, which must not hold up the rest of the batch.
      if (isPlaceTaken(db, { envelopeId, centralSequence })) {
        return markWaiting(db, {
          envelopeId,
          nextAttemptAt: toMoment(at + tryAgainMs),
          reason: 'receipt-unverified',
        });
      }
      markSent(db, { envelopeId, jws, centralSequence, at: toMoment(at) });
      return retireBlobs(db, envelopeId);
    }
    case 'waiting': {
      const { nextAttemptAt, reason } = settlement;
      const moment = nextAttemptAt === null ? null : toMoment(nextAttemptAt);
      if (reason === 'later') doubtBlobs(db, envelopeId);
      return markWaiting(db, { envelopeId, nextAttemptAt: moment, reason });
    }
    case 'parked': {
      const { reason, conflict } = settlement;
      markParked(db, { envelopeId, reason });
      if (conflict === undefined) return;
      putPerson(db, conflict.current, 'lookup');
      if (conflict.change !== null) putForeignChange(db, envelopeId, conflict.change);
    }
  }
};

/** A fault of central is for people there to mend; asking more often would not help them. */
const tryAgainMs = 5 * 60_000;

const toMoment = (ms: number): string => new Date(ms).toISOString();
