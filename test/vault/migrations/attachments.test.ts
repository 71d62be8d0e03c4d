import { describe, expect, test } from 'vitest';
import { blobHash } from '../../../central/api/blobs.ts';
import type { Vault } from '../../../main/vault/open.ts';
import {
  insertAttachment,
  keepAttachment,
  sealAttachments,
  setAttachmentState,
} from '../../../main/vault/queries/attachments.ts';
import { appendToBlob, insertBlob, markWhole } from '../../../main/vault/queries/blobs.ts';
import { markParked, markSent } from '../../../main/vault/queries/outbox-progress.ts';
import { dropUnfinished } from '../../../main/vault/queries/unfinished-attachments.ts';
import {
  bindBlobs,
  noteSent,
  releaseArrived,
  releaseBlobs,
  retireBlobs,
} from '../../../main/vault/queries/uploads.ts';
import { raw, testVault } from '../../helpers/vault-open.ts';
import { beginAct, beginInteraction, moment, queueWork } from '../../helpers/vault-work.ts';

const content = Buffer.from('a picture');
const sha256 = blobHash(content);

/** An act whose document was sealed into its envelope; nothing was sent. */
const sealedVault = (): { readonly vault: Vault; readonly blobId: number } => {
  const vault = testVault();
  const blobId = vault.transact((db) => {
    beginInteraction(db, 'i-1');
    beginAct(db, 'a-1', 'i-1');
    const id = addDocument(db, 'd-1');
    queueWork(db, { envelopeId: 'e-1', interactionId: 'i-1', actId: 'a-1' });
    bindBlobs(db, 'e-1', [sha256]);
    sealAttachments(db, { interactionId: 'i-1', actId: 'a-1' }, 'e-1');
    return id;
  });
  return { vault, blobId };
};

const announce = (db: Parameters<typeof insertBlob>[0], attachmentId: string): number => {
  const { length: bytes } = content;
  const blobId = insertBlob(db, { sha256, bytes, mediaType: 'image/jpeg', at: moment(3) });
  insertAttachment(db, {
    attachmentId,
    interactionId: 'i-1',
    actId: 'a-1',
    name: 'letter.jpg',
    staffId: 'staff-1',
    addedAt: moment(3),
    state: 'adding',
    blobId,
    sha256,
    bytes,
    mediaType: 'image/jpeg',
  });
  return blobId;
};

const addDocument = (db: Parameters<typeof insertBlob>[0], attachmentId: string): number => {
  const blobId = announce(db, attachmentId);
  appendToBlob(db, { blobId, from: 0, content });
  markWhole(db, blobId);
  keepAttachment(db, { attachmentId, blobId, width: 8, height: 6 });
  return blobId;
};

const attempt = (vault: Vault, sql: string) => () => vault.transact((db) => raw(db, sql));
/** A row as no query of ours would write it. */
const loose = (state: string, envelope: string): string =>
  `INSERT INTO attachment (attachment_id, interaction_id, act_id, name, staff_id, added_at, state, blob_id, sha256, bytes, media_type, envelope_id)
   SELECT 'd-9', 'i-1', 'a-2', 'x', 'staff-1', added_at, '${state}', blob_id, sha256, bytes, media_type, ${envelope} FROM blob`;

const count = (vault: Vault, table: string): unknown => raw(vault.read, `SELECT count(*) AS n FROM ${table}`);

