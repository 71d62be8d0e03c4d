import type { CoreEvent } from '../../preload/contract/events.ts';
import type { Pack } from '../domain/catalogue/pack.ts';
import type { Printer } from '../print/paper.ts';
import type { Clock } from '../platform/clock.ts';
import type { Log } from '../platform/log.ts';

export type WorkstationOptions = {
  readonly dataFolder: string;
  readonly version: string;
  readonly pack: Pack;
  readonly printer: Printer;
  readonly clock: Clock;
  readonly log: Log;
  readonly announce: (event: CoreEvent) => void;
  /** Another copy of the program has this data folder open. */
  readonly isInUse: boolean;
};
