import { createPrivateKey, type JsonWebKey } from 'node:crypto';
import { CompactSign } from 'jose';
import { expect, test } from 'vitest';
import type { PersonRecord } from '../../central/api/records.ts';
import { issueIdentityCard } from '../../central/http/issue-identity-card.ts';
import { revokeCard } from '../../central/store/queries/identity-cards.ts';
import { listMessages } from '../../central/store/queries/simulated-messages.ts';
import { StaffId, type InteractionId } from '../../preload/contract/values.ts';
import { prepareCentral, type CentralWorld } from '../helpers/central-world.ts';
import { createCitizenBrowser } from '../helpers/citizen-browser.ts';
import { td3 } from '../helpers/machine-readable.ts';
import { anna, karen, makeThreadWorld, startAbout, startEnrolledDesk } from '../helpers/thread-desk.ts';
import { eventually, pin, type HeadlessDesk } from '../helpers/thread-world.ts';

/** Every way to show who somebody is, over the contract, with a real vault and a real central. */

const makeWorld = prepareCentral();
const bo = StaffId.parse('staff-bo');

const start = async () => {
  const world = await makeThreadWorld(makeWorld);
  const desk = await startEnrolledDesk(world);
  const interactionId = await karenIsHere(desk);
  return { world, desk, interactionId };
};

const karenIsHere = async (desk: HeadlessDesk): Promise<InteractionId> => {
  const interactionId = await startAbout(desk, karen);
  await desk.get('interaction/set-party', { interactionId, party: { kind: 'subject' } });
  return interactionId;
};

const registered = async (world: CentralWorld): Promise<PersonRecord> => {
  const { rows } = await world.database.query<{ record: PersonRecord }>(
    'select record from person where subject_id = $1',
    [karen],
  );
  const record = rows[0]?.record;
  if (record === undefined) throw new Error('Karen is in the register');
  return record;
};

const nationalNumberOf = ({ nationalNumber }: PersonRecord): string => {
  if (nationalNumber === null) throw new Error('Karen has a number');
  return nationalNumber;
};

const zone = {
  code: 'P',
  country: 'DNK',
  surname: 'SOERENSEN',
  givenNames: 'KAREN MARGRETHE',
  number: '208849321',
  birth: '450312',
  expiry: '310804',
};

test('a passport is recorded as its lines say it, for what it is worth', async () => {
  const { desk, interactionId } = await start();
  const record = (lines: string, isLikenessChecked = true) =>
    desk.ask('identity/record-mrz', { interactionId, lines, isLikenessChecked });
  expect(await desk.get('identity/read-mrz', { interactionId, lines: td3(zone) })).toMatchObject({
    format: 'TD3',
    number: '208849321',
    faults: [],
  });
  expect(await record(td3(zone), false)).toMatchObject({
    problem: { code: 'identity/likeness-not-checked' },
  });
  expect(await record('P<DNK')).toMatchObject({ problem: { code: 'identity/mrz-unreadable' } });
  const worth = [
    [td3({ ...zone, expiry: '200804' }), 'none', 'document-expired'],
    [td3(zone).replace('208849321', '208849327'), 'none', 'check-digit-wrong'],
    [td3({ ...zone, birth: '450313' }), 'none', 'birth-date-differs'],
    [td3({ ...zone, surname: 'HANSEN' }), 'low', 'name-differs'],
    [td3(zone), 'high', null],
  ] as const;
  for (const [lines, level, shortfall] of worth) {
    expect(await record(lines)).toMatchObject({
      value: { level, shortfall, documentNumberEnd: expect.any(String) },
    });
  }
  expect(await desk.get('interaction/get', { interactionId })).toMatchObject({ level: 'high' });
});

