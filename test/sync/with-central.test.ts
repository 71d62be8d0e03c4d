import { onTestFinished, expect, test } from 'vitest';
import { startCentral } from '../../central/http/start-central.ts';
import type { ChangedSubjects } from '../../main/sync/ports.ts';
import { listOutbox } from '../../main/vault/queries/outbox-list.ts';
import { findSyncState } from '../../main/vault/queries/sync-state.ts';
import { newAddress, self } from '../helpers/central-envelopes.ts';
import { enrolDevice } from '../helpers/central-device.ts';
import { person } from '../helpers/central-people.ts';
import { country, prepareCentral } from '../helpers/central-world.ts';
import { startHttpServer } from '../helpers/sync-http-server.ts';
import { completeAct, openTestVault } from '../helpers/sync-vault.ts';
import { createWorkstationSync } from '../helpers/sync-workstation.ts';

const makeWorld = prepareCentral();

/** An address of this machine where nobody listens yet. */
const findFreePort = async (): Promise<number> => {
  const { origin, close } = await startHttpServer();
  await close();
  return Number(new URL(origin).port);
};

test('three acts completed while central is away arrive by themselves when it starts, once each, and show as effective', async () => {
  const world = await makeWorld({ people: [person('anna'), person('bo')] });
  const device = await enrolDevice(world);
  const port = await findFreePort();
  const { vault, remove } = openTestVault();
  onTestFinished(remove);
  const complete = (lane: string, houseNumber: string) =>
    completeAct(vault, {
      lane,
      deviceId: device.answer.deviceId,
      privateKey: device.key.privateKey,
      authority: self(lane),
      payload: { values: newAddress({ houseNumber }) },
    });
  const states = () => listOutbox(vault.read, 10).map(({ state }) => state);

  const changed: ChangedSubjects[] = [];
  const engine = createWorkstationSync({
    vault,
    enrolment: device.answer,
    key: device.key,
    centralUrl: `http://127.0.0.1:${port}`,
    onSubjectsChanged: (subjects) => changed.push(subjects),
  });
  engine.start();
  const ids = [complete('anna', '1'), complete('bo', '2'), complete('anna', '3')];
  engine.workQueued();
  await expect.poll(() => engine.status().connection).toBe('offline');
  expect(states()).toEqual(['captured', 'captured', 'captured']);

  const { databaseUrl } = world;
  const central = await startCentral({ databaseUrl, port, ...country, isDemonstration: true });
  onTestFinished(() => central.close());
  await expect.poll(states, { timeout: 60_000 }).toEqual(['effective', 'effective', 'effective']);
  await expect.poll(() => findSyncState(vault.read).dataAsOf).not.toBeNull();
  expect(engine.status().connection).toBe('online');
  await engine.stop();

  expect(changed.flat()).toEqual(expect.arrayContaining(['anna', 'bo']));
  const { rows } = await world.database.query<{ readonly id: string; readonly outcome: string }>(
    'select envelope_id as id, outcome from envelope order by central_sequence',
  );
  expect(rows).toEqual(ids.map((id) => ({ id, outcome: 'accepted' })));
});
