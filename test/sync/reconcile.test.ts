import { afterEach, beforeEach, expect, test } from 'vitest';
import { blobHash } from '../../central/api/blobs.ts';
import type { ReconcileAnswer, ReconcileRequest } from '../../central/api/reconcile.ts';
import { createReconcile } from '../../main/sync/reconcile.ts';
import { createVaultJudgedWork } from '../../main/sync/vault-judged-work.ts';
import { createVaultOutbox } from '../../main/sync/vault-outbox.ts';
import { appendToBlob, findWholeBlob, insertBlob, markWhole } from '../../main/vault/queries/blobs.ts';
import { noteHeardEpoch, oweReconciling, saveEpoch } from '../../main/vault/queries/epochs.ts';
import { putAct } from '../../main/vault/queries/replica.ts';
import { bindBlobs, releaseBlobs } from '../../main/vault/queries/uploads.ts';
import { makeKeys } from '../helpers/sync-envelopes.ts';
import { completeAct, openTestVault } from '../helpers/sync-vault.ts';
import { raw } from '../helpers/vault-open.ts';

const { privateKey } = makeKeys();
const { signal } = new AbortController();
const now = Date.parse('2026-03-02T09:00:00.000Z');

let place: ReturnType<typeof openTestVault>;
/** What central has: without anything that it lost. */
let atCentral: {
  readonly envelopeIds: Set<string>;
  readonly refusedIds: Set<string>;
  readonly blobs: Set<string>;
};
let asked: ReconcileRequest[];
let answers: boolean[];
/** What happens here while central is asked: once each. */
let whileAsked: (() => void)[];

beforeEach(() => {
  place = openTestVault();
  atCentral = { envelopeIds: new Set(), refusedIds: new Set(), blobs: new Set() };
  asked = [];
  answers = [];
  whileAsked = [];
});
afterEach(() => place.remove());

const outbox = () => createVaultOutbox(place.vault);

const complete = (lane: string, contents: readonly Buffer[] = []): string => {
  const attachments = contents.map((content) => ({
    sha256: blobHash(content),
    bytes: content.length,
    mediaType: 'image/jpeg',
  }));
  const id = completeAct(place.vault, { lane, deviceId: 'device-1', privateKey, attachments });
  place.vault.transact((db) => {
    for (const [at, { sha256, bytes, mediaType }] of attachments.entries()) {
      if (findWholeBlob(db, sha256) !== null) continue;
      const blobId = insertBlob(db, { sha256, bytes, mediaType, at: '2026-03-02T09:00:00.000Z' });
      appendToBlob(db, { blobId, from: 0, content: contents[at] ?? Buffer.alloc(0) });
      markWhole(db, blobId);
    }
    bindBlobs(
      db,
      id,
      attachments.map(({ sha256 }) => sha256),
    );
  });
  return id;
};

let places = 0;
/** Central takes these, in this order. */
const arrive = (...ids: readonly string[]): void => {
  for (const envelopeId of ids) {
    places += 1;
    const receipt = { jws: `receipt-${places}`, centralSequence: places, at: now };
    outbox().settle([{ kind: 'sent', envelopeId, ...receipt }]);
    atCentral.envelopeIds.add(envelopeId);
  }
};

const lose = (...ids: readonly string[]): void => {
  for (const id of ids) atCentral.envelopeIds.delete(id);
};

const ask = async (request: ReconcileRequest): Promise<ReconcileAnswer> => ({
  unknownIds: request.envelopeIds.filter(
    (id) => !atCentral.envelopeIds.has(id) && !atCentral.refusedIds.has(id),
  ),
  refusedIds: request.envelopeIds.filter((id) => atCentral.refusedIds.has(id)),
  missingBlobs: request.blobs.filter((sha256) => !atCentral.blobs.has(sha256)),
});

/** Central is heard to be in that epoch; how much waits again. Each entry of `answers` is a call that is answered or not. */
const hear = async (epoch: string): Promise<number> => {
  place.vault.transact((db) => noteHeardEpoch(db, epoch));
  return goOn();
};

