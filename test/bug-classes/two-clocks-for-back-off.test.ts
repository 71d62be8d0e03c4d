import { describeClass, shown } from './describe-class.ts';
import { VaultWorld } from './vault-world.ts';

const askedMs = 1000;
const enoughMs = 60_000;
const hours = 60 * 60_000;

/** Central asks for patience three times; how far `otherClock` is off decides when the wait is taken to be over. */
const afterBeingAskedToWait = async (otherClockMs: number | null): Promise<string | null> => {
  const world = new VaultWorld();
  world.queue('anna');
  let patience = 3;
  let sentAt: readonly number[] = [];
  world.central.verdict = () => {
    sentAt = [...sentAt, world.clock.now()];
    patience -= 1;
    return patience >= 0 ? 'later' : null;
  };
  const ports = world.ports();
  const { outbox } = ports;
  const engine = world.engine({
    ...ports,
    outbox: {
      ...outbox,
      listSendable: (query) => outbox.listSendable({ ...query, now: query.now + (otherClockMs ?? 0) }),
    },
  });
  engine.start();
  await world.clock.runUntil(enoughMs);
  await engine.stop();
  const pauses = sentAt.slice(1).map((at, index) => at - (sentAt[index] ?? 0));
  if (pauses.some((pause) => pause < askedMs)) return `sent again after ${Math.min(...pauses)} ms`;
  const states = world.outbox();
  return states.join() === 'sent' ? null : `after a minute: ${states.join()}`;
};

describeClass('Two clocks for back-off', {
  'whether a wait is over is read from a clock that is behind': shown(afterBeingAskedToWait, -2 * hours),
  'whether a wait is over is read from a clock that is ahead': shown(afterBeingAskedToWait, 2 * hours),
});
