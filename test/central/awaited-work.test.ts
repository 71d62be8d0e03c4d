import { describe, expect, test } from 'vitest';
import type { Outcome } from '../../central/api/sync.ts';
import { enrolDevice, type CentralDevice } from '../helpers/central-device.ts';
import { actEnvelope, newAddress } from '../helpers/central-envelopes.ts';
import { person } from '../helpers/central-people.ts';
import { prepareCentral } from '../helpers/central-world.ts';

const startWorld = prepareCentral();

/** More than a lane waits for a piece that may never come. */
const longerThanAGap = 61_000;

const wordOf = (outcome: Outcome): string =>
  outcome.outcome === 'refused' ? outcome.problem.code : outcome.outcome;

/** Two moves of Bodil, one after the other, and one of Anna. */
const threeMoves = (device: CentralDevice, first: { readonly schemaVersion?: number } = {}) =>
  [
    actEnvelope(device, 'bodil', {
      ...first,
      payload: { reference: 'FIRST', values: newAddress({ houseNumber: '1' }) },
    }),
    actEnvelope(device, 'bodil', {
      laneSequence: 2,
      payload: { values: newAddress({ houseNumber: '2' }) },
    }),
    actEnvelope(device, 'anna'),
  ].map(device.sign);

const start = async () => {
  const world = await startWorld({ people: [person('anna'), person('bodil')] });
  const device = await enrolDevice(world);
  const houseNumber = async (): Promise<unknown> => {
    const { rows } = await world.database.query(
      `select record->'address'->>'houseNumber' as number from person where subject_id = 'bodil'`,
    );
    return rows[0]?.['number'];
  };
  return { world, device, houseNumber };
};

describe('work that comes again holds what follows it in its lane, and nothing else, however long it takes:', () => {
  test('where a fault of ours stands in its way', async () => {
    const { world, device, houseNumber } = await start();
    await world.database.query(`alter table act add constraint bug check (reference <> 'FIRST')`);
    const moves = threeMoves(device);
    expect((await device.push(moves)).map(wordOf)).toEqual(['internal', 'later', 'accepted']);
    world.advance(longerThanAGap);
    expect((await device.push(moves)).map(wordOf)).toEqual(['internal', 'later', 'duplicate']);
    await world.database.query('alter table act drop constraint bug');
    expect((await device.push(moves)).map(wordOf)).toEqual(['accepted', 'accepted', 'duplicate']);
    expect(await houseNumber()).toBe('2');
  });

  test('where it is of a version that is not known here yet', async () => {
    const { world, device, houseNumber } = await start();
    const before = await houseNumber();
    const moves = threeMoves(device, { schemaVersion: 99 });
    const words = ['envelope/version-unknown', 'later'];
    expect((await device.push(moves)).map(wordOf)).toEqual([...words, 'accepted']);
    world.advance(longerThanAGap);
    expect((await device.push(moves)).map(wordOf)).toEqual([...words, 'duplicate']);
    expect(await houseNumber()).toBe(before);
  });
});
