import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inflateSync } from 'node:zlib';
import { expect, onTestFinished, test, vi } from 'vitest';
import { IdentityCredentialClaims, identityCredentialType } from '../../central/api/identity-credential.ts';
import { StatusListAnswer, StatusListClaims } from '../../central/api/mandate-credential.ts';
import { readFlags } from '../../central/cli/flags.ts';
import { identityCard } from '../../central/cli/identity-card.ts';
import { UserProblem } from '../../central/cli/say.ts';
import { issueIdentityCard, type IssuedCard } from '../../central/http/issue-identity-card.ts';
import { enrolDevice, type CentralDevice } from '../helpers/central-device.ts';
import { issuerKeys, openToken } from '../helpers/central-mandates.ts';
import { person } from '../helpers/central-people.ts';
import { prepareCentral, type CentralWorld } from '../helpers/central-world.ts';

const startWorld = prepareCentral();

const start = async (): Promise<{ readonly world: CentralWorld; readonly device: CentralDevice }> => {
  const world = await startWorld({
    people: [
      person('karen', { givenNames: 'Karen', surname: 'Prøve', nationalNumber: '7203453390' }),
      person('dead', { civilStatus: 'deceased' }),
      person('unborn', { birthDate: null }),
    ],
  });
  return { world, device: await enrolDevice(world) };
};

const give = async (world: CentralWorld, whose = 'karen'): Promise<IssuedCard> => {
  const card = await issueIdentityCard(world.database, whose, world.now());
  if (card === null) throw new Error('she is in the register');
  return card;
};

const claimsOf = async (device: CentralDevice, { credential }: IssuedCard) =>
  (await openToken(device, credential, IdentityCredentialClaims)).claims;

/** Whether the newest list says that it no longer counts. */
const isRevoked = async (device: CentralDevice, card: IssuedCard): Promise<boolean> => {
  const { idx } = (await claimsOf(device, card)).status.status_list;
  const answer = StatusListAnswer.parse(
    (await device.call({ method: 'GET', path: '/v1/mandates/status-lists/0' })).body,
  );
  const { claims } = await openToken(device, answer.token, StatusListClaims);
  const bits = inflateSync(Buffer.from(claims.status_list.lst ?? '', 'base64url'));
  return ((bits[Math.floor(idx / 8)] ?? 0) & (1 << (idx % 8))) !== 0;
};

test('a card says who somebody is and not where they live or what their number is, signed by the register', async () => {
  const { world, device } = await start();
  const card = await give(world, '720345-3390');
  const { claims, typ, kid } = await openToken(device, card.credential, IdentityCredentialClaims);
  expect(typ).toBe(identityCredentialType);
  expect(kid).toBe((await issuerKeys(device))[0]?.key.kid);
  expect(claims).toMatchObject({
    given_name: 'Karen',
    family_name: 'Prøve',
    birthdate: '1950-03-01',
    jti: card.cardId,
  });
  expect(claims.exp * 1000).toBe(card.expiresAt.getTime());
  expect(JSON.stringify(claims)).not.toMatch(/karen|7203453390|Prøvevej/);
  expect(await isRevoked(device, card)).toBe(false);
});

test('of one person one card counts: a newer one puts the older out of force', async () => {
  const { world, device } = await start();
  const older = await give(world);
  const newer = await give(world);
  expect([await isRevoked(device, older), await isRevoked(device, newer)]).toEqual([true, false]);
});

test('what an old key signed still counts, and what a compromised one signed after the moment does not', async () => {
  const { world, device } = await start();
  const card = await give(world);
  world.advance(60_000);
  const kid = await world.central.rotateIssuerKey();
  expect(await isRevoked(device, card)).toBe(false);
  const since = world.now();
  world.advance(60_000);
  const second = await give(world);
  expect((await openToken(device, second.credential, IdentityCredentialClaims)).kid).toBe(kid);
  await world.central.rotateIssuerKey({ reason: 'compromised', since });
  expect(await isRevoked(device, second)).toBe(true);
});

test('the dead, those of whom no register knows the birthday, and nobody get none', async () => {
  const { world } = await start();
  for (const whose of ['dead', 'unborn', 'nobody'])
    expect(await issueIdentityCard(world.database, whose, world.now())).toBeNull();
});

test('the command saves the code and revokes the card', async () => {
  const { world, device } = await start();
  const folder = await mkdtemp(join(tmpdir(), 'counterpart-card-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const lines: string[] = [];
  vi.spyOn(process.stdout, 'write').mockImplementation((line) => {
    lines.push(String(line).trimEnd());
    return true;
  });
  onTestFinished(() => void vi.restoreAllMocks());
  const command = (...words: readonly string[]) =>
    identityCard(readFlags(['identity-card', ...words], { DATABASE_URL: world.databaseUrl }));
  const file = join(folder, 'karen.svg');
  await command('7203453390', file);
  expect(await readFile(file, 'utf8')).toMatch(/^<svg/);
  const credential = lines.find((line) => line.startsWith('eyJ')) ?? '';
  const cardId = lines.find((line) => line.startsWith('Card '))?.slice(5) ?? '';
  const card = { cardId, credential, holder: '', expiresAt: new Date() };
  expect(await isRevoked(device, card)).toBe(false);
  await command('revoke', cardId);
  expect(await isRevoked(device, card)).toBe(true);
  await expect(command('revoke', cardId)).rejects.toThrow(UserProblem);
  await expect(command('nobody')).rejects.toThrow(UserProblem);
  await expect(command()).rejects.toThrow(UserProblem);
});
