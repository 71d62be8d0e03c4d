import { describe, expect, test } from 'vitest';
import { blobHash } from '../../../central/api/blobs.ts';
import { forgetWhatEnded } from '../../../main/core/retention.ts';
import { createVaultOutbox } from '../../../main/sync/vault-outbox.ts';
import type { Vault, WriteDb } from '../../../main/vault/open.ts';
import {
  findAttachment,
  insertAttachment,
  sealAttachments,
} from '../../../main/vault/queries/attachments.ts';
import { appendToBlob, insertBlob, markWhole } from '../../../main/vault/queries/blobs.ts';
import { markParked, markSent } from '../../../main/vault/queries/outbox-progress.ts';
import { putAct } from '../../../main/vault/queries/replica.ts';
import { insertResolution, type Resolution } from '../../../main/vault/queries/resolutions.ts';
import { bindBlobs } from '../../../main/vault/queries/uploads.ts';
import { raw, testVault } from '../../helpers/vault-open.ts';
import { personId } from '../../helpers/vault-people.ts';
import { silentLog } from '../../helpers/vault-settings.ts';
import { beginAct, beginInteraction, moment, queueWork, saveWork } from '../../helpers/vault-work.ts';

const endedAt = '2026-03-02T08:00:00.000Z';
const almostTwoDaysLater = '2026-03-04T07:59:59.999Z';
const twoDaysLater = '2026-03-04T08:00:00.000Z';
const aYearLater = '2027-03-02T08:00:00.000Z';

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

const attach = (db: WriteDb, to: string | null, attachmentId: string, document: Document): void =>
  insertAttachment(db, {
    ...document,
    attachmentId,
    interactionId: 'i-1',
    actId: to,
    name: 'scan.jpg',
    staffId: 'staff-1',
    addedAt: moment(1),
    state: 'kept',
  });

/** The act `a-<n>` with the document `d-<n>`, as the work `e-<n>`. */
const complete = (db: WriteDb, n: string, document: Document): void => {
  beginAct(db, `a-${n}`, 'i-1');
  attach(db, `a-${n}`, `d-${n}`, document);
  saveWork(db, { envelopeId: `e-${n}`, interactionId: 'i-1', actId: `a-${n}` });
  bindBlobs(db, `e-${n}`, [document.sha256]);
  sealAttachments(db, { interactionId: 'i-1', actId: `a-${n}` }, `e-${n}`);
};

/** One act with a letter, which central has put aside. */
const withParked = (reason = 'authority/insufficient'): Vault => {
  const vault = testVault();
  vault.transact((db) => {
    beginInteraction(db, 'i-1');
    complete(db, '1', scan(db, 'a letter'));
    markParked(db, { envelopeId: 'e-1', reason });
  });
  return vault;
};

/** And another letter, added since. */
const withAdded = (): Vault => {
  const vault = withParked();
  vault.transact((db) => attach(db, 'a-1', 'd-2', scan(db, 'another letter')));
  return vault;
};

const decide = (db: WriteDb, state: Parameters<typeof putAct>[1]['state'], envelopeId = 'e-1'): void =>
  putAct(db, {
    envelopeId,
    personId: personId(1),
    serviceId: 'change-of-address',
    reference: 'R-1',
    state,
    changedAt: endedAt,
    receivers: [],
    clockNote: null,
  });

const endsAs = (db: WriteDb, ending: Pick<Resolution, 'how' | 'successorId'> & Partial<Resolution>): void =>
  insertResolution(db, {
    envelopeId: 'e-1',
    firstId: 'e-1',
    staffId: 'staff-1',
    reason: ending.how === 'withdrawn' ? 'A mistake.' : null,
    evidence: null,
    at: endedAt,
    ...ending,
  });

const receive = (db: WriteDb, envelopeId: string): void =>
  markSent(db, { envelopeId, jws: 'receipt', centralSequence: 1, at: endedAt });

/** How many are here after the machine has forgotten what ended. */
const documentsAt = async (vault: Vault, now: string): Promise<number> => {
  const retention = { vault, now: () => new Date(now), log: silentLog, onForgotten: () => undefined };
  await forgetWhatEnded(retention, new AbortController().signal);
  return raw(vault.read, 'SELECT blob_id FROM blob').length;
};

const justBeforeAndAfterTwoDays = async (vault: Vault): Promise<readonly number[]> => [
  await documentsAt(vault, almostTwoDaysLater),
  await documentsAt(vault, twoDaysLater),
];

test('a document that goes with two pieces of work can be looked at as long as one of them waits for a person', async () => {
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
  expect(await documentsAt(vault, aYearLater)).toBe(1);
  // What a supervisor has to see to mend the first.
  expect(findAttachment(vault.read, 'd-1')?.blobId).not.toBeNull();
});