test('several documents count together, and below the needed number nothing is recorded', async () => {
  const { desk, interactionId } = await start();
  const birthCertificate = {
    documentKind: 'birth-certificate',
    number: 'B-1234567',
    issuingCountry: 'DK',
    expiresOn: null,
  };
  const licence = {
    ...birthCertificate,
    documentKind: 'driving-licence',
    number: 'DL9988',
    expiresOn: '2031-01-01',
  };
  const record = (
    documents: readonly (typeof birthCertificate | typeof licence)[],
    isLikenessChecked = true,
  ) => desk.ask('identity/record-points', { interactionId, documents, isLikenessChecked });
  expect(
    await desk.get('identity/assess-points', { interactionId, documents: [birthCertificate] }),
  ).toMatchObject({ points: 70, needed: 100, isEnough: false });
  expect(await record([birthCertificate])).toMatchObject({
    problem: { code: 'identity/points-missing', points: 70, needed: 100 },
  });
  expect(await record([birthCertificate, licence], false)).toMatchObject({
    problem: { code: 'identity/likeness-not-checked' },
  });
  expect(await record([birthCertificate, licence])).toMatchObject({
    value: {
      method: 'several-documents',
      level: 'substantial',
      pieces: [
        { documentKind: 'birth-certificate', numberEnd: '4567', points: 70 },
        { documentKind: 'driving-licence', numberEnd: '9988', points: 40 },
      ],
    },
  });
});

test('questions give little, and wrong answers lock them in every contact with this person', async () => {
  const { world, desk, interactionId } = await start();
  const person = await registered(world);
  const { questions, needed } = await desk.get('identity/questions', { interactionId });
  const right: Readonly<Record<string, string>> = {
    'account-last-four': person.account?.accountNumber.slice(-4) ?? '',
    'next-payment': person.benefits.flatMap(({ nextPaymentOn }) => nextPaymentOn ?? []).toSorted()[0] ?? '',
    'moved-in': person.address?.movedInOn ?? '',
    'phone-last-four': person.contacts.find(({ kind }) => kind === 'phone')?.value.slice(-4) ?? '',
    postcode: person.address?.postcode ?? '',
  };
  const answers = questions.map(({ questionId }) => ({ questionId, answer: right[questionId] ?? '' }));
  const wrong = answers.map((each, at) => (at < needed - 1 ? each : { ...each, answer: '0' }));
  const answer = (given: typeof answers) =>
    desk.ask('identity/answer-questions', { interactionId, answers: given });
  expect(await answer(wrong)).toMatchObject({ problem: { code: 'identity/answers-wrong', attemptsLeft: 2 } });
  expect(await answer(answers)).toMatchObject({ value: { level: 'low', countsUntil: expect.any(String) } });
  for (const attemptsLeft of [2, 1]) expect(await answer(wrong)).toMatchObject({ problem: { attemptsLeft } });
  expect(await answer(wrong)).toMatchObject({ problem: { code: 'identity/questions-locked' } });
  expect(await answer(answers), 'right ones come too late').toMatchObject({
    problem: { code: 'identity/questions-locked' },
  });
  const { methods } = await desk.get('identity/offer', { interactionId });
  expect(methods.find(({ kind }) => kind === 'questions')).toMatchObject({ whyNot: 'locked' });
});

test('a colleague signs with a PIN of their own, and nobody vouches alone', async () => {
  const { world, desk, interactionId } = await start();
  const vouch = (secondStaffId: string, secondPin: string) =>
    desk.ask('identity/vouch', { interactionId, secondStaffId, pin: secondPin });
  const alone = await desk.get('identity/offer', { interactionId });
  expect(alone.methods.find(({ kind }) => kind === 'vouching')).toMatchObject({ whyNot: 'nobody-else-here' });
  expect(await vouch(bo, '111111')).toMatchObject({ problem: { code: 'identity/nobody-to-vouch' } });
  expect(await vouch(anna, pin)).toMatchObject({ problem: { code: 'identity/nobody-to-vouch' } });

  const code = await world.central.issueEnrolmentCode('centre-demo');
  await desk.get('session/add-colleague', { pin, colleagueId: bo, colleaguePin: '918273', code });
  const { colleagues } = await desk.get('identity/offer', { interactionId });
  expect(colleagues).toEqual([{ staffId: bo, name: 'Bo Lindqvist' }]);
  expect(await vouch(bo, pin)).toMatchObject({ problem: { code: 'session/wrong-pin', attemptsLeft: 4 } });
  expect(await vouch(bo, '918273')).toMatchObject({
    value: {
      method: 'staff-vouching',
      level: 'substantial',
      secondedBy: 'Bo Lindqvist',
      checkedBy: 'Anna Holm',
    },
  });
});

