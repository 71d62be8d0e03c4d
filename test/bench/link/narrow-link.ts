import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

export type LinkWeather = {
  /** Each way; null for as fast as the machine can. */
  readonly bytesPerSecond: number | null;
  /** Each way. */
  readonly latencyMs: number;
  /** All connections break after so many bytes, up and down together; null for never. */
  readonly cutEveryBytes: number | null;
};

export type NarrowLink = {
  readonly url: string;
  readonly setWeather: (weather: LinkWeather) => void;
  /** Bytes that have passed, with HTTP and without TCP, TLS and what a cut has thrown away before it left. */
  readonly passed: () => { readonly up: number; readonly down: number; readonly cuts: number };
  readonly close: () => Promise<void>;
};

export const goodWeather: LinkWeather = { bytesPerSecond: null, latencyMs: 0, cutEveryBytes: null };

/** About a packet of a mobile network: what is under way when the link is cut is lost in pieces of this. */
const packetBytes = 1400;

type Way = 'up' | 'down';

/** A link between a desk and a server in real time: so many bytes a second shared by all connections of one way, a delay, and cuts. */
export const openNarrowLink = async (server: { readonly url: string }): Promise<NarrowLink> => {
  const { hostname, port } = new URL(server.url);
  const open = new Set<Socket>();
  const freeAt: Record<Way, number> = { up: 0, down: 0 };
  const passed = { up: 0, down: 0, cuts: 0 };
  let weather = goodWeather;
  let untilCut = Infinity;

  const cut = (): void => {
    passed.cuts += 1;
    untilCut = weather.cutEveryBytes ?? Infinity;
    [freeAt.up, freeAt.down] = [0, 0];
    for (const socket of open) socket.destroy();
  };
  /** False where the link broke on it. */
  const pass = (way: Way, bytes: number): boolean => {
    passed[way] += bytes;
    untilCut -= bytes;
    if (untilCut > 0) return true;
    cut();
    return false;
  };
  const carry = async (way: Way, { from, to }: { readonly from: Socket; readonly to: Socket }) => {
    for await (const chunk of from as AsyncIterable<Buffer>) {
      for (let at = 0; at < chunk.length; at += packetBytes) {
        const packet = chunk.subarray(at, at + packetBytes);
        if (!(await take(way, packet.length)) || to.destroyed) return;
        setTimeout(() => {
          if (!to.destroyed) to.write(packet);
        }, weather.latencyMs);
      }
    }
    setTimeout(() => to.end(), weather.latencyMs + 1);
  };
  const take = async (way: Way, bytes: number): Promise<boolean> => {
    if (weather.bytesPerSecond !== null) {
      const now = performance.now();
      freeAt[way] = Math.max(now, freeAt[way]) + (1000 * bytes) / weather.bytesPerSecond;
      const waitMs = freeAt[way] - now;
      if (waitMs > 2) await new Promise((resolve) => setTimeout(resolve, waitMs));
    }
    return pass(way, bytes);
  };

  const listening = createServer({ noDelay: true, allowHalfOpen: true }, (desk) => {
    const central = connect({ port: Number(port), host: hostname, noDelay: true, allowHalfOpen: true });
    const end = (): void => {
      desk.destroy();
      central.destroy();
    };
    for (const socket of [desk, central]) {
      open.add(socket);
      socket.on('error', end).on('close', () => open.delete(socket));
    }
    carry('up', { from: desk, to: central }).catch(end);
    carry('down', { from: central, to: desk }).catch(end);
  });
  listening.listen(0, '127.0.0.1');
  await once(listening, 'listening');
  return {
    url: `http://127.0.0.1:${(listening.address() as AddressInfo).port}`,
    setWeather: (next) => {
      weather = next;
      untilCut = next.cutEveryBytes ?? Infinity;
    },
    passed: () => ({ ...passed }),
    close: async () => {
      for (const socket of open) socket.destroy();
      listening.close();
      await once(listening, 'close');
    },
  };
};
