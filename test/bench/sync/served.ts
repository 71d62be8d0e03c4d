import { subscribe } from 'node:diagnostics_channel';
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { Socket } from 'node:net';
import { fileURLToPath } from 'node:url';

/** Bytes on the sockets of a server, HTTP and all. */
export type Traffic = { readonly received: number; readonly sent: number };

/** What a server tells about itself once it can be reached. */
export type ServerFacts = Readonly<Record<string, string>>;

export type ServerProcess = {
  readonly facts: ServerFacts;
  /** Records that the server holds by now; for clients that are not told. */
  readonly countRecords: () => Promise<number>;
  readonly traffic: () => Promise<Traffic>;
  readonly stop: () => Promise<void>;
};

type Running = {
  readonly facts: ServerFacts;
  readonly countRecords?: () => number;
  readonly close: () => Promise<void>;
};

/**
 * The server of each side runs in a process of its own, so that client and server have a core each, as on two machines.
 * `file` is a script beside this one that calls `serveParent`.
 */
export const startServer = async (file: string, args: readonly string[]): Promise<ServerProcess> => {
  const child = fork(fileURLToPath(new URL(file, import.meta.url)), [...args], { serialization: 'advanced' });
  const ended = once(child, 'exit');
  const ask = async (question: string): Promise<unknown> => {
    const answered = once(child, 'message');
    child.send(question);
    const [answer]: unknown[] = await Promise.race([
      answered,
      ended.then(([code]) => Promise.reject(new Error(`${file} ended: ${String(code)}`))),
    ]);
    return answer;
  };
  const facts = (await ask('facts')) as ServerFacts;
  return {
    facts,
    countRecords: async () => (await ask('count')) as number,
    traffic: async () => (await ask('traffic')) as Traffic,
    stop: async () => {
      child.send('stop');
      await ended;
    },
  };
};

/** Runs a server for the parent process, and counts what passes over its sockets. */
export const serveParent = async (start: () => Promise<Running>): Promise<void> => {
  const sockets = new Set<Socket>();
  const gone = { received: 0, sent: 0 };
  subscribe('net.server.socket', (message) => {
    const socket = (message as { readonly socket?: unknown }).socket;
    if (!(socket instanceof Socket)) return;
    sockets.add(socket);
    socket.once('close', () => {
      gone.received += socket.bytesRead;
      gone.sent += socket.bytesWritten;
      sockets.delete(socket);
    });
  });
  const traffic = (): Traffic => ({
    received: [...sockets].reduce((sum, socket) => sum + socket.bytesRead, gone.received),
    sent: [...sockets].reduce((sum, socket) => sum + socket.bytesWritten, gone.sent),
  });
  const running = start();
  process.on('message', (question) => {
    void running.then(async ({ facts, countRecords, close }) => {
      if (question === 'count') process.send?.(countRecords?.() ?? 0);
      if (question === 'facts') process.send?.(facts);
      if (question === 'traffic') process.send?.(traffic());
      if (question !== 'stop') return;
      await close();
      process.disconnect();
      process.exit(0);
    });
  });
  await running;
};
