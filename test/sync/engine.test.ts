import { expect, test } from 'vitest';
import type { Outbox, Settlement, SyncPorts } from '../../main/sync/ports.ts';
import { envelopeId } from '../helpers/sync-envelopes.ts';
import { SyncWorld } from '../helpers/sync-world.ts';

test('what was completed offline leaves once the network is there, each once, and its effect is pulled', async () => {
  const world = new SyncWorld();
  let isOnline = false;
  world.central.trouble = () => (isOnline ? null : { kind: 'unreachable' });
  world.recordCalls();
  world.queue('anna', 'bo', 'anna');
  const engine = world.engine();
  engine.start();
  world.clock.plan(5000, () => {
    isOnline = true;
  });
  await world.clock.runUntil(30_000);
  await engine.stop();
  expect(world.log).toEqual([
    'status@0',
    'status@750',
    'status@2000',
    'status@4250',
    'status@8500',
    'push:3@8500',
    'pull:@8500',
    'pull:2@8500',
    'lease@8500',
    'pull:3@28500',
  ]);
  expect(world.outbox.summary()).toEqual(['1:sent', '2:sent', '3:sent']);
  expect(world.central.effects).toEqual(['anna:1', 'bo:1', 'anna:2']);
  expect(world.replica.effective).toEqual(['anna@1', 'bo@2', 'anna@3']);
  expect(world.changedSubjects).toEqual(['anna', 'bo', 'anna']);
});

test('an answer that is lost after central has done its work leads to one effect only', async () => {
  const world = new SyncWorld();
  const pushes: string[] = [];
  world.central.trouble = (call) => {
    if (!call.startsWith('push')) return null;
    pushes.push(call);
    return pushes.length <= 2 ? 'answer-lost' : null;
  };
  world.queue('anna', 'bo');
  const engine = world.engine();
  engine.start();
  await world.clock.runUntil(10_000);
  await engine.stop();
  expect(pushes).toEqual(['push:2', 'push:2', 'push:2']);
  expect(world.central.effects).toEqual(['anna:1', 'bo:1']);
  expect(world.outbox.summary()).toEqual(['1:sent', '2:sent']);
});

test('an item queued while a batch is under way leaves right after it', async () => {
  const world = new SyncWorld();
  const engine = world.engine();
  world.central.trouble = (call) => {
    if (call === 'push:1' && world.outbox.items.length === 1) {
      world.queue('bo');
      engine.workQueued();
    }
    return null;
  };
  world.recordCalls();
  world.queue('anna');
  engine.start();
  await world.clock.runUntil(1000);
  await engine.stop();
  expect(world.log.slice(0, 4)).toEqual(['status@0', 'push:1@0', 'push:1@0', 'pull:@0']);
  expect(world.outbox.summary()).toEqual(['1:sent', '2:sent']);
});

test('an item whose wake-up was lost still leaves, with the next look', async () => {
  const world = new SyncWorld();
  const engine = world.engine();
  engine.start();
  world.clock.plan(5000, () => world.queue('anna'));
  await world.clock.runUntil(20_000);
  await engine.stop();
  expect(world.outbox.summary()).toEqual(['1:sent']);
});

test('"send now" goes to the network at once instead of waiting for the next attempt', async () => {
  const world = new SyncWorld();
  world.central.trouble = () => ({ kind: 'unreachable' });
  world.recordCalls();
  const engine = world.engine();
  engine.start();
  world.clock.plan(20_000, () => engine.sendNow());
  await world.clock.runUntil(20_500);
  await engine.stop();
  expect(world.log.slice(-2)).toEqual(['status@16750', 'status@20000']);
});

test('"send now" ends the waits of single items too', async () => {
  const world = new SyncWorld();
  let isPatient = true;
  world.central.verdict = () => (isPatient ? 'later' : null);
  world.recordCalls();
  world.queue('anna');
  const engine = world.engine();
  engine.start();
  world.clock.plan(700, () => {
    isPatient = false;
    engine.sendNow();
  });
  await world.clock.runUntil(701);
  await engine.stop();
  expect(world.log.filter((call) => call.startsWith('push'))).toEqual(['push:1@0', 'push:1@700']);
  expect(world.outbox.summary()).toEqual(['1:sent']);
});

test('"send now" ends them for more items than one batch takes', async () => {
  const world = new SyncWorld();
  let isPatient = true;
  world.central.verdict = () => (isPatient ? 'later' : null);
  world.recordCalls();
  world.queue(...Array.from({ length: 1200 }, (_, at) => `subject-${at}`));
  const engine = world.engine();
  engine.start();
  world.clock.plan(700, () => {
    isPatient = false;
    engine.sendNow();
  });
  await world.clock.runUntil(701);
  await engine.stop();
  expect(world.log.filter((call) => call.startsWith('push'))).toEqual([
    'push:100@0',
    'push:200@0',
    'push:400@0',
    'push:500@0',
    'push:500@700',
    'push:500@700',
    'push:200@700',
  ]);
});

