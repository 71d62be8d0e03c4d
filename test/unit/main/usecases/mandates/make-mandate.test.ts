import { beforeEach, describe, expect, test } from 'vitest';
import { fail, ok } from '../../../../../preload/contract/result.ts';
import type { Giving } from '../../../../../preload/contract/mandate-making.ts';
import { PersonId } from '../../../../../preload/contract/values.ts';
import { makeMandate } from '../../../../../main/usecases/mandates/make-mandate.ts';
import { offerMandate } from '../../../../../main/usecases/mandates/offer-mandate.ts';
import { previewMandate } from '../../../../../main/usecases/mandates/preview-mandate.ts';
import { sendMandateCode } from '../../../../../main/usecases/mandates/send-code.ts';
import { toMandate } from '../../../../../main/usecases/mandate-view.ts';
import { markParked } from '../../../../../main/vault/queries/outbox-progress.ts';
import { verifyAudit } from '../../../../../main/vault/queries/audit.ts';
import { listMandateEvidence } from '../../../../../main/vault/queries/mandate-evidence.ts';
import { findMandate, listMandatesGiven } from '../../../../../main/vault/queries/mandates.ts';
import { putMandate } from '../../../../../main/vault/queries/replica-mandate.ts';
import {
  accountChange,
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
import { raw } from '../../../../helpers/vault-open.ts';
import { mandateRecord } from '../../../../helpers/vault-records.ts';

let world: MandateWorld;
beforeEach(async () => {
  world = await makeMandateWorld();
});

const given = () => listMandatesGiven(world.vault.read, karen).map((row) => toMandate(world.desk, row));
const waysOf = (interactionId: ReturnType<MandateWorld['begin']>) => {
  const offer = offerMandate(world.desk, { interactionId });
  if (!offer.ok) throw new Error(offer.problem.code);
  return Object.fromEntries(offer.value.ways.map(({ way, whyNot }) => [way, whyNot]));
};
const olderOne = () => given().find(({ validFrom }) => validFrom === '2026-03-02');
type Answers = Extract<Giving, { way: 'phone-read-back' }>['answers'];

const yes = (questionIds: readonly string[]): Answers =>
  questionIds.map((questionId) => ({ questionId, answer: 'yes', said: 'ja' }));
const questions = () => world.desk.pack.mandateMaking.readBack.questionIds;

const onPhone = () => world.begin({ channel: 'phone', level: 'substantial' });

const readBack = (answers: Extract<Giving, { way: 'phone-read-back' }>['answers']): Giving => ({
  way: 'phone-read-back',
  scriptVersion: world.desk.pack.mandateMaking.readBack.version,
  answers,
});

const faultsOf = (
  facts: Parameters<typeof draftFor>[0],
  contact: Parameters<MandateWorld['begin']>[0] = {},
) => {
  const preview = previewMandate(world.desk, {
    interactionId: world.begin(contact),
    draft: draftFor(facts),
  });
  if (!preview.ok) throw new Error(preview.problem.code);
  return preview.value.faults.map(({ field, code }) => `${field}: ${code}`);
};

const person = (partyId: string | null, name = 'x') => ({ kind: 'person' as const, partyId, name });

describe('made at the desk by signature', () => {
  test('it holds at once, is not registered yet, and its envelope waits in the grantor’s lane', async () => {
    world.setOnline(false);
    const interactionId = world.begin();
    const made = await makeMandate(world.desk, { interactionId, draft: draftFor(), giving: signature });
    expect(made).toMatchObject({
      ok: true,
      value: {
        status: 'live',
        validUntil: '2026-08-30',
        grantee: { partyId: peter, name: 'Peter Hansen' },
        credential: { state: 'made-here', hash: null },
        provenance: { source: 'desk', isCached: false },
        givenBy: 'signature-on-screen',
      },
    });
    const [envelope] = world.queued();
    expect(envelope).toMatchObject({
      kind: 'mandate-made',
      lane: karen,
      authority: { ground: 'self', level: 'high' },
      payload: { grantorName: 'Karen Hansen', office, giving: { level: 'high' } },
    });
    expect(verifyAudit(world.vault.read).ok).toBe(true);
  });

  test('what the preview said is what is made: same end, same words, same seal', async () => {
    const interactionId = world.begin();
    const preview = previewMandate(world.desk, { interactionId, draft: draftFor({ duration: 'one-day' }) });
    if (!preview.ok) throw new Error(preview.problem.code);
    expect(preview.value.validUntil).toBe('2026-03-02');
    expect(preview.value.paragraphs.length).toBeGreaterThan(2);
    await makeMandate(world.desk, {
      interactionId,
      draft: draftFor({ duration: 'one-day' }),
      giving: signature,
    });
    expect(world.queued()[0]).toMatchObject({
      payload: { validUntil: '2026-03-02', wording: { hash: preview.value.wordingHash } },
    });
    world.setNow('2026-03-03T09:00:00.000Z');
    expect(given()[0]?.status).toBe('expired');
  });

  test('nobody gives away by a weaker proof than the service itself asks for', async () => {
    const interactionId = world.begin({ level: 'substantial' });
    const draft = draftFor({ scope: [{ serviceId: accountChange, power: 'receive-money' }] });
    expect(await makeMandate(world.desk, { interactionId, draft, giving: signature })).toEqual(
      fail({ code: 'mandate/way-not-possible' }),
    );
    expect(given()).toEqual([]);
  });

  test('strokes are strokes: markup in their place is refused', async () => {
    const interactionId = world.begin();
    const giving = { way: 'signature-on-screen', signaturePath: '"/><script>' } as const;
    expect(await makeMandate(world.desk, { interactionId, draft: draftFor(), giving })).toEqual(
      fail({ code: 'mandate/way-not-possible' }),
    );
  });

  test('central’s record takes the place of the one made here', async () => {
    const interactionId = world.begin();
    const made = await makeMandate(world.desk, { interactionId, draft: draftFor(), giving: signature });
    if (!made.ok) throw new Error(made.problem.code);
    const { mandateId } = made.value;
    world.vault.transact((db) =>
      putMandate(db, mandateRecord(mandateId, { givenBy: 'signature-on-screen', validUntil: '2026-08-30' })),
    );
    expect(given()).toMatchObject([{ mandateId, credential: { state: 'none' } }]);
  });

  test('refused by central it has never stood', async () => {
    const interactionId = world.begin();
    await makeMandate(world.desk, { interactionId, draft: draftFor(), giving: signature });
    const envelopeId = world.queued()[0]?.id ?? '';
    world.vault.transact((db) => markParked(db, { envelopeId, reason: 'mandate/not-given' }));
    expect(given()).toMatchObject([{ status: 'revoked', endReason: 'by-register', revokedOn: '2026-03-02' }]);
  });
});

test('half an hour after midnight in Aarhus a mandate begins on the day that it is there, which is not yet so in UTC', () => {
  world.setNow('2026-03-02T23:30:00.000Z');
  expect(offerMandate(world.desk, { interactionId: world.begin() })).toMatchObject({
    ok: true,
    value: { today: '2026-03-03' },
  });
});

describe('a new one replaces what it says again', () => {
  test('the older ends, once, and is shown before', async () => {
    const interactionId = world.begin();
    const first = await makeMandate(world.desk, { interactionId, draft: draftFor(), giving: signature });
    const draft = draftFor({ duration: 'one-year' });
    const preview = previewMandate(world.desk, { interactionId, draft });
    expect(preview).toMatchObject({
      value: { supersedes: [{ mandateId: first.ok && first.value.mandateId }] },
    });
    await makeMandate(world.desk, { interactionId, draft, giving: signature });
    expect(
      given()
        .map(({ status, endReason }) => [status, endReason])
        .toSorted((left, right) => String(left).localeCompare(String(right))),
    ).toEqual([
      ['live', null],
      ['revoked', 'superseded'],
    ]);
  });

  test('refused by central it replaces nothing: the older stands as it does everywhere else', async () => {
    const interactionId = world.begin();
    await makeMandate(world.desk, { interactionId, draft: draftFor(), giving: signature });
    const draft = draftFor({ duration: 'one-year' });
    await makeMandate(world.desk, { interactionId, draft, giving: signature });
    const envelopeId = world.queued()[1]?.id ?? '';
    world.vault.transact((db) => markParked(db, { envelopeId, reason: 'mandate/not-given' }));
    const ends = given().map(({ validUntil, status }) => [validUntil, status]);
    expect(Object.fromEntries(ends)).toEqual({ '2026-08-30': 'live', '2027-03-01': 'revoked' });
  });

  test('one for this contact alone stands beside the lasting one', async () => {
    const interactionId = world.begin();
    await makeMandate(world.desk, { interactionId, draft: draftFor(), giving: signature });
    const draft = draftFor({ duration: 'this-interaction' });
    const made = await makeMandate(world.desk, { interactionId, draft, giving: signature });
    expect(made).toMatchObject({ value: { interactionId, validUntil: '2026-03-02' } });
    expect(given().map(({ status }) => status)).toEqual(['live', 'live']);
  });

  test('one that begins later leaves the older one its days until then', async () => {
    const interactionId = world.begin();
    await makeMandate(world.desk, { interactionId, draft: draftFor(), giving: signature });
    await makeMandate(world.desk, {
      interactionId,
      draft: draftFor({ validFrom: '2026-04-01' }),
      giving: signature,
    });
    expect(olderOne()?.status).toBe('live');
    world.setNow('2026-04-01T09:00:00.000Z');
    expect(olderOne()?.status).toBe('revoked');
  });
});

describe('read back on the phone', () => {
  test('a yes to every question gives it', async () => {
    const interactionId = onPhone();
    const giving = readBack(yes(questions()));
    expect(await makeMandate(world.desk, { interactionId, draft: draftFor(), giving })).toMatchObject({
      ok: true,
    });
    expect(world.queued()[0]).toMatchObject({ payload: { giving: { heardBy: 'staff-1', language: 'da' } } });
  });

  test.each([
    ['a no', () => yes(questions()).with(0, { questionId: questions()[0] ?? '', answer: 'no', said: 'nej' })],
    [
      'a mumble',
      () => yes(questions()).with(2, { questionId: questions()[2] ?? '', answer: 'unclear', said: 'tja' }),
    ],
    ['silence', () => yes(questions().slice(1))],
    ['nothing at all', () => []],
  ] as const)('%s is a refusal, and kept as one', async (_, answers) => {
    const interactionId = onPhone();
    const giving = readBack(answers());
    expect(await makeMandate(world.desk, { interactionId, draft: draftFor(), giving })).toEqual(
      fail({ code: 'mandate/not-given' }),
    );
    expect(given()).toEqual([]);
    expect(world.queued()).toEqual([]);
    expect(listMandateEvidence(world.vault.read, interactionId)).toMatchObject([
      { outcome: 'refused', mandateId: null, way: 'phone-read-back' },
    ]);
    expect(() => raw(world.vault.read, 'DELETE FROM mandate_evidence')).toThrow(/never deleted/);
    expect(() => raw(world.vault.read, "UPDATE mandate_evidence SET outcome = 'given'")).toThrow(
      /never changes/,
    );
  });
});

describe('a code to what is registered', () => {
  const challengeId = '00000000-0000-4000-8000-000000000001';
  const challenge = { challengeId, sentTo: '•••••50', expiresAt: '2026-03-02T09:10:00.000Z' };
  const code: Giving = { way: 'code', challengeId, code: '123456' };

  test('the right one gives it, with central’s own confirmation', async () => {
    world.answer({
      sendCode: async () => ok(challenge),
      answerCode: async () => ok({ confirmation: 'signed' }),
    });
    const interactionId = world.begin({ channel: 'phone', level: 'none' });
    await sendMandateCode(world.desk, { interactionId, to: 'phone' });
    const made = await makeMandate(world.desk, { interactionId, draft: draftFor(), giving: code });
    expect(made).toMatchObject({ ok: true, value: { givenBy: 'code' } });
    expect(world.queued()[0]).toMatchObject({ payload: { giving: { confirmation: 'signed' } } });
  });

  test('a wrong one says how many tries are left', async () => {
    world.answer({
      sendCode: async () => ok(challenge),
      answerCode: async () => fail({ code: 'mandate/wrong-code', attemptsLeft: 2 }),
    });
    const interactionId = world.begin();
    await sendMandateCode(world.desk, { interactionId, to: 'phone' });
    expect(await makeMandate(world.desk, { interactionId, draft: draftFor(), giving: code })).toEqual(
      fail({ code: 'mandate/wrong-code', attemptsLeft: 2 }),
    );
  });

  test('one that was sent in another contact gives nothing here', async () => {
    world.answer({
      sendCode: async () => ok(challenge),
      answerCode: async () => ok({ confirmation: 'signed' }),
    });
    await sendMandateCode(world.desk, { interactionId: world.begin(), to: 'phone' });
    const interactionId = world.begin();
    expect(await makeMandate(world.desk, { interactionId, draft: draftFor(), giving: code })).toMatchObject({
      problem: { code: 'mandate/wrong-code' },
    });
  });

  test('without a network it waits', async () => {
    world.setOnline(false);
    const interactionId = world.begin();
    expect(await makeMandate(world.desk, { interactionId, draft: draftFor(), giving: code })).toEqual(
      fail({ code: 'mandate/offline' }),
    );
  });
});

describe('which ways are open', () => {
  test('the grantor at the counter may go every way but the telephone', () => {
    expect(waysOf(world.begin())).toEqual({
      'signature-on-screen': null,
      code: null,
      'phone-read-back': 'wrong-channel',
      paper: null,
      'request-letter': null,
    });
  });

  test('with somebody else at the counter nobody signs in the grantor’s name', async () => {
    const interactionId = world.begin({ party: representative() });
    expect(waysOf(interactionId)).toMatchObject({ 'signature-on-screen': 'identity-missing', code: null });
    expect(await makeMandate(world.desk, { interactionId, draft: draftFor(), giving: signature })).toEqual(
      fail({ code: 'mandate/way-not-possible' }),
    );
  });

  test('with somebody else at the line only a call to the registered number reaches the grantor', () => {
    const phone = world.begin({ party: representative(), channel: 'phone' });
    const callback = world.begin({ party: representative(), channel: 'callback' });
    expect(waysOf(phone)['phone-read-back']).toBe('wrong-channel');
    expect(waysOf(callback)['phone-read-back']).toBeNull();
  });

  test('unidentified, the grantor signs nothing', () => {
    expect(waysOf(world.begin({ level: 'none' }))['signature-on-screen']).toBe('identity-missing');
  });
});

test('paper counts only if somebody saw the original', async () => {
  const interactionId = world.begin({ party: representative() });
  const paper = { way: 'paper', wordingVersion: '1.0.0', signedOn: '2026-03-01', scan: null } as const;
  const unseen = { ...paper, isOriginalSeen: false };
  expect(await makeMandate(world.desk, { interactionId, draft: draftFor(), giving: unseen })).toMatchObject({
    problem: { code: 'mandate/not-given' },
  });
  const seen = { ...paper, isOriginalSeen: true };
  expect(await makeMandate(world.desk, { interactionId, draft: draftFor(), giving: seen })).toMatchObject({
    ok: true,
  });
});

describe('faults are shown all at once', () => {
  test.each([
    ['the grantor as grantee', { grantees: [person(karen)] }, 'grantees: grantee-is-grantor'],
    ['somebody twice', { grantees: [person(peter), person(peter)] }, 'grantees: grantee-twice'],
    ['somebody no register knows', { grantees: [person(null)] }, 'grantees: grantee-unknown'],
    [
      'the staff member herself',
      { grantees: [person(PersonId.parse('00000000-0000-7000-8000-000000000063'))] },
      'grantees: grantee-unknown',
    ],
    [
      'another office',
      { duration: 'one-day', grantees: [{ kind: 'office' as const, partyId: null, name: 'Elsewhere' }] },
      'grantees: grantee-unknown',
    ],
    ['one alone jointly', { decide: 'jointly' as const }, 'grantees: jointly-needs-several'],
    [
      'a power that is not given',
      { scope: [{ serviceId: changeOfAddress, power: 'receive-money' as const }] },
      'scope: power-not-offered',
    ],
    ['a duration of nobody', { duration: 'for-ever' }, 'duration: duration-not-offered'],
    [
      'a year to the office',
      { duration: 'one-year', grantees: [{ kind: 'office' as const, partyId: null, name: office }] },
      'duration: office-needs-short-time',
    ],
    ['yesterday', { validFrom: '2026-03-01' }, 'validFrom: starts-in-the-past'],
    ['next year', { validFrom: '2027-03-01' }, 'validFrom: starts-too-late'],
    [
      'this contact, tomorrow',
      { duration: 'this-interaction', validFrom: '2026-03-03' },
      'validFrom: starts-too-late',
    ],
    ['a tongue without wording', { language: 'kl' }, 'language: language-not-offered'],
    ['a kind that is not made here', { kind: 'future' }, 'kind: kind-not-offered'],
  ])('%s', (_, facts, fault) => {
    expect(faultsOf(facts)).toEqual([fault]);
  });

  test('a child gives none', () => {
    expect(faultsOf({}, { subject: ida })).toEqual(['kind: grantor-too-young']);
  });

  test('and none of them is made', async () => {
    const draft = draftFor({ kind: 'future', validFrom: '2026-03-01' });
    expect(await makeMandate(world.desk, { interactionId: world.begin(), draft, giving: signature })).toEqual(
      fail({ code: 'mandate/faults', fields: ['kind', 'validFrom'] }),
    );
    expect(findMandate(world.vault.read, 'x')).toBeNull();
  });
});
