import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createVaultOutbox } from '../../main/sync/vault-outbox.ts';
import { countParked, countUnsent, findLastReceipt } from '../../main/vault/queries/outbox.ts';
import { makeKeys } from '../helpers/sync-envelopes.ts';
import { completeAct, openTestVault } from '../helpers/sync-vault.ts';

const { privateKey } = makeKeys();
const now = Date.parse('2026-03-02T09:00:00.000Z');

describe('the outbox of the vault', () => {
  let place: ReturnType<typeof openTestVault>;
  beforeEach(() => {
    place = openTestVault();
  });
  afterEach(() => place.remove());

  const complete = (...lanes: readonly string[]): readonly string[] =>
    lanes.map((lane) => completeAct(place.vault, { lane, deviceId: 'device-1', privateKey }));
  const outbox = () => createVaultOutbox(place.vault);
  const sendable = (at = now, limit = 100): readonly string[] =>
    outbox()
      .listSendable({ now: at, limit, order: 'oldest-first' })
      .map((item) => item.envelopeId);

  test('lists what may leave in the order of the device, with the bytes that were signed', () => {
    const ids = complete('anna', 'bo', 'anna');
    expect(sendable()).toEqual(ids);
    expect(sendable(now, 2)).toEqual(ids.slice(0, 2));
    const content = outbox().listSendable({ now, limit: 1, order: 'oldest-first' })[0]?.signed.content ?? '';
    expect(JSON.parse(content)).toMatchObject({ id: ids[0], lane: 'anna' });
  });

  test('keeps a lane together while one of its items is being sent, until that lease runs out', () => {
    const [anna, bo, anna2] = complete('anna', 'bo', 'anna');
    outbox().markSending({ envelopeIds: [anna ?? ''], until: now + 1000 });
    expect(sendable()).toEqual([bo]);
    expect(outbox().findNextAttemptAt(now)).toBe(now + 1000);
    expect(sendable(now + 1000)).toEqual([anna, bo, anna2]);
    expect(outbox().listSendable({ now: now + 1000, limit: 1, order: 'oldest-first' })[0]?.attempts).toBe(1);
  });

  test('knows after a crash what was being sent', () => {
    const [anna] = complete('anna');
    outbox().markSending({ envelopeIds: [anna ?? ''], until: now + 1000 });
    const reopened = createVaultOutbox(place.reopen());
    expect(reopened.listSendable({ now, limit: 9, order: 'oldest-first' })).toEqual([]);
    expect(reopened.listSendable({ now: now + 1000, limit: 9, order: 'oldest-first' })).toHaveLength(1);
  });

  test('a receipt with a place that other work already has keeps nothing else of the batch from being settled', () => {
    const [anna, bo, cleo] = complete('anna', 'bo', 'cleo');
    const sent = (envelopeId = '', centralSequence = 0) =>
      ({ kind: 'sent', envelopeId, jws: 'receipt', centralSequence, at: now }) as const;
    outbox().settle([sent(anna, 1), sent(bo, 1), sent(cleo, 2)]);
    expect(countUnsent(place.vault.read)).toBe(1);
    expect(sendable()).toEqual([]);
    expect(outbox().findNextAttemptAt(now)).toBeGreaterThan(now);
  });

  test('holds a lane behind an item that waits, and no lane behind one that is parked', () => {
    const [anna, bo, anna2, bo2] = complete('anna', 'bo', 'anna', 'bo');
    outbox().settle([
      { kind: 'waiting', envelopeId: anna ?? '', nextAttemptAt: now + 5000, reason: 'later' },
      { kind: 'parked', envelopeId: bo ?? '', reason: 'authority/insufficient' },
    ]);
    expect(sendable()).toEqual([bo2]);
    expect([countUnsent(place.vault.read), countParked(place.vault.read)]).toEqual([4, 1]);
    outbox().releaseWaits();
    expect(sendable()).toEqual([anna, anna2, bo2]);
  });

  test('gives back an item without a moment, to leave as soon as anything may', () => {
    const [anna] = complete('anna');
    outbox().settle([
      { kind: 'waiting', envelopeId: anna ?? '', nextAttemptAt: null, reason: 'unreachable' },
    ]);
    expect(sendable()).toEqual([anna]);
    expect(outbox().findNextAttemptAt(now)).toBeNull();
  });

  test('keeps the receipt with what was sent, and a later answer changes nothing', () => {
    const [anna] = complete('anna');
    const envelopeId = anna ?? '';
    outbox().settle([{ kind: 'sent', envelopeId, jws: 'jws', centralSequence: 7, at: now }]);
    outbox().settle([
      { kind: 'waiting', envelopeId, nextAttemptAt: null, reason: 'unreachable' },
      { kind: 'parked', envelopeId, reason: 'conflict' },
    ]);
    expect(sendable()).toEqual([]);
    expect(countUnsent(place.vault.read)).toBe(0);
    expect(findLastReceipt(place.vault.read)).toEqual({
      envelopeId,
      centralSequence: 7,
      receivedAt: '2026-03-02T09:00:00.000Z',
    });
  });

  test('settles a batch as a whole or not at all', () => {
    const [anna, bo] = complete('anna', 'bo');
    const settle = () =>
      outbox().settle([
        { kind: 'sent', envelopeId: anna ?? '', jws: 'jws', centralSequence: 7, at: now },
        { kind: 'sent', envelopeId: 'nobody-knows-it', jws: 'jws', centralSequence: 8, at: now },
      ]);
    expect(settle).toThrow('FOREIGN KEY constraint failed');
    expect(sendable()).toEqual([anna, bo]);
  });
});
