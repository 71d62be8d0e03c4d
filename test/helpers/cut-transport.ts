import { createServer, type Server, type Socket } from 'node:net';
import { connect } from 'node:net';
import { once } from 'node:events';

/** A link between a desk and its central that can be cut after any number of bytes. */
export type CuttableLink = {
  readonly url: string;
  /** The link breaks once this many more bytes have gone up, and again for each connection until `mend`. */
  readonly cutAfter: (bytes: number) => void;
  readonly mend: () => void;
  /** Bytes that have gone up so far. */
  readonly sentUp: () => number;
  readonly close: () => Promise<void>;
};

export const startCuttableLink = async (centralUrl: string): Promise<CuttableLink> => {
  const { hostname, port } = new URL(centralUrl);
  const open = new Set<Socket>();
  let up = 0;
  let cutAt: number | null = null;
  const server: Server = createServer((desk) => {
    const central = connect(Number(port), hostname);
    open.add(desk).add(central);
    const end = (): void => {
      desk.destroy();
      central.destroy();
    };
    for (const side of [desk, central]) side.on('error', end).on('close', end);
    desk.on('data', (bytes: Buffer) => {
      const room = cutAt === null ? bytes.length : Math.max(0, cutAt - up);
      up += bytes.length;
      central.write(bytes.subarray(0, room), () => {
        if (room < bytes.length) end();
      });
    });
    central.on('data', (bytes: Buffer) => desk.write(bytes));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('a listening server has a port');
  return {
    url: `http://127.0.0.1:${address.port}`,
    cutAfter: (bytes) => {
      cutAt = up + bytes;
    },
    mend: () => {
      cutAt = null;
    },
    sentUp: () => up,
    close: async () => {
      for (const socket of open) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
};
