import { expect, test } from 'vitest';
import type { SignedEnvelope } from '../../central/api/sync.ts';
import { loadGatewayKeys } from '../../central/http/gateway-keys.ts';
import { signReceipt } from '../../central/http/delivery/receipt.ts';
import { sealEnvelope } from '../../main/sync/envelopes.ts';
import { enrolDevice, type CentralDevice } from '../helpers/central-device.ts';
import { actEnvelope, newAddress } from '../helpers/central-envelopes.ts';
import { person } from '../helpers/central-people.ts';
import { prepareCentral } from '../helpers/central-world.ts';

const makeWorld = prepareCentral();

const child = {
  personId: 'cleo',
  name: 'Cleo',
  birthDate: '2015-01-01',
  relation: 'child',
  from: null,
  until: null,
  matters: null,
} as const;
const lives = { relation: 'lives-with' } as const;

/** Anna and Cleo live together; what two desks did about them was accepted and lost, and central goes on from a copy. */
const begin = async () => {
  const anna = person('anna', { household: [child] });
  const cleo = person('cleo', { household: [{ ...child, ...lives, personId: 'anna', name: 'Anna' }] });
  const world = await makeWorld({ people: [anna, cleo] });
  const [one, other, third] = [await enrolDevice(world), await enrolDevice(world), await enrolDevice(world)];
  await world.database.query(
    `insert into epoch (version_floor, cause, began_at) values (700, 'operator', $1)`,
    [world.now()],
  );
  const { signing } = await loadGatewayKeys(world.database);
  const iat = Math.floor(world.now().getTime() / 1000) - 60;
  const move = async (
    device: CentralDevice,
    to: { readonly who?: string; readonly number: string; readonly with?: string[]; readonly base: number },
    seq: number | null,
  ): Promise<SignedEnvelope> => {
    const values = newAddress({ houseNumber: to.number, movingWith: to.with ?? [] });
    const act = actEnvelope(device, to.who ?? 'anna', { baseVersion: to.base, payload: { values } });
    const { signed, hash } = sealEnvelope(act, device.key.privateKey);
    if (seq === null) return signed;
    const claims = { sub: act.id, hash, seq, aud: act.deviceId, iss: 'central', iat };
    return { ...signed, receipt: await signReceipt(claims, signing) };
  };
  const homes = async () => {
    const { rows } = await world.database.query<{ readonly home: string }>(
      `select subject_id || ' ' || (record -> 'address' ->> 'houseNumber') as home from person order by 1`,
    );
    return rows.map(({ home }) => home);
  };
  return { one, other, third, move, homes };
};

const accepted = [{ outcome: 'accepted' }];

test('what one desk did on top of what another had done stands on top of it again, whoever is there first', async () => {
  for (const isLaterFirst of [false, true]) {
    const { one, other, move, homes } = await begin();
    const first = await move(one, { number: '9', base: 1 }, 10);
    const then = await move(other, { number: '10', base: 2 }, 20);
    const inTurn = [() => one.push([first]), () => other.push([then])];
    for (const push of isLaterFirst ? inTurn.toReversed() : inTurn)
      expect(await push()).toMatchObject(accepted);
    expect(await homes()).toEqual(['anna 10', expect.stringMatching(/^cleo (?!9|10)/)]);
  }
});

test('where one of a household had left it since, a person looks at the move of both', async () => {
  const { one, other, move, homes } = await begin();
  const together = await move(one, { number: '9', with: ['cleo'], base: 1 }, 10);
  const alone = await move(other, { who: 'cleo', number: '30', base: 2 }, 20);
  expect(await other.push([alone])).toMatchObject(accepted);
  const outcomes = await one.push([together]);
  expect(outcomes).toMatchObject([{ outcome: 'conflict' }]);
  expect(await homes()).toEqual([expect.stringMatching(/^anna (?!9)/), 'cleo 30']);
});

test('work that is new, and came first, is compared with as ever', async () => {
  const { one, third, move, homes } = await begin();
  const before = await move(one, { number: '9', base: 1 }, 10);
  const fresh = await move(third, { number: '77', base: 700 }, null);
  expect(await third.push([fresh])).toMatchObject(accepted);
  expect(await one.push([before])).toMatchObject([{ outcome: 'conflict' }]);
  expect((await homes())[0]).toBe('anna 77');
});

test('what another desk does anew, knowing nothing of what is brought again, is in conflict with it', async () => {
  const { one, third, move } = await begin();
  expect(await one.push([await move(one, { number: '9', base: 1 }, 10)])).toMatchObject(accepted);
  const fresh = await move(third, { number: '77', base: 700 }, null);
  expect(await third.push([fresh])).toMatchObject([{ outcome: 'conflict' }]);
});
