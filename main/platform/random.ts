import { randomBytes as systemRandomBytes } from 'node:crypto';
import { v7 } from 'uuid';
import type { Clock } from './clock.ts';

/** Bytes nobody can guess. */
export type RandomBytes = (length: number) => Buffer;

export const randomBytes: RandomBytes = (length) => systemRandomBytes(length);

/** RFC 9562 version 7: sorts by the clock's millisecond, 74 random bits. */
export const uuidV7 = (clock: Clock, random: RandomBytes = randomBytes): string =>
  v7({ msecs: clock.now().getTime(), random: random(16) });
