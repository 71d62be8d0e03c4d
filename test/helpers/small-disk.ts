import { execFileSync } from 'node:child_process';
import { closeSync, ftruncateSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';

const mount = (folder: string, bytes: number): void => {
  execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${bytes}`, 'tmpfs', folder], { stdio: 'ignore' });
};

/** What lies on it goes with it. */
const unmount = (folder: string): void => {
  execFileSync('umount', ['--lazy', folder]);
  rmSync(folder, { recursive: true, force: true });
};

const newFolder = (): string => mkdtempSync(join(tmpdir(), 'counterpart-disk-'));

/** Whether this machine lets a disk be made (Linux, as root); says so where it does not. */
export const sayIfNoSmallDisk = (): boolean => {
  const folder = newFolder();
  try {
    mount(folder, 4096);
    unmount(folder);
    return true;
  } catch {
    rmSync(folder, { recursive: true, force: true });
    process.stdout.write('NOT RUN, a disk that is really full: only root can make one, on Linux\n');
    return false;
  }
};

/** A disk of so many bytes in memory, which is gone after the test. */
export const makeSmallDisk = (bytes: number): string => {
  const folder = newFolder();
  mount(folder, bytes);
  onTestFinished(() => unmount(folder));
  return folder;
};

export type Ballast = {
  /** Takes all that is left; answers how many bytes it has then. */
  readonly fill: () => number;
  /** Gives back so many bytes of it. */
  readonly shrinkBy: (bytes: number) => void;
  readonly remove: () => void;
};

/** A file of somebody else's that takes the room. */
export const ballastOn = (folder: string): Ballast => {
  const file = join(folder, 'somebody-elses.bin');
  let size = 0;
  const writeUntilFull = (descriptor: number, part: Buffer): void => {
    for (;;) {
      try {
        size += writeSync(descriptor, part, 0, part.length, size);
      } catch {
        return;
      }
    }
  };
  const withFile = (work: (descriptor: number) => void): void => {
    const descriptor = openSync(file, size === 0 ? 'w' : 'r+');
    try {
      work(descriptor);
    } finally {
      closeSync(descriptor);
    }
  };
  return {
    fill: () => {
      withFile((descriptor) => {
        for (const bytes of [256 * 1024, 4096, 1]) writeUntilFull(descriptor, Buffer.alloc(bytes, 1));
      });
      return size;
    },
    shrinkBy: (bytes) =>
      withFile((descriptor) => {
        size -= bytes;
        ftruncateSync(descriptor, size);
      }),
    remove: () => {
      rmSync(file, { force: true });
      size = 0;
    },
  };
};
