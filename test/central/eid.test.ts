import { expect, test } from 'vitest';
import { EidAttemptAnswer } from '../../central/api/identity.ts';
import { createEidDesk } from '../../main/core/identity/eid-desk.ts';
import { createCaller } from '../../main/core/central-link.ts';
import { acrValues } from '../../main/domain/identity/eid-level.ts';
import type { Answer } from '../../main/sync/answer.ts';
import type { EidLook, EidPort } from '../../main/usecases/identity/eid-port.ts';
import { enrolDevice, type CentralDevice } from '../helpers/central-device.ts';
import { person } from '../helpers/central-people.ts';
import { prepareCentral, type CentralWorld } from '../helpers/central-world.ts';
import { createCitizenBrowser, type CitizenPage } from '../helpers/citizen-browser.ts';

/** A citizen signs in at the simulated eID, a real OpenID Connect provider, while a workstation waits. */

const startWorld = prepareCentral();

const karen = person('karen', {
  givenNames: 'Karen Margrethe',
  surname: 'Sørensen',
  birthDate: '1945-03-12',
  nationalNumber: '1203451234',
});

/** `onAnswer` hears of each answer of central before the desk does. */
const deskOf = (
  world: CentralWorld,
  device: CentralDevice,
  onAnswer: <T>(answer: Answer<T>) => Answer<T> = (answer) => answer,
): EidPort => {
  const clock = { now: world.now, monotonicMs: () => performance.now() };
  const signer = { keyId: device.answer.deviceId, privateKey: device.key.privateKey };
  const call = createCaller({ origin: world.central.url, signer, clock });
  return createEidDesk({ call: async (request) => onAnswer(await call(request)), clock });
};

const start = async () => {
  const world = await startWorld({ people: [karen] });
  const device = await enrolDevice(world);
  const desk = deskOf(world, device);
  return { world, device, desk };
};

const begin = async (desk: EidPort, ask: { provider?: 'national' | 'eidas'; language?: string } = {}) => {
  const begun = await desk.begin({
    interactionId: 'contact-1',
    method: 'national-eid',
    provider: 'national',
    staffId: 'staff-1',
    language: 'en',
    ...ask,
  });
  if (!begun.ok) throw new Error(begun.problem.code);
  return begun.value;
};

const look = (desk: EidPort, attemptId: string): Promise<EidLook> =>
  desk.look({ interactionId: 'contact-1', attemptId });

const signIn = async (address: string, fields: Readonly<Record<string, string>>): Promise<CitizenPage> => {
  const browser = createCitizenBrowser();
  return browser.submit(await browser.open(address), fields);
};

test('a citizen signs in on a device of their own, and the desk learns who it was and how surely', async () => {
  const { desk } = await start();
  const { attemptId, address } = await begin(desk);
  expect(await look(desk, attemptId)).toEqual({ kind: 'waiting' });
  const end = await signIn(address, { answer: 'sign-in', number: '120345-1234', level: 'substantial' });
  expect(end.text).toContain('You have signed in');
  expect(await look(desk, attemptId)).toEqual({
    kind: 'signed-in',
    method: 'national-eid',
    provider: 'national',
    acr: acrValues.national.substantial,
    claims: {
      nationalNumber: '1203451234',
      familyName: 'Sørensen',
      givenName: 'Karen Margrethe',
      birthDate: '1945-03-12',
    },
  });
  expect(await look(desk, attemptId), 'it is told once').toEqual({ kind: 'unknown' });
});

test('somebody with an eID from another country comes with name and birth date, and no number', async () => {
  const { desk } = await start();
  const { attemptId, address } = await begin(desk, { provider: 'eidas' });
  const fields = { givenName: 'Jörg', familyName: 'Müller', birthDate: '1980-02-29', level: 'high' };
  await signIn(address, { answer: 'sign-in', ...fields });
  expect(await look(desk, attemptId)).toMatchObject({
    kind: 'signed-in',
    acr: acrValues.eidas.high,
    claims: { nationalNumber: null, familyName: 'Müller', birthDate: '1980-02-29' },
  });
});

test('a citizen who does not want to sign in has said no, and nothing else', async () => {
  const { desk } = await start();
  const { attemptId, address } = await begin(desk);
  const end = await signIn(address, { answer: 'cancel' });
  expect(end.text).toContain('You have not signed in');
  expect(await look(desk, attemptId)).toEqual({ kind: 'denied' });
});

test('a number that nobody has is asked for again, in the language the desk chose', async () => {
  const { desk } = await start();
  const { address } = await begin(desk, { language: 'da' });
  const page = await signIn(address, { answer: 'sign-in', number: '0101010000' });
  expect(page.text).toContain('Ingen har det nummer');
});

