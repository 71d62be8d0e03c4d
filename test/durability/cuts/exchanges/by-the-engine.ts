import { countParked, countUnsent } from '../../../../main/vault/queries/outbox.ts';
import { faultsAtCentral } from '../../crash/verify-central.ts';
import { faultsInVault } from '../../crash/verify-vault.ts';
import type { CentralOfRuns } from '../../desk/central.ts';
import { saveSmallAct } from '../../desk/small-act.ts';
import { hastyTiming, syncOf } from '../../desk/sync-of.ts';
import type { CuttingProxy } from '../cutting-proxy.ts';
import { enrolAtProxy, type DeskAtProxy } from '../desk-at-proxy.ts';
import { until, type Exchange } from '../exchange.ts';

/** Exchanges that the engine has by itself: it is told of work, and goes on until the work is done. */

type Wish = {
  readonly name: string;
  readonly start: string;
  /** How far the act must have come. */
  readonly isDone: (desk: DeskAtProxy, envelopeId: string) => boolean;
};

const byWork =
  ({ name, start, isDone }: Wish) =>
  async (world: CentralOfRuns, proxy: CuttingProxy): Promise<Exchange> => {
    const desk = await enrolAtProxy(world, proxy.url);
    const engineFaults: string[] = [];
    const { engine } = syncOf(desk.vault, {
      onFault: (error) => engineFaults.push(String(error)),
      // What was sent a moment ago may come only with the next page.
      timing: { ...hastyTiming, pollMs: 250 },
    });
    engine.start();
    let number = 0;
    return {
      name,
      start,
      succeed: async () => {
        number += 1;
        const citizen = desk.citizens[number % desk.citizens.length] ?? '';
        const id = saveSmallAct(desk.vault, citizen, 1 + (number % 100));
        engine.workQueued();
        await until(() => isDone(desk, id), `${name}: the queue is empty`);
      },
      faults: async () => [
        ...engineFaults,
        ...faultsInVault(desk.vault.read),
        ...(countUnsent(desk.vault.read) + countParked(desk.vault.read) > 0
          ? ['the queue is not empty']
          : []),
        ...(await faultsAtCentral(desk.vault.read, world)),
        ...(await faultsInReplica(world, proxy, desk)),
      ],
      close: async () => {
        await engine.stop();
        desk.close();
      },
    };
  };

const people = (at: DeskAtProxy): string =>
  JSON.stringify(at.vault.read.prepare('SELECT * FROM person ORDER BY person_id').all());

/** What another machine of the centre pulls in one go, this one has put together from pieces. */
const faultsInReplica = async (
  world: CentralOfRuns,
  proxy: CuttingProxy,
  desk: DeskAtProxy,
): Promise<readonly string[]> => {
  const other = await enrolAtProxy(world, proxy.url, desk);
  const ends = [desk, other].map(({ vault }) => ({ vault, ...syncOf(vault, { onFault: () => undefined }) }));
  for (const { engine } of ends) {
    engine.start();
    engine.sendNow();
  }
  try {
    await until(() => people(desk) === people(other), 'both have the same');
    return [];
  } catch {
    return ['the replica is not what central has'];
  } finally {
    for (const { engine } of ends) await engine.stop();
    other.close();
  }
};

const stateOf = (desk: DeskAtProxy, envelopeId: string, sql: string): unknown =>
  desk.vault.read.prepare(sql).pluck().get(envelopeId);

export const push = byWork({
  name: 'push',
  start: 'POST /v1/sync/push',
  isDone: (desk, id) => stateOf(desk, id, 'SELECT state FROM outbox WHERE envelope_id = ?') === 'sent',
});

export const pull = byWork({
  name: 'pull',
  start: 'GET /v1/sync/pull',
  isDone: (desk, id) => stateOf(desk, id, 'SELECT state FROM act_state WHERE envelope_id = ?') !== undefined,
});

/** The engine renews again and again; after each cut the renewal after it must come. */
export const lease = async (world: CentralOfRuns, proxy: CuttingProxy): Promise<Exchange> => {
  const desk = await enrolAtProxy(world, proxy.url);
  const engineFaults: string[] = [];
  let renewals = 0;
  const { engine } = syncOf(desk.vault, {
    onFault: (error) => engineFaults.push(String(error)),
    timing: { ...hastyTiming, renewLeaseMs: 2 },
    onLeaseRenewed: () => {
      renewals += 1;
    },
  });
  engine.start();
  return {
    name: 'lease',
    start: 'GET /v1/leases/current',
    succeed: async () => {
      const before = renewals;
      // A cut behind the last byte is never made: the third renewal has then come without it.
      await until(() => proxy.hasCut() || renewals > before + 2, 'the lease is asked for');
      const sinceCut = renewals;
      await until(() => renewals > sinceCut, 'the lease is renewed');
    },
    faults: async () => [...engineFaults, ...faultsInVault(desk.vault.read)],
    close: async () => {
      await engine.stop();
      desk.close();
    },
  };
};
