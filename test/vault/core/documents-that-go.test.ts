import { expect, test } from 'vitest';
import { blobHash } from '../../../central/api/blobs.ts';
import { createVaultOutbox } from '../../../main/sync/vault-outbox.ts';
import type { WriteDb } from '../../../main/vault/handle.ts';
import {
  findAttachment,
  insertAttachment,
  sealAttachments,
} from '../../../main/vault/queries/attachments.ts';
import { appendToBlob, insertBlob, markWhole } from '../../../main/vault/queries/blobs.ts';
import { bindBlobs } from '../../../main/vault/queries/uploads.ts';
import { testVault } from '../../helpers/vault-open.ts';
import { beginAct, beginInteraction, moment, saveWork } from '../../helpers/vault-work.ts';

type Document = {
  readonly blobId: number;
  readonly sha256: string;
  readonly bytes: number;
  readonly mediaType: string;
};

const scan = (db: WriteDb, text: string): Document => {
  const content = Buffer.from(text);
  const blob = { sha256: blobHash(content), bytes: content.length, mediaType: 'image/jpeg' };
  const blobId = insertBlob(db, { ...blob, at: moment(1) });
  appendToBlob(db, { blobId, from: 0, content });
  markWhole(db, blobId);
  return { blobId, ...blob };
};

/** To the act `a-<n>`, as `d-<n>`. */
const attach = (db: WriteDb, n: string, document: Document): void =>
  insertAttachment(db, {
    ...document,
    attachmentId: `d-${n}`,
    interactionId: 'i-1',
    actId: `a-${n}`,
    name: 'scan.jpg',
    staffId: 'staff-1',
    addedAt: moment(1),
    state: 'kept',
  });

/** The act `a-<n>` with a document, as the work `e-<n>`. */
const complete = (db: WriteDb, n: string, document: Document): void => {
  beginAct(db, `a-${n}`, 'i-1');
  attach(db, n, document);
  saveWork(db, { envelopeId: `e-${n}`, interactionId: 'i-1', actId: `a-${n}` });
  bindBlobs(db, `e-${n}`, [document.sha256]);
  sealAttachments(db, { interactionId: 'i-1', actId: `a-${n}` }, `e-${n}`);
};

test('a document that goes with two pieces of work can be looked at as long as one of them waits for a person', () => {
  const vault = testVault();
  vault.transact((db) => {
    beginInteraction(db, 'i-1');
    const passport = scan(db, 'a passport');
    for (const n of ['1', '2']) complete(db, n, passport);
  });
  createVaultOutbox(vault).settle([
    { kind: 'parked', envelopeId: 'e-1', reason: 'conflict' },
    { kind: 'sent', envelopeId: 'e-2', jws: 'receipt', centralSequence: 1, at: Date.parse(moment(9)) },
  ]);
  // What a supervisor has to see to mend the first.
  expect(findAttachment(vault.read, 'd-1')?.blobId).not.toBeNull();
});
