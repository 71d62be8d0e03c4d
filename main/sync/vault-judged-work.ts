import { z } from 'zod';
import type { Vault, WriteDb } from '../vault/open.ts';
import { appendAudit } from '../vault/queries/audit.ts';
import { findWholeBlob } from '../vault/queries/blobs.ts';
import {
  bringAgain,
  listEnded,
  listPutAside,
  listReceiptsBelow,
  parkWithoutDocuments,
  type EndedRow,
  type JudgedRow,
} from '../vault/queries/bring-again.ts';
import { findOwedReconciling, noteAsked } from '../vault/queries/epochs.ts';
import type { EndedPiece, JudgedPiece, JudgedWork } from './reconcile.ts';

/** What the vault holds of work that central has judged. */
export const createVaultJudgedWork = (vault: Vault, now: () => Date): JudgedWork => ({
  findOwed: () => findOwedReconciling(vault.read),
  listPortion: (askedDownTo, limit) => {
    const isPutAside = askedDownTo === null;
    const rows = isPutAside
      ? listPutAside(vault.read, limit)
      : listReceiptsBelow(vault.read, { below: askedDownTo, limit });
    const downTo = isPutAside ? Number.MAX_SAFE_INTEGER : (rows.at(-1)?.place ?? 0);
    const ended = isPutAside ? listEnded(vault.read, limit).map(toEnded) : [];
    return { work: rows.map((row) => toPiece(vault, row)), ended, downTo, isPutAside };
  },
  settle: ({ owed, lost, askedDownTo }) =>
    vault.transact((db) => {
      if (lost.length > 0) bringAll(db, { epoch: owed.epoch, lost, at: now().toISOString() });
      noteAsked(db, owed, askedDownTo);
    }),
});

const Named = z.object({ attachments: z.array(z.object({ sha256: z.string() })).default([]) });

const toEnded = ({ envelopeId, content, signature }: EndedRow): EndedPiece => ({
  envelopeId,
  signed: { content, signature },
});

const toPiece = ({ read }: Vault, { envelopeId, content, standing }: JudgedRow): JudgedPiece => {
  const { attachments } = Named.parse(JSON.parse(content));
  const digests = attachments.map(({ sha256 }) => sha256);
  const gone = digests.filter((sha256) => findWholeBlob(read, sha256) === null);
  return { envelopeId, gone, standing };
};

const bringAll = (
  db: WriteDb,
  { epoch, lost, at }: { readonly epoch: string; readonly lost: readonly JudgedPiece[]; readonly at: string },
): void => {
  for (const { envelopeId, gone } of lost) {
    bringAgain(db, { envelopeId, at });
    if (gone.length > 0) parkWithoutDocuments(db, { envelopeId, gone });
  }
  const details = { epoch, pieces: lost.length };
  const nobody = { staffId: null, subjectId: null, interactionId: null };
  appendAudit(db, { at, action: 'sync/brought-again', ...nobody, details });
};
