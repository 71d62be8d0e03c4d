import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { randomUUID } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { WebSocketServer } from 'ws';
import type { WebSocket } from 'ws';
import { pageHeaders } from '../../main/core/page-policy.ts';
import { readPageFile } from '../../main/core/page-files.ts';
import { isCallName } from '../../preload/contract/calls.ts';
import type { Answer, AnyAnswer, CallName, Input } from '../../preload/contract/calls.ts';
import type { CoreEvent } from '../../preload/contract/events.ts';
import { fail } from '../../preload/contract/result.ts';
import { CallFrame } from '../../preload/contract/wire.ts';

/** What the page gets to hear, call by call. A promise that never settles shows the loading state. */
export type Script = Partial<{
  readonly [C in CallName]: (input: Input<C>) => Answer<C> | Promise<Answer<C>>;
}>;

export type ScriptedCore = {
  readonly url: string;
  /** Every call that came, in order. */
  readonly heard: readonly { readonly call: CallName; readonly input: unknown }[];
  /** Goes on with another script; the page hears of it by events only. */
  readonly play: (script: Script) => void;
  readonly send: (event: CoreEvent) => void;
  /** Cuts every line, as a crash of the core would; the page connects again by itself. */
  readonly cut: () => void;
  readonly close: () => Promise<void>;
};

const builtPage = fileURLToPath(new URL('../../out/renderer', import.meta.url));

const serve = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
  const nonce = randomUUID();
  const { pathname } = new URL(request.url ?? '/', 'http://page');
  const file = await readPageFile(builtPage, pathname, nonce);
  if (file === null) {
    response.writeHead(404).end();
    return;
  }
  const headers = pageHeaders({ nonce, connectTo: [] });
  response.writeHead(200, { ...headers, 'content-type': file.contentType }).end(file.body);
};

/**
 * The built page, under the real headers, with a core that says what the test wants: for looking at one state of one screen that
 * the real core reaches only by accident (damaged vaults, three hundred rows, names of a hundred letters). Tests of behaviour use
 * the real core.
 */
export const startScriptedCore = async (first: Script): Promise<ScriptedCore> => {
  let script = first;
  const heard: { readonly call: CallName; readonly input: unknown }[] = [];
  const server = createServer((request, response) => void serve(request, response));
  const sockets = new WebSocketServer({ server, path: '/wire' });

  const answer = async (call: string, input: unknown): Promise<AnyAnswer> => {
    if (!isCallName(call)) return fail({ code: 'contract/unknown-call' });
    heard.push({ call, input });
    // Each entry takes the input of its own call, which the page builds from the same contract.
    const entry = script[call] as ((input: unknown) => AnyAnswer | Promise<AnyAnswer>) | undefined;
    return entry === undefined
      ? fail({ code: 'internal', reference: `no script for ${call}` })
      : await entry(input);
  };
  const reply = async (socket: WebSocket, text: string): Promise<void> => {
    const { id, call, input } = CallFrame.parse(JSON.parse(text));
    socket.send(JSON.stringify({ type: 'answer', id, answer: await answer(call, input) }));
  };
  sockets.on('connection', (socket) => {
    socket.on('message', (data: Buffer) => void reply(socket, data.toString('utf8')));
  });

  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    heard,
    play: (next) => {
      script = next;
    },
    send: (event) => {
      for (const socket of sockets.clients) socket.send(JSON.stringify({ type: 'event', ...event }));
    },
    cut: () => {
      for (const socket of sockets.clients) socket.terminate();
    },
    close: () =>
      new Promise((resolve) => {
        for (const socket of sockets.clients) socket.terminate();
        sockets.close();
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
};
