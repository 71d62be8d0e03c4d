import { expect, onTestFinished, test, vi } from 'vitest';
import { readFlags } from '../../central/cli/flags.ts';
import { orderMachine } from '../../central/cli/order-device.ts';
import { UserProblem } from '../../central/cli/say.ts';
import { listDeviceOrders } from '../../central/store/queries/device-orders.ts';
import { enrolDevice } from '../helpers/central-device.ts';
import { prepareCentral, type CentralWorld } from '../helpers/central-world.ts';

const startWorld = prepareCentral();

const why = ['--reason', 'Left in a taxi'];

/** What the command printed. */
const command = async ({ databaseUrl }: CentralWorld, ...words: readonly string[]): Promise<string> => {
  const lines: string[] = [];
  const write = vi.spyOn(process.stdout, 'write').mockImplementation((line) => {
    lines.push(String(line));
    return true;
  });
  onTestFinished(() => write.mockRestore());
  await orderMachine(readFlags(['order', ...words], { DATABASE_URL: databaseUrl }));
  return lines.join('');
};

const ordersOf = async ({ database }: CentralWorld): Promise<readonly unknown[]> =>
  (await listDeviceOrders(database)).flatMap(({ orders }) => orders);

test('alone it lists the machines with their ids and what stands for them', async () => {
  const world = await startWorld({});
  expect(await command(world)).toBe('No machine is enrolled yet.\n');
  const { deviceId: id } = (await enrolDevice(world)).answer;
  const { deviceId: other } = (await enrolDevice(world, 'centre-viborg')).answer;
  expect(await command(world)).toBe(`${id}  Skranke 3  centre-aarhus\n${other}  Skranke 3  centre-viborg\n`);
  await command(world, 'lock', id, '--by', 'Ida', ...why);
  await command(world, 'wipe', id, '--by', 'Ida', ...why);
  expect(await command(world)).toContain(
    `${id}  Skranke 3  centre-aarhus  lock by Ida: Left in a taxi  wipe by Ida, waits for a second person: Left in a taxi\n`,
  );
  expect(await command(world, 'wipe', id, '--by', ' ida', ...why)).toContain(
    'Somebody else has to confirm it',
  );
  await command(world, 'wipe', id, '--by', 'Ole', ...why);
  expect(await command(world)).toContain('wipe by Ida, confirmed by Ole: Left in a taxi\n');
  await command(world, 'lift', id, '--by', 'Ole');
  expect(await ordersOf(world)).toEqual([]);
});

test.for([
  { words: ['lock'], said: 'order lock|wipe|lift DEVICE' },
  { words: ['burn', 'DEVICE', '--by', 'Ida', ...why], said: 'order lock|wipe|lift DEVICE' },
  { words: ['lock', 'DEVICE', ...why], said: '--by NAME' },
  { words: ['lock', 'DEVICE', '--by', 'Ida'], said: '--reason TEXT' },
])('"order $words" is answered with what to write instead, and changes nothing', async ({ words, said }) => {
  const world = await startWorld({});
  const { deviceId } = (await enrolDevice(world)).answer;
  const failed = command(world, ...words.map((word) => (word === 'DEVICE' ? deviceId : word)));
  await expect(failed).rejects.toThrow(UserProblem);
  await expect(failed).rejects.toThrow(said);
  expect(await ordersOf(world)).toEqual([]);
});

test('a machine that nobody knows is said to be unknown, and where to look', async () => {
  const world = await startWorld({});
  expect(await command(world, 'lock', 'nobody', '--by', 'Ida', ...why)).toMatch(/no machine.*-- order\n$/);
});
