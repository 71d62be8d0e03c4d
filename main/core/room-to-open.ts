import { join } from 'node:path';
import { freeBytesOf } from '../platform/disk-room.ts';
import type { Log } from '../platform/log.ts';
import { giveUpReserve } from '../vault/reserve-file.ts';
import { reserveFileName } from './disk-watch.ts';

/** With less, the tries of a PIN are not counted, or SQLite has no place for the log of the vault. */
const neededBytes = 4 * 1024 * 1024;

/** Before somebody signs in: on a disk that is full, what is kept aside makes place for the files that a vault is opened with. */
export const makeRoomToOpen = (folder: string, log: Log): void => {
  const freeBytes = freeBytesOf(folder);
  if (freeBytes === null || freeBytes >= neededBytes) return;
  if (giveUpReserve(join(folder, reserveFileName))) log.error('disk/reserve-given-up', { freeBytes });
};
