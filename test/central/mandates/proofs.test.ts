import { expect, test } from 'vitest';
import { AccessCodeAnswer, ProofAnswer } from '../../../central/api/mandate-services.ts';
import { enrolDevice, type CentralDevice, type Sent } from '../../helpers/central-device.ts';
import { openCredential } from '../../helpers/central-mandates.ts';
import { mandate, person } from '../../helpers/central-people.ts';
import { prepareCentral, type CentralWorld } from '../../helpers/central-world.ts';

const startWorld = prepareCentral();

const start = async (): Promise<{ readonly world: CentralWorld; readonly device: CentralDevice }> => {
  const people = [person('mother', { surname: 'Søgård' }), person('son')];
  const mandates = [
    mandate(),
    mandate({ mandateId: 'm2', channels: ['phone'], revokedOn: '2025-01-01' }),
    mandate({ mandateId: 'm3', channels: ['phone'], validUntil: '2025-01-01' }),
  ];
  const world = await startWorld({ people, mandates });
  return { world, device: await enrolDevice(world) };
};

const post = (device: CentralDevice, path: string, body: object): Promise<Sent> =>
  device.call({ method: 'POST', path: `/v1/mandates/${path}`, body: { staffId: 'staff-1', ...body } });

const makeCode = async (device: CentralDevice, kind: 'organisation' | 'paper'): Promise<AccessCodeAnswer> =>
  AccessCodeAnswer.parse(
    (await post(device, 'access-codes', { mandateId: 'm1', organisation: 'Bank', kind })).body,
  );

const prove = async (
  device: CentralDevice,
  code: string,
  { kind = 'code', surname = 'Søgård' }: { readonly kind?: string; readonly surname?: string } = {},
): Promise<ProofAnswer> => ProofAnswer.parse((await post(device, 'proofs', { kind, code, surname })).body);

const unknownCode = 'V-BBBB-BBBB-BBBB';

test('a code for an organisation shows the mandate with its credential, however code and name are typed', async () => {
  const { device } = await start();
  const { code } = await makeCode(device, 'organisation');
  expect(code).toMatch(/^V(-[B-DF-HJ-NP-TV-XZ]{4}){3}$/);
  const answer = await prove(device, ` ${code.toLowerCase().replaceAll('-', '')} `, { surname: 'SOEGAARD' });
  expect(answer.outcome).toBe('unknown');
  const found = await prove(device, code.toLowerCase().replaceAll('-', ' '), { surname: 'sögård' });
  if (found.outcome !== 'found') throw new Error(found.outcome);
  expect(found.mandates.map(({ mandateId }) => mandateId)).toEqual(['m1']);
  const [shown] = found.mandates;
  expect(shown === undefined ? null : (await openCredential(device, shown)).jti).toBe('m1');
  expect((await prove(device, code)).outcome).toBe('found');
});

test('each showing stands in the file of both sides', async () => {
  const { device } = await start();
  const { code } = await makeCode(device, 'organisation');
  await prove(device, code);
  const { changes } = await device.pullAll();
  const lines = changes.flatMap((change) => (change.entity === 'event' ? [change.record] : []));
  expect(lines.map(({ kind, personId }) => `${kind} ${personId}`).toSorted()).toEqual([
    'mandate-shown mother',
    'mandate-shown son',
  ]);
  expect(lines[0]?.params).toMatchObject({ office: 'Borgerservice Aarhus', organisation: 'Bank' });
});

test('a code on paper dies at its first use, and is no code for an organisation', async () => {
  const { device } = await start();
  const { code } = await makeCode(device, 'paper');
  expect(code).toMatch(/^P-/);
  expect((await prove(device, code)).outcome).toBe('unknown');
  expect((await prove(device, code, { kind: 'paper-code' })).outcome).toBe('found');
  expect((await prove(device, code, { kind: 'paper-code' })).outcome).toBe('unknown');
});

test('a code ends after thirty days', async () => {
  const { world, device } = await start();
  const { code } = await makeCode(device, 'organisation');
  world.advance(30 * 86_400_000);
  await device.call({ method: 'GET', path: '/v1/leases/current' });
  expect((await prove(device, code)).outcome).toBe('unknown');
});

test('four failures within a minute stop the machine, also with the right code, until the first is a minute old', async () => {
  const { world, device } = await start();
  const { code } = await makeCode(device, 'organisation');
  const left = [];
  for (let failures = 0; failures < 4; failures += 1) {
    left.push(await prove(device, `V-BBBB-BBBB-BBB${'BCDF'.charAt(failures)}`));
    world.advance(1000);
  }
  expect(left).toEqual([3, 2, 1, 0].map((attemptsLeft) => ({ outcome: 'unknown', attemptsLeft })));
  expect((await prove(device, code)).outcome).toBe('too-many');
  world.advance(55_000);
  expect((await prove(device, code)).outcome).toBe('too-many');
  world.advance(2000);
  expect((await prove(device, code)).outcome).toBe('found');
});

test('wrong names at one code stop it for every machine, and only it', async () => {
  const { world, device } = await start();
  const { code } = await makeCode(device, 'organisation');
  const { code: free } = await makeCode(device, 'organisation');
  const devices = [await enrolDevice(world), await enrolDevice(world)];
  for (const each of [...devices, ...devices]) {
    expect((await prove(each, code, { surname: 'Holm' })).outcome).toBe('unknown');
  }
  expect((await prove(device, code)).outcome).toBe('too-many');
  expect((await prove(device, free)).outcome).toBe('found');
});

test('failures sent at once are all counted', async () => {
  const { device } = await start();
  const answers = await Promise.all(Array.from({ length: 8 }, () => prove(device, unknownCode)));
  expect(answers.filter(({ outcome }) => outcome === 'unknown')).toHaveLength(4);
});

test('the register answers with what stands from a grantor to anybody', async () => {
  const { device } = await start();
  const ask = async (grantorId: string): Promise<ProofAnswer> =>
    ProofAnswer.parse((await post(device, 'proofs', { kind: 'register', grantorId })).body);
  const answer = await ask('mother');
  expect(answer.outcome === 'found' && answer.mandates.map(({ mandateId }) => mandateId)).toEqual(['m1']);
  expect((await ask('son')).outcome).toBe('unknown');
});

test('there is no code for a mandate that has ended, and central keeps none in clear', async () => {
  const { world, device } = await start();
  const ended = { mandateId: 'm2', organisation: 'Bank', kind: 'organisation' };
  expect((await post(device, 'access-codes', ended)).body).toMatchObject({ code: 'mandate/unknown' });
  const { code } = await makeCode(device, 'organisation');
  await prove(device, code);
  const kept = await world.database.query(`select access_code::text as text from access_code`);
  const log = await world.database.query(`select register_log::text as text from register_log`);
  expect(JSON.stringify([kept.rows, log.rows])).not.toContain(code.slice(2));
});
