import { closeSync, fstatSync, openSync, readSync } from 'node:fs';

/** Bytes that are read part by part: a `Buffer` is one, and so is a file that is too large to be read at once. */
export type ByteSource = {
  readonly length: number;
  /** Fewer where there are no more. */
  readonly subarray: (from: number, to: number) => Buffer;
};

/** Opens a file for as long as `work` takes. Throws what the disk throws. */
export const readingFile = <T>(path: string, work: (source: ByteSource) => T): T => {
  const handle = openSync(path, 'r');
  try {
    return work({
      length: fstatSync(handle).size,
      subarray: (from, to) => readPart(handle, from, to),
    });
  } finally {
    closeSync(handle);
  }
};

const readPart = (handle: number, from: number, to: number): Buffer => {
  const part = Buffer.allocUnsafe(Math.max(0, to - from));
  let filled = 0;
  while (filled < part.length) {
    const count = readSync(handle, part, filled, part.length - filled, from + filled);
    if (count === 0) break;
    filled += count;
  }
  return part.subarray(0, filled);
};

/** What follows that byte, as a source of its own. */
export const behind = (source: ByteSource, start: number): ByteSource => ({
  length: Math.max(0, source.length - start),
  subarray: (from, to) => source.subarray(start + from, Math.min(source.length, start + to)),
});
