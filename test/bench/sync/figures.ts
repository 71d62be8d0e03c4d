import type { ServerProcess } from './served.ts';

export type Direction = 'push' | 'pull';

/** One way of carrying so many records, from a filled store until the other side holds them all. */
export type SyncFigures = {
  readonly side: string;
  readonly isDurable: boolean;
  readonly isEncrypted: boolean;
  readonly direction: Direction;
  readonly items: number;
  readonly seconds: number;
  /** Null where it was given up before all had arrived. */
  readonly itemsPerSecond: number | null;
  /** Both ways on the socket, HTTP and all. */
  readonly wireBytesPerItem: number;
};

export type Side = {
  readonly name: string;
  readonly isDurable: boolean;
  readonly isEncrypted: boolean;
  /** Sends so many new records that lie ready, or fetches so many; stores are made before and thrown away after. */
  readonly run: (direction: Direction, items: number) => Promise<Measured>;
};

export type Measured = {
  readonly seconds: number;
  readonly wireBytes: number;
  /** False where it was given up. */
  readonly hasArrived: boolean;
};

/** Times the work, which says whether all has arrived, and counts what passed at the server meanwhile. */
export const measure = async (server: ServerProcess, work: () => Promise<boolean>): Promise<Measured> => {
  const before = await server.traffic();
  const startedAt = performance.now();
  const hasArrived = await work();
  const seconds = (performance.now() - startedAt) / 1000;
  const after = await server.traffic();
  return { seconds, wireBytes: after.received + after.sent - before.received - before.sent, hasArrived };
};
