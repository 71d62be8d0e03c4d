import { expect, test } from 'vitest';
import { ChallengeAnswer, ChallengeOutcome } from '../../../central/api/mandate-services.ts';
import type { Outcome } from '../../../central/api/sync.ts';
import { enrolDevice, type CentralDevice, type Sent } from '../../helpers/central-device.ts';
import { madeEnvelope } from '../../helpers/central-mandates.ts';
import { asOf, person } from '../../helpers/central-people.ts';
import { prepareCentral, type CentralWorld } from '../../helpers/central-world.ts';

const startWorld = prepareCentral();

const phone = { kind: 'phone' as const, value: '+4567123456', isVerified: true, asOf };
const people = [
  person('mother', { contacts: [phone] }),
  person('son', { contacts: [{ ...phone, isVerified: false }], letters: 'print' }),
];

const start = async (): Promise<{ readonly world: CentralWorld; readonly device: CentralDevice }> => {
  const world = await startWorld({ people });
  return { world, device: await enrolDevice(world) };
};

const post = (device: CentralDevice, path: string, body: object): Promise<Sent> =>
  device.call({ method: 'POST', path: `/v1/mandates/${path}`, body: { staffId: 'staff-1', ...body } });

const send = (device: CentralDevice, special: object = {}): Promise<Sent> =>
  post(device, 'code-challenges', { personId: 'mother', to: 'phone', purpose: 'mandate', ...special });

const challenge = async (device: CentralDevice, special: object = {}): Promise<ChallengeAnswer> =>
  ChallengeAnswer.parse((await send(device, special)).body);

const reply = async (device: CentralDevice, challengeId: string, code: string): Promise<ChallengeOutcome> =>
  ChallengeOutcome.parse((await post(device, `code-challenges/${challengeId}/answers`, { code })).body);

const sentCode = async (world: CentralWorld): Promise<string> =>
  (await world.central.notices())[0]?.params['code'] ?? '';

const wrong = (code: string): string => (code === '000000' ? '111111' : '000000');

const codeOf = (outcome: Outcome | undefined): string =>
  outcome?.outcome === 'refused' ? outcome.problem.code : (outcome?.outcome ?? 'none');

test('six digits go to the verified telephone, of which the desk sees the last two alone', async () => {
  const { world, device } = await start();
  expect(await challenge(device)).toMatchObject({ sentTo: '•••••••••56' });
  const [message] = await world.central.notices();
  expect(message).toMatchObject({ personId: 'mother', to: 'phone', address: '+4567123456', kind: 'code' });
  expect(message?.params['code']).toMatch(/^\d{6}$/);
});

test.for([
  ['a number that nobody verified', { personId: 'son' }, 'mandate/no-address'],
  ['a mailbox that was given up', { personId: 'son', to: 'mailbox' }, 'mandate/no-address'],
  ['somebody unknown', { personId: 'ghost' }, 'subject/unknown'],
  ['staff of another centre', { staffId: 'staff-2' }, 'purpose/refused'],
] as const)('%s gets no code', async ([, special, code]) => {
  const { world, device } = await start();
  expect((await send(device, special)).body).toMatchObject({ code });
  expect(await world.central.notices()).toEqual([]);
});

test('the right code gives a confirmation by which a mandate is registered, once', async () => {
  const { world, device } = await start();
  const { challengeId } = await challenge(device);
  const outcome = await reply(device, challengeId, await sentCode(world));
  const confirmation = outcome.outcome === 'confirmed' ? outcome.confirmation : '';
  const giving = { way: 'code' as const, challengeId, confirmation };
  const first = madeEnvelope(device, { giving });
  const second = madeEnvelope(device, { giving }, { laneSequence: 2 });
  const third = madeEnvelope(device, { giving }, { laneSequence: 3 });
  const outcomes = await device.push([device.sign(first), device.sign(second)]);
  expect(outcomes.map(codeOf)).toEqual(['accepted', 'mandate/not-given']);
  expect(codeOf((await device.push([device.sign(third)]))[0])).toBe('mandate/not-given');
});

test.for([
  ['for somebody else', {}, 'son'],
  ['for an identity', { purpose: 'identity' }, 'mother'],
] as const)('a confirmation %s gives no mandate', async ([, special, lane]) => {
  const { world, device } = await start();
  const { challengeId } = await challenge(device, special);
  const outcome = await reply(device, challengeId, await sentCode(world));
  const confirmation = outcome.outcome === 'confirmed' ? outcome.confirmation : '';
  const grantees = [{ kind: 'organisation' as const, partyId: 'o1', name: 'O' }];
  const giving = { way: 'code' as const, challengeId, confirmation };
  const envelope = madeEnvelope(device, { giving, grantees }, { lane });
  expect(codeOf((await device.push([device.sign(envelope)]))[0])).toBe('mandate/not-given');
});

test('three wrong answers lock the code, also for the right one', async () => {
  const { world, device } = await start();
  const { challengeId, expiresAt } = await challenge(device);
  const code = await sentCode(world);
  const outcomes = [];
  for (const text of [wrong(code), wrong(code), wrong(code), code])
    outcomes.push(await reply(device, challengeId, text));
  expect(outcomes).toEqual([
    { outcome: 'wrong', attemptsLeft: 2 },
    { outcome: 'wrong', attemptsLeft: 1 },
    { outcome: 'too-many', until: expiresAt },
    { outcome: 'too-many', until: expiresAt },
  ]);
});

test('wrong answers sent at once are all counted', async () => {
  const { world, device } = await start();
  const { challengeId } = await challenge(device);
  const code = await sentCode(world);
  const outcomes = await Promise.all(
    Array.from({ length: 8 }, () => reply(device, challengeId, wrong(code))),
  );
  expect(outcomes.filter(({ outcome }) => outcome === 'wrong')).toHaveLength(2);
});

test('a code is good for ten minutes and one answer, at the machine that asked for it', async () => {
  const { world, device } = await start();
  const first = await challenge(device);
  const code = await sentCode(world);
  const other = await enrolDevice(world);
  expect((await post(other, `code-challenges/${first.challengeId}/answers`, { code })).status).toBe(404);
  expect((await reply(device, first.challengeId, code)).outcome).toBe('confirmed');
  expect((await reply(device, first.challengeId, code)).outcome).toBe('expired');
  const second = await challenge(device);
  const late = await sentCode(world);
  world.advance(600_000);
  expect((await reply(device, second.challengeId, late)).outcome).toBe('expired');
});

test('one person gets five codes in an hour, whichever machine asks', async () => {
  const { world, device } = await start();
  const other = await enrolDevice(world);
  for (let sent = 0; sent < 5; sent += 1) expect((await send(sent % 2 ? device : other)).status).toBe(200);
  expect((await send(device)).body).toMatchObject({ code: 'request/too-many' });
  expect(await world.central.notices()).toHaveLength(5);
  world.advance(3_600_001);
  expect((await send(device)).status).toBe(200);
});

test('who asked is on record, and no code is', async () => {
  const { world, device } = await start();
  await challenge(device);
  const code = await sentCode(world);
  const log = await world.database.query(`select staff_id, call, about::text as about from register_log`);
  expect(log.rows).toMatchObject([{ staff_id: 'staff-1', call: 'send-code' }]);
  const kept = await world.database.query(`select code_challenge::text as text from code_challenge`);
  expect(JSON.stringify([log.rows, kept.rows])).not.toContain(code);
});
