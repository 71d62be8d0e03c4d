import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { expect, onTestFinished, test } from 'vitest';
import { feedVersion } from '../../central/api/refill.ts';
import { createEngine } from '../../main/core/desk-engine.ts';
import { createServerClock } from '../../main/core/server-clock.ts';
import { openWires } from '../../main/core/wires.ts';
import { systemClock } from '../../main/platform/clock.ts';
import { createLog } from '../../main/platform/log.ts';
import { createHttpCaller } from '../../main/sync/transport/http-caller.ts';
import { createVaultReplica } from '../../main/sync/vault-replica.ts';
import { findFeedVersion, saveFeedVersion } from '../../main/vault/queries/sync-state.ts';
import { enrolDevice } from '../helpers/central-device.ts';
import { person } from '../helpers/central-people.ts';
import { prepareCentral } from '../helpers/central-world.ts';
import { openTestVault } from '../helpers/sync-vault.ts';
import { raw } from '../helpers/vault-open.ts';

const makeWorld = prepareCentral();

const start = async () => {
  const world = await makeWorld({ people: [person('anna', { formerNames: ['Anna Gammel'] })] });
  const { answer, key } = await enrolDevice(world);
  const { vault, remove } = openTestVault();
  onTestFinished(remove);
  const clock = { clock: systemClock, elapsedMs: systemClock.monotonicMs, bootId: 'run-1' };
  const serverClock = createServerClock({ ...clock, last: null, save: () => undefined });
  const call = createHttpCaller({
    origin: world.central.url,
    signer: { keyId: answer.deviceId, privateKey: key.privateKey },
    fetch: globalThis.fetch,
    now: () => Date.now(),
    makeNonce: () => randomUUID(),
  });
  /** One life of the engine, as the core puts it together, until that is so. */
  const liveUntil = async (isSo: () => boolean): Promise<void> => {
    const engine = createEngine({
      vault,
      replica: createVaultReplica(vault),
      ...openWires(call, vault, serverClock),
      clock: systemClock,
      serverClock,
      urgentServices: [],
      log: createLog(systemClock, () => undefined),
      announce: () => undefined,
      device: {
        ...answer,
        centralUrl: world.central.url,
        privateKey: '',
        signingKey: JSON.stringify(answer.signingKey),
        sealingKey: '',
        enrolledAt: '',
      },
    });
    engine.start();
    while (!isSo()) {
      engine.sendNow();
      await delay(50);
    }
    await engine.stop();
  };
  const knowsFormerName = (): boolean => raw(vault.read, 'SELECT * FROM former_name').length > 0;
  return { vault, liveUntil, knowsFormerName };
};

test('what an earlier version did not keep of a citizen comes after the update, though nobody changed the record', async () => {
  const { vault, liveUntil, knowsFormerName } = await start();
  await liveUntil(knowsFormerName);
  vault.transact((db) => {
    db.prepare('DELETE FROM former_name').run();
    saveFeedVersion(db, feedVersion - 1);
  });
  expect(knowsFormerName()).toBe(false);
  await liveUntil(knowsFormerName);
  expect(findFeedVersion(vault.read)).toBe(feedVersion);
});
