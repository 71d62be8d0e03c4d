import { randomUUID } from 'node:crypto';
import { closeSync, openSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { readingFile, type ByteSource } from '../../../central/api/byte-source.ts';
import { courierPartBytes } from '../../../preload/contract/courier-calls.ts';
import { makePrivateFolder } from '../../platform/files.ts';
import type { CourierFiles, Delivery } from '../../usecases/courier/courier-port.ts';

/** The page works with one file after the other; older ones go. */
const mostFiles = 4;

type Held = {
  readonly fileId: string;
  readonly path: string;
  bytes: number;
  filled: number;
  delivery: Delivery | null;
};

const ownerOnly = 0o600;

/**
 * Files on their way between the page and a stick, in a folder of their own: what is in them is sealed or signed, and may be larger than
 * memory. What an earlier run left there goes before the first new one comes.
 */
export const createCourierFiles = (folder: string): CourierFiles => {
  const { held, keep, clear } = createHolder(folder);
  return {
    write: (fill) => {
      const file = keep();
      file.bytes = writing(file.path, 'w', fill);
      file.filled = file.bytes;
      return file;
    },
    begin: (bytes) => {
      const file = keep();
      writing(file.path, 'w', () => undefined);
      file.bytes = bytes;
      return file.fileId;
    },
    add: (fileId, part, data) => {
      const file = held.get(fileId);
      const from = part * courierPartBytes;
      if (!file || from > file.filled || from + data.length > file.bytes) return false;
      writing(file.path, 'r+', (writeAt) => writeAt(from, data));
      file.filled = Math.max(file.filled, from + data.length);
      return true;
    },
    read: <T>(fileId: string, work: (source: ByteSource) => T): T | null => {
      const file = held.get(fileId);
      const isWhole = file !== undefined && file.filled === file.bytes;
      return isWhole ? readingFile(file.path, work) : null;
    },
    delivery: (fileId) => held.get(fileId)?.delivery ?? null,
    setDelivery: (fileId, delivery) => {
      const file = held.get(fileId);
      if (file) file.delivery = delivery;
    },
    clear,
  };
};

/** Where the files lie, and which of them are still in hand. */
const createHolder = (folder: string) => {
  const held = new Map<string, Held>();
  let isEmptied = false;
  const clear = (): void => {
    held.clear();
    isEmptied = true;
    try {
      rmSync(folder, { recursive: true, force: true });
    } catch {
      // What a failing disk keeps is sealed, and is in nobody's way.
    }
  };
  /** A new one, empty; the oldest makes room for it. */
  const keep = (): Held => {
    if (!isEmptied) clear();
    makePrivateFolder(folder);
    const [oldest] = held;
    if (oldest !== undefined && held.size >= mostFiles) {
      held.delete(oldest[0]);
      rmSync(oldest[1].path, { force: true });
    }
    const fileId = randomUUID();
    const file: Held = { fileId, path: join(folder, fileId), bytes: 0, filled: 0, delivery: null };
    held.set(fileId, file);
    return file;
  };
  return { held, keep, clear };
};

const writing = <T>(
  path: string,
  mode: 'w' | 'r+',
  fill: (writeAt: (position: number, bytes: Buffer) => void) => T,
): T => {
  const handle = openSync(path, mode, ownerOnly);
  try {
    return fill((position, bytes) => {
      let written = 0;
      while (written < bytes.length)
        written += writeSync(handle, bytes, written, bytes.length - written, position + written);
    });
  } finally {
    closeSync(handle);
  }
};