test('a colleague answers for an emergency with a PIN of their own, and by their name alone nobody does', async () => {
  const { world, desk, interactionId } = await start();
  const reason = 'She has fallen and needs a home nurse today.';
  const claim = (staffId: string, secondPin: string) =>
    desk.ask('interaction/claim-emergency', { interactionId, reason, second: { staffId, pin: secondPin } });
  const nobody = { problem: { code: 'identity/nobody-to-vouch' } };
  expect([await claim(bo, '918273'), await claim(anna, pin)]).toMatchObject([nobody, nobody]);
  const code = await world.central.issueEnrolmentCode('centre-demo');
  await desk.get('session/add-colleague', { pin, colleagueId: bo, colleaguePin: '918273', code });
  expect(await claim(bo, pin)).toMatchObject({ problem: { code: 'session/wrong-pin' } });
  expect(await desk.get('interaction/get', { interactionId })).toMatchObject({ emergency: null });
  expect(await claim(bo, '918273')).toMatchObject({ value: { emergency: { reason, secondStaffId: bo } } });
});

test('a code to the registered telephone is good once, for this person in this contact', async () => {
  const { world, desk, interactionId } = await start();
  const challenge = await desk.get('identity/send-code', { interactionId, to: 'phone' });
  const answer = (code: string, challengeId = challenge.challengeId) =>
    desk.ask('identity/answer-code', { interactionId, challengeId, code });
  const code = (await listMessages(world.database, 1))[0]?.params['code'] ?? '';
  const wrong = code === '000000' ? '000001' : '000000';
  expect(await answer(wrong)).toMatchObject({ problem: { code: 'identity/wrong-code', attemptsLeft: 2 } });
  expect(await answer(code, 'another')).toMatchObject({ problem: { code: 'identity/code-expired' } });
  expect(await answer(code)).toMatchObject({ value: { method: 'one-time-code', level: 'low' } });
  expect(await answer(code)).toMatchObject({ problem: { code: 'identity/code-expired' } });
});

test('what somebody without papers says is kept, proves nothing and joins nobody with anybody', async () => {
  const { desk, interactionId } = await start();
  const said = { saidName: 'Amal', saidBirthDate: null, description: 'Came with the ferry' };
  expect(await desk.get('identity/record-provisional', { interactionId, ...said })).toMatchObject({
    level: 'none',
    shortfall: 'nothing-proven',
  });
  expect(await desk.get('interaction/get', { interactionId })).toMatchObject({
    level: 'none',
    subject: { personId: karen },
  });
});

test('only what has no check of its own is recorded on a word', async () => {
  const { desk, interactionId } = await start();
  const record = (method: string) =>
    desk.ask('interaction/record-identity', {
      interactionId,
      method,
      document: null,
      isLikenessChecked: true,
    });
  const { methods } = await desk.get('identity/offer', { interactionId });
  for (const { method, kind } of methods.filter((each) => each.kind !== 'document')) {
    const answer = await record(method);
    expect([kind, answer.ok]).toEqual([kind, kind === 'known-person']);
  }
});

test('an eID proves the citizen at the level they signed in with; somebody else’s proves nothing', async () => {
  const { world, desk, interactionId } = await start();
  const { nationalNumber } = await registered(world);
  const signIn = async (fields: Readonly<Record<string, string>>) => {
    const method = 'national-eid';
    const { attemptId, address } = await desk.get('identity/begin-eid', {
      interactionId,
      method,
      language: 'en',
    });
    const browser = createCitizenBrowser();
    await browser.submit(await browser.open(address), fields);
    return eventually(
      () => desk.get('identity/look-at-eid', { interactionId, attemptId }),
      ({ state }) => state !== 'waiting',
    );
  };
  const own = { answer: 'sign-in', number: nationalNumber ?? '' };
  const { rows } = await world.database.query<{ number: string }>(
    'select national_number as number from person where national_number is not null and subject_id <> $1 limit 1',
    [karen],
  );
  expect(await signIn({ ...own, number: rows[0]?.number ?? '' })).toMatchObject({ state: 'other-person' });
  expect(await signIn({ answer: 'cancel' })).toEqual({ state: 'denied', level: 'none' });
  expect(await signIn({ ...own, level: 'low' })).toEqual({ state: 'too-low', level: 'low' });
  expect(await signIn({ ...own, level: 'high' })).toEqual({ state: 'proven', level: 'high' });
  const { proofs, level } = await desk.get('interaction/get', { interactionId });
  expect(level).toBe('high');
  expect(proofs.map((proof) => [proof.level, proof.shortfall])).toEqual([
    ['high', null],
    ['low', null],
    ['none', 'other-person'],
  ]);
});

