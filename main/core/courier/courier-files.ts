import { randomUUID } from 'node:crypto';
import { courierPartBytes } from '../../../preload/contract/courier-calls.ts';
import type { CourierFiles, Delivery } from '../../usecases/courier/courier-port.ts';

/** The page works with one file after the other; older ones go. */
const mostFiles = 4;

type Held = { readonly bytes: Buffer; filled: number; delivery: Delivery | null };

export const createCourierFiles = (): CourierFiles => {
  const held = new Map<string, Held>();
  const keep = (bytes: Buffer, filled: number): string => {
    const fileId = randomUUID();
    held.set(fileId, { bytes, filled, delivery: null });
    const [oldest] = held.keys();
    if (held.size > mostFiles && oldest !== undefined) held.delete(oldest);
    return fileId;
  };
  return {
    hold: (bytes) => keep(bytes, bytes.length),
    begin: (bytes) => keep(Buffer.alloc(bytes), 0),
    find: (fileId) => {
      const file = held.get(fileId);
      return file && file.filled === file.bytes.length ? file.bytes : null;
    },
    add: (fileId, part, data) => {
      const file = held.get(fileId);
      const from = part * courierPartBytes;
      if (!file || from > file.filled || from + data.length > file.bytes.length) return false;
      data.copy(file.bytes, from);
      file.filled = Math.max(file.filled, from + data.length);
      return true;
    },
    delivery: (fileId) => held.get(fileId)?.delivery ?? null,
    setDelivery: (fileId, delivery) => {
      const file = held.get(fileId);
      if (file) file.delivery = delivery;
    },
  };
};
