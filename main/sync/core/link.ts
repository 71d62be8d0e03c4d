import type { PortionBounds } from './portion.ts';

/** One answered request: what passed in the direction that carried more, and how long it took until the whole answer was here. */
export type LinkSample = { readonly bytes: number; readonly ms: number };

/**
 * What is known of the way to central, from what really happened on it; what the operating system says of the network is no evidence.
 * That somebody pays for each byte cannot be measured: the staff say it.
 */
export type Link = {
  /** Null before a request large enough to tell. */
  readonly bytesPerSecond: number | null;
  /** Of the smallest requests, so that it holds hardly any carrying. */
  readonly roundTripMs: number | null;
  readonly isSlow: boolean;
  readonly isMetered: boolean;
  /** The network went away since: the next sample counts alone, it may be another network. */
  readonly isOld: boolean;
};

export const unmeasuredLink: Link = {
  bytesPerSecond: null,
  roundTripMs: null,
  isSlow: false,
  isMetered: false,
  isOld: false,
};

/** Slow below the one, and until it is above the other: a link between the two stays what it was. */
export const slowBelow = { bytesPerSecond: 48 * 1024, untilBytesPerSecond: 96 * 1024, roundTripMs: 1500 };
/** Up to here a request tells of the way, from there on of the carrying; what lies between tells of neither. */
const roundTripUpTo = 2 * 1024;
const carryingFrom = 8 * 1024;

/** What one more answered request tells. */
export const measureLink = (link: Link, { bytes, ms }: LinkSample): Link => {
  if (bytes <= roundTripUpTo) return judged({ ...link, roundTripMs: roundTripAfter(link, ms) });
  if (bytes < carryingFrom) return link;
  // Never more than half of it is the way: a round trip that was measured on a worse day must not make a slow link look fast.
  const carryingMs = Math.max(ms - (link.roundTripMs ?? 0), ms / 2, 1);
  const rate = (1000 * bytes) / carryingMs;
  return judged({ ...link, bytesPerSecond: smoothed(link, link.bytesPerSecond, rate), isOld: false });
};

/** The shortest tell the way; longer ones were mostly kept waiting by central, and count only as they go on. */
const roundTripAfter = ({ roundTripMs, isOld }: Link, ms: number): number => {
  if (roundTripMs === null || isOld || ms < roundTripMs) return ms;
  return roundTripMs + (ms - roundTripMs) / 8;
};

const smoothed = ({ isOld }: Link, before: number | null, now: number): number =>
  before === null || isOld ? now : (before + now) / 2;

const judged = (link: Link): Link => {
  const { bytesPerSecond, roundTripMs } = link;
  const bound = link.isSlow ? slowBelow.untilBytesPerSecond : slowBelow.bytesPerSecond;
  const isNarrow = bytesPerSecond !== null && bytesPerSecond < bound;
  return { ...link, isSlow: isNarrow || (roundTripMs ?? 0) > slowBelow.roundTripMs };
};

/** The pace at which the whole batch is here in so many seconds at most; unpacked it is about four times of what travels. */
const batchSeconds = 5;
const unpackedRatio = 4;
export const batchBytes = { smallest: 32 * 1024, largest: 1024 * 1024 } as const;

/** How much one push may carry, before it is compressed. */
export const batchBytesOn = ({ isSlow, bytesPerSecond }: Link): number => {
  if (!isSlow) return batchBytes.largest;
  const inTime = (bytesPerSecond ?? 0) * batchSeconds * unpackedRatio;
  return Math.round(Math.min(Math.max(inTime, batchBytes.smallest), batchBytes.largest));
};

/** A piece of a document is under way no longer than this, so that urgent work waits no longer for it. */
const pieceSeconds = 5;

/** How much of a document one request may carry. */
export const pieceBytesOn = (
  { isSlow, bytesPerSecond }: Link,
  { smallest, largest }: PortionBounds,
): number =>
  isSlow ? Math.round(Math.min(Math.max((bytesPerSecond ?? 0) * pieceSeconds, smallest), largest)) : largest;

/** On such a link what is small and urgent leaves before the rest (protocol.md, rule 13). */
export const isNarrow = ({ isSlow, isMetered }: Link): boolean => isSlow || isMetered;

/** How long documents wait for a link that costs nothing: then they go over the one there is. */
export const meteredPatienceMs = 24 * 3_600_000;
