import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

/** Where the wire is cut: after so many bytes of the request, or of the response, of the next exchange that begins like this. */
export type Cut = {
  /** Such as `POST /v1/sync/push`. */
  readonly exchange: string;
  readonly side: 'request' | 'response';
  readonly after: number;
  /** A link that is gone, or one that was closed in good manners. */
  readonly how: 'reset' | 'end';
};

export type ExchangeSize = { readonly request: number; readonly response: number };

export type CuttingProxy = {
  readonly url: string;
  readonly arm: (cut: Cut) => void;
  /** True once the armed cut was made; until another is armed. */
  readonly hasCut: () => boolean;
  /** Bytes of the last exchange that began like this. */
  readonly sizeOf: (exchange: string) => ExchangeSize;
  readonly close: () => Promise<void>;
};

type Exchange = { readonly line: string; request: number; response: number; readonly cut: Cut | null };

const beginsExchange = /^(GET|POST|PUT|PATCH|HEAD|DELETE) \//;

/** Carries bytes between a workstation and central, exchange by exchange over connections that stay open, until it is told to cut. */
export const startCuttingProxy = async (centralUrl: string): Promise<CuttingProxy> => {
  const exchanges: Exchange[] = [];
  const sockets = new Set<Socket>();
  let armed: Cut | null = null;
  let hasCut = false;

  const begin = (chunk: Buffer): Exchange => {
    const line = chunk.subarray(0, chunk.indexOf('\r\n')).toString('latin1');
    const cut = armed !== null && line.startsWith(armed.exchange) ? armed : null;
    if (cut !== null) armed = null;
    const exchange: Exchange = { line, request: 0, response: 0, cut };
    exchanges.push(exchange);
    if (exchanges.length > mostRemembered) exchanges.shift();
    return exchange;
  };

  /** Passes on what may still pass; answers whether this was the end. */
  const pass = (exchange: Exchange, side: Cut['side'], chunk: Buffer, pair: Pair): void => {
    const { cut } = exchange;
    const before = exchange[side];
    exchange[side] += chunk.length;
    const to = side === 'request' ? pair.central : pair.desk;
    if (cut?.side !== side || before + chunk.length < cut.after) {
      to.write(chunk);
      return;
    }
    hasCut = true;
    const end = (): void => {
      for (const socket of [pair.desk, pair.central]) {
        if (cut.how === 'reset') socket.resetAndDestroy();
        else socket.destroySoon();
      }
    };
    const last = chunk.subarray(0, cut.after - before);
    if (last.length === 0) end();
    else to.write(last, end);
  };

  const server = createServer((desk) => {
    const central = connect(Number(new URL(centralUrl).port), '127.0.0.1');
    const pair = { desk, central };
    let exchange: Exchange | null = null;
    for (const socket of [desk, central]) {
      socket.setNoDelay(true);
      sockets.add(socket);
      socket.on('error', () => undefined);
      socket.on('close', () => {
        sockets.delete(socket);
        desk.destroy();
        central.destroy();
      });
    }
    desk.on('data', (chunk: Buffer) => {
      if (exchange === null || beginsExchange.test(chunk.subarray(0, 16).toString('latin1')))
        exchange = begin(chunk);
      pass(exchange, 'request', chunk, pair);
    });
    central.on('data', (chunk: Buffer) => {
      if (exchange !== null) pass(exchange, 'response', chunk, pair);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');

  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    arm: (cut) => {
      armed = cut;
      hasCut = false;
    },
    hasCut: () => hasCut,
    sizeOf: (start) =>
      exchanges.findLast(({ line }) => line.startsWith(start)) ?? { request: 0, response: 0 },
    close: async () => {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
};

type Pair = { readonly desk: Socket; readonly central: Socket };

const mostRemembered = 100;
