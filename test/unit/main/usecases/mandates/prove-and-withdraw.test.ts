import { beforeEach, describe, expect, test } from 'vitest';
import { fail, ok } from '../../../../../preload/contract/result.ts';
import { EnvelopeId, MandateId } from '../../../../../preload/contract/values.ts';
import { listExpiring } from '../../../../../main/usecases/mandates/expiring-mandates.ts';
import { makeMandate } from '../../../../../main/usecases/mandates/make-mandate.ts';
import { readMandate } from '../../../../../main/usecases/mandates/mandate-detail.ts';
import { proveMandate } from '../../../../../main/usecases/mandates/prove-mandate.ts';
import { transferMandate } from '../../../../../main/usecases/mandates/transfer-mandate.ts';
import {
  previewWithdrawal,
  withdrawMandate,
} from '../../../../../main/usecases/mandates/withdraw-mandate.ts';
import { withdrawParked } from '../../../../../main/usecases/parked/withdraw-parked.ts';
import { insertDraft } from '../../../../../main/vault/queries/acts.ts';
import { saveIssuerKeys } from '../../../../../main/vault/queries/issuer-keys.ts';
import { markParked } from '../../../../../main/vault/queries/outbox-progress.ts';
import { putEvent } from '../../../../../main/vault/queries/replica.ts';
import { putMandate } from '../../../../../main/vault/queries/replica-mandate.ts';
import { saveStatusList } from '../../../../../main/vault/queries/status-lists.ts';
import { claimsOf, issuedSecond, listUri, makeIssuer } from '../../../../helpers/mandate-issuer.ts';
import {
  changeOfAddress,
  draftFor,
  ida,
  karen,
  makeMandateWorld,
  office,
  peter,
  representative,
  signature,
  type MandateWorld,
} from '../../../../helpers/mandate-world.ts';
import { mandateRecord } from '../../../../helpers/vault-records.ts';

const issuer = makeIssuer();
const record = mandateRecord('mandate-1', { scope: [{ serviceId: changeOfAddress, power: 'act' }] });
const mandateId = MandateId.parse('mandate-1');
const credential = issuer.credential(claimsOf(record));

let world: MandateWorld;
beforeEach(async () => {
  world = await makeMandateWorld();
  trust([]);
});

const trust = (revoked: readonly number[]) => {
  const bits = new Uint8Array(128);
  for (const index of revoked) bits[index >> 3] = (bits[index >> 3] ?? 0) | (1 << (index & 7));
  const head = { uri: listUri, list: 1, version: 1, size: 1024, issuedSecond };
  world.vault.transact((db) => {
    saveIssuerKeys(db, { keys: [issuer.key] });
    saveStatusList(db, { ...head, expiresSecond: issuedSecond + 86_400, ttl: 300, bits });
  });
};

const present = (text: string, subject = karen) =>
  proveMandate(world.desk, {
    interactionId: world.begin({ party: representative(), subject }),
    brought: { kind: 'credential', text },
  });

const prove = (brought: Parameters<typeof proveMandate>[1]['brought']) =>
  proveMandate(world.desk, { interactionId: world.begin({ party: representative() }), brought });

const withdraw = (contact: Parameters<MandateWorld['begin']>[0]) =>
  withdrawMandate(world.desk, { interactionId: world.begin(contact), mandateId, reason: 'no longer' });

