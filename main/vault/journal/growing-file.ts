import { closeSync, fdatasyncSync, fstatSync, ftruncateSync, openSync, writeSync } from 'node:fs';

/** A file that only grows, by several parts at once. */
export type GrowingFile = {
  /** All parts, durable when it returns, or none that counts: then it throws what the disk throws. */
  readonly add: (parts: Iterable<Buffer>) => void;
  readonly close: () => void;
};

/** Opens a file that is there, to add behind its end; never cut back to fewer bytes than `least`. */
export const openGrowing = (path: string, least: number): GrowingFile => {
  const handle = openSync(path, 'r+');
  let { size: end } = fstatSync(handle);
  return {
    add: (parts) => {
      let at = end;
      try {
        for (const part of parts) {
          writeWhole(handle, part, at);
          at += part.length;
        }
        if (at > end) fdatasyncSync(handle);
      } catch (error) {
        cutBack(handle, Math.max(end, least));
        throw error;
      }
      end = at;
    },
    close: () => closeSync(handle),
  };
};

const writeWhole = (handle: number, bytes: Buffer, position: number): void => {
  let written = 0;
  while (written < bytes.length) {
    written += writeSync(handle, bytes, written, bytes.length - written, position + written);
  }
};

/** What a full disk left of a part must not stand between this and the next one. */
const cutBack = (handle: number, end: number): void => {
  try {
    ftruncateSync(handle, end);
  } catch {
    // The reader skips a broken part as well; truncating only keeps the file tidy.
  }
};