const goOn = async (): Promise<number> => {
  let again = 0;
  const reconcile = createReconcile({
    judged: createVaultJudgedWork(place.vault, () => new Date(now)),
    transport: {
      reconcile: async (request) => {
        asked.push(request);
        whileAsked.shift()?.();
        if (answers.shift() === false) return { kind: 'unreachable' };
        return { kind: 'answered', value: await ask(request) };
      },
    },
    onBroughtAgain: (pieces) => {
      again += pieces;
    },
  });
  await reconcile(signal);
  return again;
};

const sendable = (): readonly string[] =>
  outbox()
    .listSendable({ now, limit: 1000, order: 'oldest-first' })
    .map(({ envelopeId }) => envelopeId);

const rows = (sql: string): readonly unknown[] => raw(place.vault.read, sql);

test('what central lost waits again in its old order and says why; what it has stays sent', async () => {
  const [kept, lost, newer] = [complete('anna'), complete('anna'), complete('bo')];
  arrive(kept, lost, newer);
  place.vault.transact((db) =>
    putAct(db, {
      envelopeId: lost,
      personId: 'anna',
      serviceId: 's',
      reference: 'R-2',
      state: 'effective',
      changedAt: '2026-03-02T09:00:00.000Z',
      receivers: [],
      clockNote: null,
    }),
  );
  lose(lost, newer);
  expect(await hear('second')).toBe(2);
  expect(sendable()).toEqual([lost, newer]);
  expect(rows(`SELECT envelope_id AS id, state, reason FROM outbox ORDER BY device_sequence`)).toEqual([
    { id: kept, state: 'sent', reason: null },
    { id: lost, state: 'waiting', reason: 'put-back' },
    { id: newer, state: 'waiting', reason: 'put-back' },
  ]);
  expect(rows('SELECT count(*) AS n FROM act_state')).toEqual([{ n: 0 }]);
  expect(rows(`SELECT details FROM audit WHERE action = 'sync/brought-again'`)).toEqual([
    { details: '{"epoch":"second","pieces":2}' },
  ]);
});

test('the receipt that counts no longer is kept, and one for the second time counts', async () => {
  const id = complete('anna');
  arrive(id);
  lose(id);
  await hear('second');
  const [first] = rows('SELECT jws FROM lost_receipt') as readonly { readonly jws: string }[];
  arrive(id);
  expect(rows('SELECT state FROM outbox')).toEqual([{ state: 'sent' }]);
  expect(rows('SELECT jws FROM receipt')).not.toEqual([first]);
  expect(await goOn()).toBe(0);
});

test('an epoch is asked about once, also after a crash, and the next one anew', async () => {
  arrive(complete('anna'));
  await hear('first');
  expect(asked).toHaveLength(1);
  place = { ...place, vault: place.reopen() };
  await hear('first');
  expect(asked).toHaveLength(1);
  await hear('second');
  expect(asked).toHaveLength(2);
});

test('a machine that has sent nothing asks nothing', async () => {
  complete('anna');
  await hear('first');
  expect(asked).toEqual([]);
});

test('what central did not answer is asked again, and nothing has changed meanwhile', async () => {
  const id = complete('anna');
  arrive(id);
  lose(id);
  answers = [false];
  expect(await hear('second')).toBe(0);
  expect(rows('SELECT state FROM outbox')).toEqual([{ state: 'sent' }]);
  expect(await goOn()).toBe(1);
});

test('of very much work the newest is asked about first, up to where central knows all; a break in between goes on there', async () => {
  const ids = Array.from({ length: 1_600 }, (_, number) => complete(`anna-${number}`));
  arrive(...ids);
  lose(...ids.slice(-700));
  answers = [true, false];
  expect(await hear('second')).toBe(500);
  expect(await goOn()).toBe(200);
  expect(asked.map(({ envelopeIds }) => envelopeIds.length)).toEqual([500, 500, 500, 500]);
  expect(asked[0]?.envelopeIds[0]).toBe(ids.at(-1));
  expect(asked[2]?.envelopeIds).toEqual(asked[1]?.envelopeIds);
  expect(sendable()).toEqual(ids.slice(-700));
});

