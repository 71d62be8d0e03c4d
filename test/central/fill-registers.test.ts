import { expect, test } from 'vitest';
import { fillRegisters } from '../../central/cli/fill-registers.ts';
import { readFlags } from '../../central/cli/flags.ts';
import { enrolDevice } from '../helpers/central-device.ts';
import { actEnvelope } from '../helpers/central-envelopes.ts';
import { person } from '../helpers/central-people.ts';
import { prepareCentral } from '../helpers/central-world.ts';

const startWorld = prepareCentral();

test('no made-up country takes the place of registers that a workstation already works with', async () => {
  const { database, databaseUrl, ...world } = await startWorld({ people: [person('anna')] });
  const device = await enrolDevice({ database, databaseUrl, ...world });
  await device.push([device.sign(actEnvelope(device, 'anna'))]);
  const flags = readFlags(['--population', '60'], { DATABASE_URL: databaseUrl });
  const filling = fillRegisters(database, flags, new AbortController().signal);
  await expect(filling).rejects.toThrow('Workstations are enrolled there');
  const { rows } = await database.query('select subject_id from act');
  expect(rows).toEqual([{ subject_id: 'anna' }]);
});