describe('documents of work that was put aside go two days', () => {
  test.each(['received', 'effective', 'undone'] as const)(
    'after a supervisor made it %s at central',
    async (state) => {
      const vault = withParked();
      vault.transact((db) => decide(db, state));
      expect(await justBeforeAndAfterTwoDays(vault)).toEqual([1, 0]);
      expect(findAttachment(vault.read, 'd-1')).toMatchObject({ state: 'sealed', blobId: null });
    },
  );

  test('after somebody has seen that it is over elsewhere', async () => {
    const vault = withParked('work/took-effect');
    vault.transact((db) => endsAs(db, { how: 'acknowledged', successorId: null }));
    expect(await justBeforeAndAfterTwoDays(vault)).toEqual([1, 0]);
  });

  test('after central has heard that it was taken back, although nothing goes with that word', async () => {
    const vault = withParked();
    vault.transact((db) => {
      queueWork(db, { envelopeId: 'e-2', interactionId: 'i-1', actId: null });
      endsAs(db, { how: 'withdrawn', successorId: 'e-2' });
    });
    expect(await documentsAt(vault, aYearLater)).toBe(1);
    vault.transact((db) => receive(db, 'e-2'));
    expect(await justBeforeAndAfterTwoDays(vault)).toEqual([1, 0]);
  });

  test('after what was sent in its place was seen to be over elsewhere', async () => {
    const vault = withParked();
    vault.transact((db) => {
      queueWork(db, { envelopeId: 'e-2', interactionId: 'i-1', actId: 'a-1' });
      endsAs(db, { how: 'amended', successorId: 'e-2' });
      markParked(db, { envelopeId: 'e-2', reason: 'work/took-effect' });
      endsAs(db, { envelopeId: 'e-2', how: 'acknowledged', successorId: null });
    });
    expect(await justBeforeAndAfterTwoDays(vault)).toEqual([1, 0]);
  });
});

describe('a document stays', () => {
  test('while the work is in review at central', async () => {
    const vault = withParked();
    vault.transact((db) => decide(db, 'in-review'));
    expect(await documentsAt(vault, aYearLater)).toBe(1);
  });

  test('of work that took effect and waits to be sent: its receipt never came', async () => {
    const vault = testVault();
    vault.transact((db) => {
      beginInteraction(db, 'i-1');
      complete(db, '1', scan(db, 'a letter'));
      decide(db, 'effective');
    });
    expect(await documentsAt(vault, aYearLater)).toBe(1);
  });

  test.each(['waiting', 'parked'])(
    'of work that central accepted, while what was sent in its place is %s: it may go with that once more',
    async (state) => {
      const vault = withParked();
      vault.transact((db) => {
        queueWork(db, { envelopeId: 'e-2', interactionId: 'i-1', actId: 'a-1' });
        endsAs(db, { how: 'amended', successorId: 'e-2' });
        if (state === 'parked') markParked(db, { envelopeId: 'e-2', reason: 'work/took-effect' });
        decide(db, 'effective');
      });
      expect(await documentsAt(vault, aYearLater)).toBe(1);
    },
  );

  test('that a draft needs as well', async () => {
    const vault = withParked();
    vault.transact((db) => {
      decide(db, 'effective');
      beginAct(db, 'a-2', 'i-1');
      const [letter] = raw(db, `SELECT blob_id AS blobId, sha256, bytes, media_type AS mediaType FROM blob`);
      attach(db, 'a-2', 'd-2', letter as Document);
    });
    expect(await documentsAt(vault, aYearLater)).toBe(1);
    expect(findAttachment(vault.read, 'd-2')?.blobId).not.toBeNull();
  });
});

describe('a document that was added to work while that was put aside', () => {
  test('stays while somebody may send it', async () => {
    expect(await documentsAt(withAdded(), aYearLater)).toBe(2);
  });

  test('goes once a supervisor has decided the work without it', async () => {
    const vault = withAdded();
    vault.transact((db) => decide(db, 'effective'));
    expect(await justBeforeAndAfterTwoDays(vault)).toEqual([2, 0]);
    expect(findAttachment(vault.read, 'd-2')).toBeNull();
  });

  test('goes with a conversation’s end that was sent again without it', async () => {
    const vault = testVault();
    vault.transact((db) => {
      beginInteraction(db, 'i-1');
      queueWork(db, { envelopeId: 'e-1', interactionId: 'i-1', actId: null });
      attach(db, null, 'd-1', scan(db, 'a letter'));
    });
    expect(await documentsAt(vault, aYearLater)).toBe(1);
    vault.transact((db) => receive(db, 'e-1'));
    expect(await documentsAt(vault, twoDaysLater)).toBe(0);
  });
});