test('what was put aside and central has no memory of is judged once more, and what central accepted; what somebody has ended since is not', async () => {
  const [forgotten, remembered, accepted, ended] = ['anna', 'bo', 'cleo', 'dora'].map((lane) =>
    complete(lane),
  );
  for (const envelopeId of [forgotten, remembered, accepted, ended])
    outbox().settle([{ kind: 'parked', envelopeId: envelopeId ?? '', reason: 'authority/revoked' }]);
  atCentral.refusedIds.add(remembered ?? '');
  atCentral.envelopeIds.add(accepted ?? '');
  place.vault.transact((db) =>
    db
      .prepare(
        `INSERT INTO resolution (envelope_id, first_id, how, successor_id, staff_id, reason, at)
         VALUES (?, ?, 'acknowledged', NULL, 'staff-1', NULL, '2026-03-02T09:00:00.000Z')`,
      )
      .run(ended, ended),
  );
  expect(await hear('second')).toBe(2);
  expect(sendable()).toEqual([forgotten, accepted]);
});

test('work that this central has put aside, and one that is lost had accepted, is sent once more to hear why', async () => {
  const id = complete('anna');
  arrive(id);
  lose(id);
  atCentral.refusedIds.add(id);
  expect(await hear('second')).toBe(1);
  expect(sendable()).toEqual([id]);
});

test('documents that are still here go once more', async () => {
  const id = complete('anna', [Buffer.from('one'), Buffer.from('two')]);
  place.vault.transact((db) => db.prepare('UPDATE blob SET sent_bytes = bytes, is_at_central = 1').run());
  arrive(id);
  lose(id);
  expect(await hear('second')).toBe(1);
  expect(sendable()).toEqual([]);
  expect(rows('SELECT is_at_central FROM blob')).toEqual([{ is_at_central: 0 }, { is_at_central: 0 }]);
});

test('documents that are here for other work alone go for this work too', async () => {
  const content = Buffer.from('twice');
  const [arrived, waiting] = [complete('anna', [content]), complete('bo', [content])];
  arrive(arrived);
  place.vault.transact((db) => releaseBlobs(db, arrived));
  lose(arrived);
  expect(await hear('second')).toBe(1);
  expect(rows('SELECT envelope_id AS id FROM envelope_blob ORDER BY id')).toEqual(
    [arrived, waiting].toSorted().map((id) => ({ id })),
  );
});

test('work of which neither has a document any more is put aside for somebody to attach it again', async () => {
  const [gone, kept] = [Buffer.from('gone'), Buffer.from('kept')];
  const [bare, whole] = [complete('anna', [gone]), complete('bo', [kept])];
  arrive(bare, whole);
  place.vault.transact((db) => {
    releaseBlobs(db, bare);
    releaseBlobs(db, whole);
  });
  atCentral.blobs.add(blobHash(kept));
  lose(bare, whole);
  expect(await hear('second')).toBe(2);
  expect(sendable()).toEqual([whole]);
  expect(rows(`SELECT reason FROM outbox WHERE state = 'parked'`)).toEqual([{ reason: 'documents/gone' }]);
  expect(rows('SELECT sha256 FROM refused_document')).toEqual([{ sha256: blobHash(gone) }]);
});

test('such work stays put aside when central is put back once more, as long as central does not have it', async () => {
  const id = complete('anna', [Buffer.from('gone')]);
  arrive(id);
  place.vault.transact((db) => releaseBlobs(db, id));
  lose(id);
  await hear('second');
  expect(await hear('third')).toBe(0);
  expect(rows('SELECT state FROM outbox')).toEqual([{ state: 'parked' }]);
  atCentral.envelopeIds.add(id);
  expect(await hear('fourth')).toBe(1);
});

test('what waits to be brought again, and central has lost its documents once more, is put aside; with its documents it waits on', async () => {
  const [gone, kept] = [Buffer.from('gone'), Buffer.from('kept')];
  const [bare, whole] = [complete('anna', [gone]), complete('bo', [kept])];
  arrive(bare, whole);
  place.vault.transact((db) => releaseBlobs(db, bare));
  place.vault.transact((db) => releaseBlobs(db, whole));
  for (const content of [gone, kept]) atCentral.blobs.add(blobHash(content));
  lose(bare, whole);
  await hear('second');
  expect(sendable()).toEqual([bare, whole]);
  atCentral.blobs.delete(blobHash(gone));
  expect(await hear('third')).toBe(1);
  expect(sendable()).toEqual([whole]);
  expect(rows(`SELECT reason FROM outbox WHERE state = 'parked'`)).toEqual([{ reason: 'documents/gone' }]);
});

