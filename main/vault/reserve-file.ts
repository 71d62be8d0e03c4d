import { randomBytes } from 'node:crypto';
import { existsSync, rmSync } from 'node:fs';
import { open, rename } from 'node:fs/promises';

/** Room on the disk that nobody else can take: a file that holds nothing, and goes when finished work needs its place. */
export type Reserve = {
  readonly isHere: () => boolean;
  readonly giveUp: () => boolean;
  /** Makes it where it is missing, beside whatever else is done. Rejects with what the disk says; nothing is left of it then. */
  readonly make: (signal: AbortSignal) => Promise<void>;
};

/** False where there is nothing to give up. Never throws. */
export const giveUpReserve = (file: string): boolean => {
  const wasHere = existsSync(file);
  try {
    rmSync(file, { force: true });
    return wasHere;
  } catch {
    return false;
  }
};

const partBytes = 1024 * 1024;
const ownerOnly = 0o600;

/** `bytes`: a multiple of a mebibyte. */
export const createReserve = ({
  file,
  bytes,
}: {
  readonly file: string;
  readonly bytes: number;
}): Reserve => {
  const unfinished = `${file}.unfinished`;
  const isHere = (): boolean => existsSync(file);
  return {
    isHere,
    giveUp: () => giveUpReserve(file),
    make: async (signal) => {
      if (isHere()) return;
      try {
        await fill(unfinished, bytes, signal);
        if (signal.aborted) rmSync(unfinished, { force: true });
        else await rename(unfinished, file);
      } catch (error) {
        rmSync(unfinished, { force: true });
        throw error;
      }
    },
  };
};

/** Written, not only declared, and with what no disk can pack: else the room would be there on paper alone. */
const fill = async (path: string, bytes: number, signal: AbortSignal): Promise<void> => {
  const part = randomBytes(partBytes);
  const file = await open(path, 'w', ownerOnly);
  try {
    for (let written = 0; written < bytes && !signal.aborted; written += partBytes)
      await file.writeFile(part);
    await file.sync();
  } finally {
    await file.close();
  }
};
