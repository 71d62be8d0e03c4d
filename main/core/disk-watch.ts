import { join } from 'node:path';
import type { StatusLine } from '../../preload/contract/outbox.ts';
import type { Log } from '../platform/log.ts';
import { createReserve } from '../vault/reserve-file.ts';
import type { Room } from '../vault/with-reserve.ts';

export type DiskWatch = Room & {
  /** As the disk is now; null while it has room. */
  readonly lowDisk: () => StatusLine['lowDisk'];
  readonly end: () => void;
};

type Watched = {
  readonly folder: string;
  /** Null where nobody can tell. */
  readonly freeBytes: () => number | null;
  readonly log: Log;
  readonly onChanged: () => void;
  readonly sizes?: DiskSizes;
};

export type DiskSizes = {
  /** Kept aside: some days of finished work, or one piece of it with its largest documents, in both files and on its way to a stick. */
  readonly reserveBytes: number;
  /** Below this the staff are told. It leaves time to call somebody. */
  readonly lowBelow: number;
  /** Between two looks. */
  readonly everyMs: number;
};

const mebibyte = 1024 * 1024;
const usual: DiskSizes = { reserveBytes: 64 * mebibyte, lowBelow: 500 * mebibyte, everyMs: 60_000 };

export const reserveFileName = 'room.reserve';

/**
 * Tells early that the disk fills up, and keeps room aside for the work that is being finished when it is full. The room is made once the desk
 * has been open for a while, and again once there is enough for both.
 */
export const watchDisk = ({ folder, freeBytes, log, onChanged, sizes = usual }: Watched): DiskWatch => {
  const { reserveBytes, lowBelow, everyMs } = sizes;
  const reserve = createReserve({ file: join(folder, reserveFileName), bytes: reserveBytes });
  const ends = new AbortController();
  let making: Promise<void> | null = null;

  const lowDisk: DiskWatch['lowDisk'] = () => {
    const free = freeBytes();
    return free === null || free >= lowBelow ? null : { freeBytes: free, hasReserve: reserve.isHere() };
  };
  const giveUp = (): boolean => {
    const didFree = reserve.giveUp();
    if (didFree) log.error('disk/reserve-given-up', { freeBytes: freeBytes() });
    if (didFree) onChanged();
    return didFree;
  };
  const makeReserve = (): void => {
    making ??= reserve
      .make(ends.signal)
      .catch((error: unknown) => log.error('disk/reserve-not-made', { error }))
      .finally(() => {
        making = null;
      });
  };
  let told = lowDisk() !== null;
  const look = (): void => {
    const isLow = lowDisk() !== null;
    if (isLow !== told) onChanged();
    if (isLow && !told) log.error('disk/low', { freeBytes: freeBytes() });
    told = isLow;
    const free = freeBytes();
    if (free !== null && free >= lowBelow + reserveBytes && !reserve.isHere()) makeReserve();
  };
  const timer = setInterval(look, everyMs);
  timer.unref();
  return {
    lowDisk,
    giveUp,
    giveUpIfFull: () => {
      const free = freeBytes();
      return free !== null && free < reserveBytes && giveUp();
    },
    end: () => {
      clearInterval(timer);
      ends.abort();
    },
  };
};
