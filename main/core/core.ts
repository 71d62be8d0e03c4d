import type { CoreEvent } from '../../preload/contract/events.ts';
import { systemClock } from '../platform/clock.ts';
import { lockFolder } from '../platform/instance-lock.ts';
import { openLogFile } from '../platform/log.ts';
import { randomBytes } from '../platform/random.ts';
import { makeReference } from '../platform/reference.ts';
import { createPrinter } from '../print/render-paper.ts';
import { createDispatcher } from './dispatcher.ts';
import { handlers } from './handlers/handlers.ts';
import { readPack } from './pack-files.ts';
import type { CreateCore } from './port.ts';
import { createWorkstation } from './workstation.ts';

/** The country whose pack this build carries. */
const country = 'dk';

/** The composition root: the only place that makes a clock, a lock, a log, and puts the parts together. */
export const createCore: CreateCore = async ({ dataFolder, resourcesFolder, version }) => {
  const lock = lockFolder(dataFolder);
  const log = openLogFile(dataFolder, systemClock);
  const listeners = new Set<(event: CoreEvent) => void>();
  const announce = (event: CoreEvent): void => {
    for (const listener of listeners) listener(event);
  };
  const workstation = createWorkstation({
    dataFolder,
    version,
    pack: await readPack(resourcesFolder, country),
    printer: createPrinter(resourcesFolder),
    clock: systemClock,
    log,
    announce,
    isInUse: !lock.ok,
  });
  return {
    answer: createDispatcher({ handlers, workstation, log, makeReference: () => makeReference(randomBytes) }),
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close: async () => {
      await workstation.close();
      if (lock.ok) lock.value.release();
    },
  };
};
