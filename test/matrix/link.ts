import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

/** The network between one workstation and central. */
export type Link = {
  readonly url: string;
  /** What is under way breaks off, and nothing new gets through. */
  readonly cut: () => void;
  /** Bytes vanish, and nobody is told: the worst a network does. */
  readonly swallow: () => void;
  readonly heal: () => void;
  readonly close: () => void;
};

type Weather = 'good' | 'cut' | 'swallowed';

export const openLink = async (central: { readonly port: number }): Promise<Link> => {
  let weather: Weather = 'good';
  const open = new Set<Socket>();

  const join = (from: Socket, to: Socket): void => {
    open.add(from);
    from.on('data', (bytes) => {
      if (weather === 'good') to.write(bytes);
    });
    from.on('error', () => from.destroy());
    from.on('close', () => {
      open.delete(from);
      to.destroy();
    });
  };
  const breakAll = (): void => {
    for (const socket of open) socket.destroy();
  };

  const server = createServer((near) => {
    if (weather === 'cut') {
      near.destroy();
      return;
    }
    const far = connect(central.port, '127.0.0.1');
    join(near, far);
    join(far, near);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    cut: () => {
      weather = 'cut';
      breakAll();
    },
    swallow: () => {
      weather = 'swallowed';
    },
    heal: () => {
      // Connections that lost bytes meanwhile are of no use: the network's own time limits end them.
      if (weather === 'swallowed') breakAll();
      weather = 'good';
    },
    close: () => {
      breakAll();
      server.close();
    },
  };
};