describe('a credential out of a QR, without a network', () => {
  beforeEach(() => world.setOnline(false));

  test('is verified, kept, and as old as the list that was asked', async () => {
    expect(await present(credential)).toMatchObject({
      ok: true,
      value: {
        mandateId,
        status: 'live',
        grantor: { personId: karen },
        credential: { state: 'verified', listAsOf: '2026-03-01T06:00:00.000Z' },
        provenance: { asOf: '2026-03-01T06:00:00.000Z', isCached: true },
      },
    });
    expect(readMandate(world.desk, { mandateId })).toMatchObject({
      value: { credentialText: credential, uses: [{ kind: 'shown', by: `Anna Berg, ${office}` }] },
    });
  });

  test.each([
    ['nonsense', 'mandate/credential-unreadable', () => 'hello'],
    ['one that was cut', 'mandate/credential-unreadable', () => credential.slice(0, -4)],
    [
      'one of a stranger',
      'mandate/credential-issuer-unknown',
      () => makeIssuer('other').credential(claimsOf(record)),
    ],
    ['one of a forger', 'mandate/credential-forged', () => makeIssuer().credential(claimsOf(record))],
    [
      'one of another grantor',
      'mandate/other-grantor',
      () => issuer.credential(claimsOf({ ...record, grantorId: ida })),
    ],
  ])('%s is refused: %s', async (_, code, text) => {
    expect(await present(text())).toMatchObject({ problem: { code } });
    expect(readMandate(world.desk, { mandateId })).toEqual(fail({ code: 'mandate/not-found' }));
  });

  test('one that the newest list revokes is refused', async () => {
    trust([7]);
    expect(await present(credential)).toEqual(fail({ code: 'mandate/credential-revoked' }));
  });

  test('one that was withdrawn here is refused, though no list knows of it yet', async () => {
    world.vault.transact((db) => putMandate(db, { ...record, credential }));
    withdrawMandate(world.desk, { interactionId: world.begin(), mandateId, reason: '' });
    expect(await present(credential)).toEqual(fail({ code: 'mandate/credential-revoked' }));
  });

  test('revoked after it was shown, it has ended from then on', async () => {
    await present(credential);
    trust([7]);
    const detail = readMandate(world.desk, { mandateId });
    expect(detail).toMatchObject({ value: { mandate: { status: 'revoked', endReason: 'by-register' } } });
  });
});

describe('codes and look-ups at central', () => {
  const code = { kind: 'code', code: 'V-BCDF', surname: 'Hansen' } as const;

  test('a code of this grantor shows the mandate', async () => {
    world.answer({ proveByCode: async () => ok([record]) });
    expect(await prove(code)).toMatchObject({ ok: true, value: { mandateId } });
  });

  test('one of another grantor is refused, and nothing of it is kept', async () => {
    world.answer({ proveByCode: async () => ok([{ ...record, grantorId: ida }]) });
    expect(await prove(code)).toEqual(fail({ code: 'mandate/other-grantor' }));
    expect(readMandate(world.desk, { mandateId })).toEqual(fail({ code: 'mandate/not-found' }));
  });

  test('the register answers the mandate to whoever is in contact, one that holds before one that does not', async () => {
    const older = { ...record, mandateId: 'older', validUntil: '2025-01-01' };
    const toIda = { ...record, mandateId: 'to-ida', granteeId: ida };
    world.answer({ lookUpMandates: async () => ok([older, toIda, record]) });
    expect(await prove({ kind: 'register' })).toMatchObject({ value: { mandateId, status: 'live' } });
    world.answer({ lookUpMandates: async () => ok([toIda]) });
    expect(await prove({ kind: 'register' })).toEqual(fail({ code: 'mandate/not-found' }));
  });

  test('without a network they wait', async () => {
    expect(await prove(code)).toEqual(fail({ code: 'mandate/offline' }));
  });
});