test('stopping gives back what is under way and then nothing happens any more', async () => {
  const world = new SyncWorld();
  const engine = world.engine();
  const stopped = { promise: Promise.resolve() };
  world.central.trouble = (call) => {
    if (!call.startsWith('push')) return null;
    stopped.promise = engine.stop();
    return { kind: 'unreachable' };
  };
  world.queue('anna');
  engine.start();
  await expect.poll(() => world.outbox.summary()).toEqual(['1:waiting:unreachable']);
  await stopped.promise;
  const calls = world.central.calls.length;
  engine.sendNow();
  engine.start();
  await new Promise((resolve) => setImmediate(resolve));
  expect(world.central.calls).toHaveLength(calls);
});

test('a clock that is put back by a year holds nothing up', async () => {
  const year = 365 * 24 * 3600 * 1000;
  const world = new SyncWorld(2 * year);
  let isPatient = true;
  world.central.verdict = () => (isPatient ? 'later' : null);
  world.queue('anna');
  const engine = world.engine();
  engine.start();
  world.clock.plan(500, () => {
    isPatient = false;
    world.clock.jump(-year);
    world.queue('bo');
    engine.workQueued();
  });
  await world.clock.runUntil(25_000);
  await engine.stop();
  expect(world.outbox.summary()).toEqual(['1:sent', '2:sent']);
  expect(world.replica.effective).toHaveLength(2);
});

test('a fault of this machine is reported, and the engine goes on when it has passed', async () => {
  const world = new SyncWorld();
  const full = new Error('database or disk is full');
  let isFull = true;
  const ports = world.ports();
  const engine = world.engine({
    ...ports,
    outbox: {
      ...ports.outbox,
      markSending: (lease) => {
        if (isFull) throw full;
        world.outbox.markSending(lease);
      },
    },
  });
  world.queue('anna');
  engine.start();
  world.clock.plan(1000, () => {
    isFull = false;
  });
  await world.clock.runUntil(5000);
  await engine.stop();
  expect(world.faults).toEqual([full, full]);
  expect(world.outbox.summary()).toEqual(['1:sent']);
});

/** A disk that does not take what `isRefused` says of the settlements. */
const withDisk = (
  world: SyncWorld,
  isRefused: (settlements: readonly Settlement[]) => boolean,
): SyncPorts => {
  const ports = world.ports();
  const settle: Outbox['settle'] = (settlements) => {
    if (isRefused(settlements)) throw new Error('database or disk is full');
    world.outbox.settle(settlements);
  };
  return { ...ports, outbox: { ...ports.outbox, settle } };
};

test('an answer that the disk did not take is settled within 30 s from when it does, without being asked for again', async () => {
  const world = new SyncWorld();
  let isFull = true;
  const engine = world.engine(withDisk(world, () => isFull));
  world.recordCalls();
  world.queue('anna', 'bo');
  engine.start();
  world.clock.plan(5 * 60_000, () => {
    isFull = false;
    // Nobody needs central for it.
    world.central.trouble = () => ({ kind: 'unreachable' });
  });
  await world.clock.runUntil(5 * 60_000 - 1);
  expect(world.outbox.summary()).toEqual(['1:sending', '2:sending']);
  await world.clock.runUntil(5 * 60_000 + 30_000);
  await engine.stop();
  expect(world.outbox.summary()).toEqual(['1:sent', '2:sent']);
  expect(world.log.filter((call) => call.startsWith('push'))).toEqual(['push:2@0']);
});

test('an answer that no disk would take holds up neither the other answers nor what central has for us', async () => {
  const world = new SyncWorld();
  const engine = world.engine(
    withDisk(world, (all) => all.some(({ kind, envelopeId: id }) => kind === 'sent' && id === envelopeId(1))),
  );
  world.queue('anna', 'bo');
  engine.start();
  await world.clock.runUntil(20_000);
  await engine.stop();
  expect(world.outbox.summary()).toEqual(['1:waiting:unanswered', '2:sent']);
  expect(world.replica.effective).toEqual(['anna@1', 'bo@2']);
});

test('a listener is told each change of status until it ends its subscription', async () => {
  const world = new SyncWorld();
  const engine = world.engine();
  const told: string[] = [];
  const end = engine.onStatus((status) => told.push(`${status.connection} ${status.connectionSince}`));
  expect(engine.status()).toMatchObject({
    connection: 'checking',
    connectionSince: '1970-01-01T00:00:00.000Z',
    nextTryAt: null,
    filling: null,
  });
  engine.start();
  await world.clock.runUntil(1000);
  end();
  world.central.trouble = () => ({ kind: 'unreachable' });
  await world.clock.runUntil(60_000);
  await engine.stop();
  expect(told).toEqual(['online 1970-01-01T00:00:00.000Z']);
  expect(engine.status().connection).toBe('offline');
});

test('work that central cannot even find an id in is put aside, and what comes after it goes on', async () => {
  const world = new SyncWorld();
  const ports = world.ports();
  const push: SyncPorts['transport']['push'] = async (envelopes, signal) => {
    const answer = await ports.transport.push(envelopes.slice(1), signal);
    if (answer.kind !== 'answered') return answer;
    const problem = { type: 'about:blank', title: '', status: 400, code: 'envelope/invalid' } as const;
    return { kind: 'answered', value: [{ outcome: 'refused', id: '', problem }, ...answer.value] };
  };
  const engine = world.engine({ ...ports, transport: { ...ports.transport, push } });
  world.queue('anna', 'bo');
  engine.start();
  await world.clock.runUntil(1000);
  await engine.stop();
  expect(world.outbox.summary()).toEqual(['1:parked:envelope/invalid', '2:sent']);
});
