import { createHmac } from 'node:crypto';

/** Entries of one status list: 2^20, so that a list of a million mandates is one (IETF Token Status List, § 13.1). */
export const listBits = 20;
export const listSize = 2 ** listBits;

const halfBits = listBits / 2;
const halfMask = 2 ** halfBits - 1;
const rounds = 8;

const mix = (secret: Buffer, round: number, half: number): number =>
  createHmac('sha256', secret)
    .update(Uint8Array.of(round, half >> 8, half & 255))
    .digest()
    .readUInt16BE(0) & halfMask;

/**
 * Where the n-th entry of a list stands: a permutation under the list's secret (a Feistel network), so that each place is used once and
 * neighbours say nothing of who came before whom. `n` is a whole number from 0 up to the size of a list.
 */
export const scatteredPlace = (secret: Buffer, n: number): number => {
  let [left, right] = [n >> halfBits, n & halfMask];
  for (let round = 0; round < rounds; round += 1) {
    [left, right] = [right, left ^ mix(secret, round, right)];
  }
  return (left << halfBits) | right;
};