describe('withdrawn by either side', () => {
  beforeEach(() => world.vault.transact((db) => putMandate(db, record)));

  test('first it is shown what stops and who is told, then it ends at once', () => {
    const drafting = world.begin({ party: representative() });
    world.vault.transact((db) =>
      insertDraft(db, {
        actId: 'act-1',
        interactionId: drafting,
        serviceId: changeOfAddress,
        serviceVersion: '1.0.0',
        baseVersion: 1,
        values: {},
        at: '2026-03-02T09:00:00.000Z',
      }),
    );
    const interactionId = world.begin();
    expect(previewWithdrawal(world.desk, { interactionId, mandateId })).toMatchObject({
      value: { by: 'grantor', openActs: 1, tells: ['Peter Hansen'], mandate: { status: 'live' } },
    });
    expect(withdrawMandate(world.desk, { interactionId, mandateId, reason: '' })).toMatchObject({
      value: { status: 'revoked', endReason: 'withdrawn-by-grantor', revokedOn: '2026-03-02' },
    });
    expect(world.events).toContainEqual({ event: 'interaction/changed', data: { interactionId: drafting } });
  });

  test('refused by central it holds here while somebody looks at it; taken back, the mandate stands again', () => {
    withdraw({});
    const envelopeId = EnvelopeId.parse(world.queued()[0]?.id);
    world.vault.transact((db) => markParked(db, { envelopeId, reason: 'mandate/not-a-side' }));
    expect(readMandate(world.desk, { mandateId })).toMatchObject({
      value: { mandate: { status: 'revoked' } },
    });
    expect(withdrawParked(world.desk, { envelopeId, reason: 'She had meant another one.' }).ok).toBe(true);
    expect(readMandate(world.desk, { mandateId })).toMatchObject({
      value: { mandate: { status: 'live', revokedOn: null, endReason: null } },
    });
    withdraw({});
    expect(readMandate(world.desk, { mandateId })).toMatchObject({
      value: { mandate: { status: 'revoked', endReason: 'withdrawn-by-grantor' } },
    });
  });

  test('the grantor: the envelope goes in the grantor’s lane, with the moment it works from', () => {
    withdraw({});
    expect(world.queued()).toMatchObject([
      {
        kind: 'mandate-withdrawn',
        lane: karen,
        authority: { ground: 'self' },
        payload: { by: 'grantor', effectiveAt: '2026-03-02T09:00:00.000Z' },
      },
    ]);
  });

  test.each([
    ['in the grantor’s contact', { party: representative() }],
    ['in a contact of their own', { subject: peter }],
  ])('the attorney lays it down %s', (_, contact) => {
    expect(withdraw(contact)).toMatchObject({ value: { endReason: 'renounced-by-grantee' } });
    expect(world.queued()).toMatchObject([
      { lane: karen, authority: { partyPersonId: peter }, payload: { by: 'grantee' } },
    ]);
  });

  test('nobody else, nobody unidentified, and nobody twice', () => {
    expect(withdraw({ party: representative(ida) })).toEqual(fail({ code: 'mandate/not-a-side' }));
    expect(withdraw({ subject: ida })).toEqual(fail({ code: 'mandate/not-found' }));
    expect(withdraw({ level: 'none' })).toEqual(fail({ code: 'identity/needed' }));
    withdraw({});
    expect(withdraw({})).toEqual(fail({ code: 'mandate/ended-already' }));
  });

  test('an older word of central does not bring it back', () => {
    withdraw({});
    world.vault.transact((db) => putMandate(db, { ...record, version: 5 }));
    expect(readMandate(world.desk, { mandateId })).toMatchObject({
      value: { mandate: { status: 'revoked' } },
    });
  });
});

describe('kept by an office', () => {
  const kept = { ...record, office, validUntil: '2026-03-20' };
  beforeEach(() => world.vault.transact((db) => putMandate(db, kept)));

  test('it is on the list of those that end within thirty days, and of this office alone', () => {
    world.vault.transact((db) => {
      putMandate(db, { ...kept, mandateId: 'elsewhere', office: 'Borgerservice Odense' });
      putMandate(db, { ...kept, mandateId: 'long', validUntil: '2026-04-02' });
      putMandate(db, { ...kept, mandateId: 'over', validUntil: '2026-03-01' });
    });
    expect(listExpiring(world.desk).mandates).toMatchObject([{ mandate: { mandateId }, daysLeft: 18 }]);
  });

  test('moved to another office it leaves the list, and central is told', () => {
    world.begin();
    expect(
      transferMandate(world.desk, { mandateId, office: 'Borgerservice Odense', reason: 'moved' }),
    ).toMatchObject({
      ok: true,
    });
    expect(listExpiring(world.desk).mandates).toEqual([]);
    expect(readMandate(world.desk, { mandateId })).toMatchObject({
      value: { office: 'Borgerservice Odense' },
    });
    expect(world.queued()).toMatchObject([{ kind: 'mandate-transferred', lane: karen }]);
  });

  test('nobody moves or reads it without a purpose', () => {
    const wish = { mandateId, office: 'x', reason: '' };
    expect(transferMandate(world.desk, wish)).toEqual(fail({ code: 'access/purpose-needed' }));
    expect(readMandate(world.desk, { mandateId })).toEqual(fail({ code: 'access/purpose-needed' }));
  });
});

test('its history tells what happened here and what central tells of other desks', async () => {
  const interactionId = world.begin();
  const made = await makeMandate(world.desk, { interactionId, draft: draftFor(), giving: signature });
  if (!made.ok) throw new Error(made.problem.code);
  world.vault.transact((db) =>
    putEvent(db, {
      eventId: 'event-1',
      personId: karen,
      at: '2026-03-02T10:00:00.000Z',
      kind: 'mandate-shown',
      params: { mandateId: made.value.mandateId, by: 'Bo, Borgerservice Odense' },
      source: 'mandate-register',
    }),
  );
  const detail = readMandate(world.desk, { mandateId: made.value.mandateId });
  expect(detail.ok && detail.value.uses.map(({ kind, by }) => [kind, by])).toEqual([
    ['shown', 'Bo, Borgerservice Odense'],
    ['made', `Anna Berg, ${office}`],
  ]);
});