test('what was put aside and ended here goes once for its place where central has forgotten it, and stays ended', async () => {
  const ids = Array.from({ length: 45 }, (_, number) => complete(`anna-${number}`));
  for (const envelopeId of ids) outbox().settle([{ kind: 'parked', envelopeId, reason: 'conflict' }]);
  place.vault.transact((db) =>
    db
      .prepare(
        `INSERT INTO resolution (envelope_id, first_id, how, successor_id, staff_id, reason, at)
         SELECT envelope_id, envelope_id, 'acknowledged', NULL, 'staff-1', NULL, '2026-03-02T09:00:00.000Z' FROM outbox`,
      )
      .run(),
  );
  for (const id of ids.slice(0, 4)) atCentral.refusedIds.add(id);
  answers = [true, true, false];
  await hear('second');
  await goOn();
  const sent = asked.map(({ ended = [] }) => ended.length);
  expect(sent).toEqual([0, 20, 20, 0, 20, 20, 1]);
  const [last] = asked.at(-1)?.ended ?? [];
  expect(last?.content).toContain(ids[4]);
  expect(sendable()).toEqual([]);
  expect(rows('SELECT DISTINCT state, reason FROM outbox')).toEqual([
    { state: 'parked', reason: 'conflict' },
  ]);
  asked = [];
  await hear('second');
  expect(asked).toEqual([]);
});

test('what is lost for the second time goes with its first receipt: that says when it was done, and in which order', async () => {
  const id = complete('anna');
  arrive(id);
  const [first] = rows('SELECT jws FROM receipt') as readonly { readonly jws: string }[];
  for (const epoch of ['second', 'third']) {
    lose(id);
    await hear(epoch);
    const [item] = outbox().listSendable({ now, limit: 1, order: 'oldest-first' });
    expect(item?.signed.receipt).toBe(first?.jws);
    arrive(id);
  }
});

const takeInFromStick = (...ids: readonly string[]): void => {
  arrive(...ids);
  place.vault.transact(oweReconciling);
};

test('receipts that come on a stick when central had been asked already are asked about, and where it was never put back they are not', async () => {
  const id = complete('anna');
  place.vault.transact((db) => saveEpoch(db, { id: 'first', versionFloor: 0 }));
  takeInFromStick(complete('bo'));
  await goOn();
  asked = [];
  takeInFromStick(complete('bo'));
  expect([await goOn(), asked]).toEqual([0, []]);

  place.vault.transact((db) => saveEpoch(db, { id: 'second', versionFloor: 1000 }));
  await goOn();
  takeInFromStick(id);
  lose(id);
  expect(await goOn()).toBe(1);
  expect(sendable()).toEqual([id]);
  asked = [];
  expect([await goOn(), asked]).toEqual([0, []]);
});

test('where central was never heard to be in an epoch nothing is owed after a stick', async () => {
  takeInFromStick(complete('anna'));
  expect([await goOn(), asked]).toEqual([0, []]);
});

test('what comes on a stick while central is asked is asked about from the start, and so is what was asked when it was put back once more', async () => {
  const [carried, refused, older] = [complete('anna'), complete('bo'), complete('cleo')];
  arrive(older);
  whileAsked = [
    () => {
      takeInFromStick(carried);
      lose(carried);
      outbox().settle([{ kind: 'parked', envelopeId: refused, reason: 'authority/revoked' }]);
    },
  ];
  expect(await hear('second')).toBe(2);
  expect(sendable()).toEqual([carried, refused]);

  whileAsked = [() => place.vault.transact((db) => noteHeardEpoch(db, 'fourth'))];
  outbox().settle([{ kind: 'parked', envelopeId: refused, reason: 'authority/revoked' }]);
  atCentral.refusedIds.add(refused);
  asked = [];
  await hear('third');
  expect(asked.map(({ envelopeIds }) => envelopeIds)).toEqual([[refused], [refused], [older]]);
});
