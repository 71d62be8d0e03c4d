import { uuidV7 } from '../platform/random.ts';
import { mergeConflicts } from '../usecases/parked/merge-conflicts.ts';
import { startRunning, type Running } from './running.ts';
import type { WorkstationOptions } from './workstation-options.ts';

type Options = WorkstationOptions & Pick<Parameters<typeof startRunning>[0], 'vault'>;

/**
 * Starts the traffic, and with it the merging of conflicts that the catalogue decides: after each change of the outbox and once at the start,
 * so that a crash in the middle forgets nothing. A disk that fails here fails nobody else; the next change tries again.
 */
export const startMerging = (options: Options): Running => {
  const { pack, clock, log, announce } = options;
  let running: Running | null = null;
  const merge = (): void => {
    if (running === null) return;
    const { vault, deviceId, seal, traffic, serverClock } = running;
    try {
      const desk = { vault, deviceId, seal, pack, clock, serverClock, newId: () => uuidV7(clock) };
      if (mergeConflicts(desk) === 0) return;
      traffic.workQueued();
      announce({ event: 'outbox/changed', data: {} });
    } catch (error) {
      log.error('parked/merge-failed', { error });
    }
  };
  running = startRunning({
    ...options,
    announce: (event) => {
      announce(event);
      if (event.event === 'outbox/changed') merge();
    },
  });
  merge();
  return running;
};