describe('the bytes of a document', () => {
  test('never change, nor what they are called', () => {
    const { vault } = sealedVault();
    expect(attempt(vault, `UPDATE blob_piece SET content = x'00'`)).toThrow(
      'the bytes of a blob never change',
    );
    for (const change of [
      `sha256 = substr(sha256, 2) || 'x'`,
      'bytes = bytes + 1',
      `media_type = 'text/html'`,
    ])
      expect(attempt(vault, `UPDATE blob SET ${change}`)).toThrow('a blob is what it holds');
  });

  test('are there before they count as whole, and no more of them than were announced', () => {
    const vault = testVault();
    vault.transact((db) => {
      beginInteraction(db, 'i-1');
      beginAct(db, 'a-1', 'i-1');
      announce(db, 'd-1');
    });
    expect(attempt(vault, 'UPDATE blob SET is_whole = 1')).toThrow('CHECK constraint failed');
    expect(attempt(vault, 'UPDATE blob SET held_bytes = bytes + 1')).toThrow('CHECK constraint failed');
    expect(attempt(vault, 'UPDATE blob SET sent_bytes = bytes + 1')).toThrow('CHECK constraint failed');
  });

  test('are in the vault once, however often they were attached', () => {
    const { vault } = sealedVault();
    expect(() => vault.transact((db) => addDocument(db, 'd-2'))).toThrow(
      'UNIQUE constraint failed: blob.sha256',
    );
  });

  test('stay until the receipt, also when all of them were sent', () => {
    const { vault, blobId } = sealedVault();
    vault.transact((db) => noteSent(db, blobId, content.length));
    const letGo = attempt(vault, 'DELETE FROM envelope_blob');
    expect(letGo).toThrow('a blob stays until the receipt');
    expect(attempt(vault, 'DELETE FROM blob_piece')).toThrow('the bytes stay as long as work names them');
  });

  test('are looked at no more after the receipt, and stay until two days after it: central may be put back from a copy', () => {
    const { vault } = sealedVault();
    vault.transact((db) => {
      markSent(db, { envelopeId: 'e-1', jws: 'receipt', centralSequence: 1, at: moment(9) });
      retireBlobs(db, 'e-1');
    });
    expect(raw(vault.read, 'SELECT sha256, blob_id FROM attachment')).toEqual([{ sha256, blob_id: null }]);
    const releaseBefore = (before: string): number =>
      vault.transact((db) => releaseArrived(db, { before, atMost: 20 }));
    expect(releaseBefore(moment(8))).toBe(0);
    expect(count(vault, 'blob')).toEqual([{ n: 1 }]);
    expect(releaseBefore(moment(9))).toBe(1);
    expect([count(vault, 'blob'), count(vault, 'blob_piece')]).toEqual([[{ n: 0 }], [{ n: 0 }]]);
  });

  test('stay to be looked at while other work that names them waits', () => {
    const { vault } = sealedVault();
    vault.transact((db) => {
      queueWork(db, { envelopeId: 'e-2', interactionId: 'i-1', actId: null });
      bindBlobs(db, 'e-2', [sha256]);
      markSent(db, { envelopeId: 'e-1', jws: 'receipt', centralSequence: 1, at: moment(9) });
      retireBlobs(db, 'e-1');
    });
    expect(raw(vault.read, 'SELECT blob_id FROM attachment')).not.toEqual([{ blob_id: null }]);
  });

  test('go after the receipt, and what was signed of them stays', () => {
    const { vault } = sealedVault();
    vault.transact((db) => {
      markSent(db, { envelopeId: 'e-1', jws: 'receipt', centralSequence: 1, at: moment(9) });
      retireBlobs(db, 'e-1');
      releaseBlobs(db, 'e-1');
    });
    expect([count(vault, 'blob'), count(vault, 'blob_piece')]).toEqual([[{ n: 0 }], [{ n: 0 }]]);
    expect(raw(vault.read, 'SELECT sha256, blob_id FROM attachment')).toEqual([{ sha256, blob_id: null }]);
  });

  test('of parked work may go only with what settles it: a row that something needs is never deleted', () => {
    const { vault } = sealedVault();
    vault.transact((db) => markParked(db, { envelopeId: 'e-1', reason: 'blob/refused' }));
    expect(attempt(vault, 'DELETE FROM blob')).toThrow('FOREIGN KEY constraint failed');
  });
});

describe('a document that was sealed into an envelope', () => {
  test('never changes and never goes', () => {
    const { vault } = sealedVault();
    for (const change of [
      `name = 'other'`,
      `sha256 = substr(sha256, 2) || 'x'`,
      `state = 'removed'`,
      'bytes = 1',
    ])
      expect(attempt(vault, `UPDATE attachment SET ${change}`)).toThrow('what was signed never changes');
    expect(attempt(vault, 'DELETE FROM attachment')).toThrow('what was signed is never deleted');
    vault.transact((db) => setAttachmentState(db, 'd-1', 'removed'));
    expect(raw(vault.read, 'SELECT state FROM attachment')).toEqual([{ state: 'sealed' }]);
  });

  test('names its envelope, and one that was not sealed names none', () => {
    const { vault } = sealedVault();
    vault.transact((db) => beginAct(db, 'a-2', 'i-1'));
    expect(attempt(vault, loose('sealed', 'NULL'))).toThrow('CHECK constraint failed');
    expect(attempt(vault, loose('kept', `'e-1'`))).toThrow('CHECK constraint failed');
  });
});

describe('a document that a page never finished handing over', () => {
  test('goes after a while with its bytes; what was finished, and what was begun just now, stays', () => {
    const { vault } = sealedVault();
    vault.transact((db) => {
      const blobId = announce(db, 'unfinished');
      appendToBlob(db, { blobId, from: 0, content: content.subarray(0, 4) });
    });
    expect(vault.transact((db) => dropUnfinished(db, moment(3)))).toBe(0);
    expect(vault.transact((db) => dropUnfinished(db, moment(4)))).toBe(1);
    expect(raw(vault.read, 'SELECT attachment_id AS id FROM attachment')).toEqual([{ id: 'd-1' }]);
    expect([count(vault, 'blob'), count(vault, 'blob_piece')]).toEqual([[{ n: 1 }], [{ n: 1 }]]);
  });
});
