import { randomBytes } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer } from 'ws';
import type { Core } from '../core/port.ts';
import { answerRequest } from './answer-request.ts';
import { createDoors, type DoorMemory, type Doors } from './doors.ts';
import { identify } from './visitor.ts';
import { cutOffBytes, serveSocket } from './wire.ts';

export type LoopbackHost = {
  /** `http://127.0.0.1:port` */
  readonly origin: string;
  /** A fresh address that lets one browser in, once. */
  readonly issueAddress: () => string;
  readonly close: () => Promise<void>;
};

export type LoopbackOptions = {
  readonly core: Core;
  /** The built page. */
  readonly pageFolder: string;
  /** `0` takes any free port. */
  readonly port: number;
  readonly memory: DoorMemory;
};

/** Serves the workstation to browsers of this machine. Rejects with Node's error (`EADDRINUSE`) where the port is taken. */
export const startLoopbackHost = async ({
  core,
  pageFolder,
  port,
  memory,
}: LoopbackOptions): Promise<LoopbackHost> => {
  const doors = createDoors(() => randomBytes(32).toString('base64url'), memory);
  const http = createServer();
  await listen(http, port);
  const host = `127.0.0.1:${portOf(http)}`;
  const server = { pageFolder, doors, makeNonce, host };

  http.on('request', (request, response) => {
    answerRequest(server, request, response).catch(() => response.destroy());
  });
  const sockets = acceptSockets(http, { core, doors, host });
  return {
    origin: `http://${host}`,
    issueAddress: () => `http://${host}/?token=${doors.issueToken()}`,
    close: async () => {
      for (const socket of sockets.clients) socket.terminate();
      http.closeAllConnections();
      await new Promise<void>((resolve) => http.close(() => resolve()));
    },
  };
};

const makeNonce = (): string => randomBytes(16).toString('base64');

const portOf = (http: Server): number => {
  const address = http.address();
  if (address === null || typeof address === 'string') throw new Error('A listening server has a port.');
  return address.port;
};

/** Only this machine can reach 127.0.0.1; no option widens that. */
const listen = (http: Server, port: number): Promise<void> =>
  new Promise((resolve, reject) => {
    http.once('error', reject);
    http.listen({ host: '127.0.0.1', port, exclusive: true }, () => resolve());
  });

/** A socket needs all that a page needs, and an Origin besides: browsers always send one, and other origins' pages may open sockets. */
const acceptSockets = (
  http: Server,
  { core, doors, host }: { readonly core: Core; readonly doors: Doors; readonly host: string },
): WebSocketServer => {
  const sockets = new WebSocketServer({ noServer: true, maxPayload: cutOffBytes, perMessageDeflate: false });
  http.on('upgrade', (request, socket, head) => {
    const visitor = identify(request.headers, host, doors);
    const isWire = request.url === '/wire' && request.headers.origin !== undefined;
    if (visitor.kind !== 'known' || !isWire) {
      refuse(socket);
      return;
    }
    sockets.handleUpgrade(request, socket, head, (page) => serveSocket(core, visitor.clientId, page));
  });
  return sockets;
};

/** From here on nobody but us minds the socket: one whose other side has gone, or never hangs up, is no concern of the core's. */
const refuse = (socket: Duplex): void => {
  socket.on('error', () => socket.destroy());
  socket.once('finish', () => socket.destroy());
  socket.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\n\r\n');
};