test('an attempt that nobody finished in time is over', async () => {
  const { world, desk } = await start();
  const { attemptId } = await begin(desk);
  world.advance(5 * 60_000 + 1000);
  expect(await look(desk, attemptId)).toEqual({ kind: 'timed-out' });
});

test('an answer that was cut off is asked for again: the citizen has signed in, and need not do it twice', async () => {
  const { world, device } = await start();
  let isCut = false;
  const desk = deskOf(world, device, (answer) => (isCut ? { kind: 'unreachable' } : answer));
  const { attemptId, address } = await begin(desk);
  await signIn(address, { answer: 'sign-in', number: '1203451234' });
  isCut = true;
  expect(await look(desk, attemptId)).toEqual({ kind: 'away' });
  isCut = false;
  expect(await look(desk, attemptId)).toMatchObject({ kind: 'signed-in' });
});

test('an attempt that central has forgotten is over with its time', async () => {
  const { world, desk } = await start();
  const { attemptId } = await begin(desk);
  await world.database.query('delete from eid_attempt');
  expect(await look(desk, attemptId)).toEqual({ kind: 'away' });
  world.advance(6 * 60_000 + 1000);
  expect(await look(desk, attemptId)).toEqual({ kind: 'timed-out' });
  expect(await look(desk, attemptId)).toEqual({ kind: 'unknown' });
});

test('a central that has gone leaves the attempt waiting, so that it can be looked at again', async () => {
  const { world, desk } = await start();
  const { attemptId } = await begin(desk);
  await world.central.close();
  expect(await look(desk, attemptId)).toEqual({ kind: 'away' });
  expect(await look(desk, attemptId)).toEqual({ kind: 'away' });
});

test('another contact of the same desk cannot take the sign-in', async () => {
  const { desk } = await start();
  const { attemptId } = await begin(desk);
  expect(await desk.look({ interactionId: 'contact-2', attemptId })).toEqual({ kind: 'unknown' });
  expect(await look(desk, attemptId)).toEqual({ kind: 'waiting' });
});

test('a response for another attempt is not believed: its state, verifier and nonce are those of somebody else', async () => {
  const { world, desk } = await start();
  const first = await begin(desk);
  const second = await begin(desk);
  await signIn(first.address, { answer: 'sign-in', number: '1203451234' });
  const { rows } = await world.database.query<{ response: string }>(
    'select response from eid_attempt where response is not null',
  );
  await world.database.query('update eid_attempt set response = $1 where attempt_id = $2', [
    rows[0]?.response,
    second.attemptId,
  ]);
  expect(await look(desk, second.attemptId)).toEqual({ kind: 'not-trusted' });
});

test('another device learns nothing of an attempt, and what comes back twice is kept once', async () => {
  const { world, device, desk } = await start();
  const { attemptId, address } = await begin(desk);
  const other = await enrolDevice(world, 'centre-viborg');
  const asked = { method: 'GET' as const, path: `/v1/identity/eid-attempts/${attemptId}` };
  expect((await other.call(asked)).status).toBe(404);
  await signIn(address, { answer: 'cancel' });
  const state = new URL(address).searchParams.get('state') ?? '';
  const forged = await fetch(`${world.central.url}/v1/identity/eid-return?state=${state}&code=forged`);
  expect(await forged.text()).toContain('has ended');
  const kept = (await device.call(asked)).body;
  expect(kept).toMatchObject({ state: 'returned', response: expect.not.stringContaining('forged') });
  expect((await device.call(asked)).body).toEqual(kept);
});

test('nobody begins a sign-in in the name of somebody who does not work there, or twice with one state', async () => {
  const { device } = await start();
  const body = { provider: 'national', state: 's'.repeat(43), staffId: 'staff-2' };
  const path = '/v1/identity/eid-attempts';
  expect((await device.call({ method: 'POST', path, body })).body).toMatchObject({ code: 'purpose/refused' });
  const own = { ...body, staffId: 'staff-1' };
  expect(EidAttemptAnswer.parse((await device.call({ method: 'POST', path, body: own })).body).clientId).toBe(
    'counterpart-desk',
  );
  expect((await device.call({ method: 'POST', path, body: own })).body).toMatchObject({
    code: 'request/invalid',
  });
});

test('without a demonstration there is no simulated eID, and the desk hears that there is none', async () => {
  const world = await startWorld({ people: [karen], isDemonstration: false });
  const device = await enrolDevice(world);
  expect((await fetch(`${world.central.url}/eid/.well-known/openid-configuration`)).status).toBe(404);
  const begun = await deskOf(world, device).begin({
    interactionId: 'contact-1',
    method: 'national-eid',
    provider: 'national',
    staffId: 'staff-1',
    language: 'en',
  });
  expect(begun).toMatchObject({ ok: false, problem: { code: 'identity/eid-away' } });
});
