import { statfsSync } from 'node:fs';

/** Bytes that may still be written to the disk on which this folder lies; null where the system does not say. */
export const freeBytesOf = (folder: string): number | null => {
  try {
    const { bavail, bsize } = statfsSync(folder);
    return bavail * bsize;
  } catch {
    return null;
  }
};