/** What the register would sign with its key of today, and otherwise where a test wants it. */
const forger = async ({ database }: CentralWorld, issued: string) => {
  const { rows } = await database.query<{ kid: string; jwk: JsonWebKey }>(
    `select kid, private_jwk as jwk from issuer_key where state = 'active'`,
  );
  const [key] = rows;
  if (key === undefined) throw new Error('central has an issuer key');
  const claims: unknown = JSON.parse(Buffer.from(issued.split('.')[1] ?? '', 'base64url').toString('utf8'));
  return (change: object = {}, header: object = {}) =>
    new CompactSign(Buffer.from(JSON.stringify({ ...(claims as object), ...change })))
      .setProtectedHeader({ alg: 'EdDSA', typ: 'identity+jwt', kid: key.kid, ...header })
      .sign(createPrivateKey({ key: key.jwk, format: 'jwk' }));
};

const issueTo = async ({ database }: CentralWorld, person: string) => {
  const card = await issueIdentityCard(database, person, new Date());
  if (card === null) throw new Error('she is in the register');
  return card;
};

test('a card that central issued is verified without a network, and its level recorded; what is not genuine is refused in words', async () => {
  const { world, desk, interactionId } = await start();
  const present = (text: string) => desk.ask('identity/present-credential', { interactionId, text });
  const { credential } = await issueTo(world, nationalNumberOf(await registered(world)));
  const sign = await forger(world, credential);
  const now = Math.floor(Date.now() / 1000);
  await eventually(
    async () => {
      await desk.get('outbox/send-now', {});
      return present(credential);
    },
    (answer) => answer.ok,
  );
  await world.central.close();
  expect(await present(credential)).toMatchObject({
    value: { method: 'wallet-credential', level: 'low', shortfall: null, documentNumberEnd: null },
  });
  expect((await desk.get('interaction/get', { interactionId })).level).toBe('low');
  expect(await present(await sign({ birthdate: '1950-01-01' }))).toMatchObject({
    value: { level: 'none', shortfall: 'birth-date-differs' },
  });
  const elsewhere = { status_list: { idx: 0, uri: 'https://mandates.counterpart.example/status-lists/9' } };
  const refused = [
    ['not a credential', 'unreadable'],
    [await sign({ status: undefined }), 'unreadable'],
    [`${credential.slice(0, -8)}AAAAAAAA`, 'forged'],
    [await sign({}, { typ: 'mandate+jwt' }), 'forged'],
    [await sign({}, { kid: 'nobody' }), 'issuer-unknown'],
    [await sign({ exp: now - 1 }), 'expired'],
    [await sign({ status: elsewhere }), 'unlisted'],
  ] as const;
  for (const [shown, reason] of refused)
    expect(await present(shown)).toMatchObject({ problem: { code: `identity/credential-${reason}` } });
});

test('a card that was replaced or reported lost is refused as soon as the list says so, and that it was shown is on record', async () => {
  const { world, desk, interactionId } = await start();
  const present = (text: string) => desk.ask('identity/present-credential', { interactionId, text });
  const shown = (text: string, isAsWished: (answer: Awaited<ReturnType<typeof present>>) => boolean) =>
    eventually(async () => {
      await desk.get('outbox/send-now', {});
      return present(text);
    }, isAsWished);
  const older = await issueTo(world, karen);
  await shown(older.credential, ({ ok }) => ok);
  const newer = await issueTo(world, karen);
  const revoked = { problem: { code: 'identity/credential-revoked' } };
  expect(await shown(older.credential, ({ ok }) => !ok)).toMatchObject(revoked);
  await shown(newer.credential, ({ ok }) => ok);
  await world.central.rotateIssuerKey();
  expect(await present(newer.credential)).toMatchObject({ ok: true });
  expect(await revokeCard(world.database, { cardId: newer.cardId, at: new Date() })).toBe(true);
  expect(await shown(newer.credential, ({ ok }) => !ok)).toMatchObject(revoked);
});
