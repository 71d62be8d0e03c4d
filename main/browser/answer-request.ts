import type { IncomingMessage, ServerResponse } from 'node:http';
import { readPageFile } from '../core/page-files.ts';
import { pageHeaders } from '../core/page-policy.ts';
import type { Doors } from './doors.ts';
import { cookieName, identify } from './visitor.ts';

export type PageServer = {
  readonly pageFolder: string;
  readonly doors: Doors;
  readonly makeNonce: () => string;
  /** `127.0.0.1:port` */
  readonly host: string;
};

/** Answers one HTTP request: the start address with a cookie, the page to whoever has it, a plain refusal to everybody else. */
export const answerRequest = async (
  server: PageServer,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> => {
  const visitor = identify(request.headers, server.host, server.doors);
  if (visitor.kind === 'forbidden') return refuse(server, response, 403, 'Not from here.');
  if (request.method !== 'GET') return refuse(server, response, 405, 'Only GET.');
  const url = new URL(request.url ?? '/', `http://${server.host}`);
  const token = url.pathname === '/' ? url.searchParams.get('token') : null;
  const cookie = token === null ? null : server.doors.exchange(token);
  if (cookie !== null) return letIn(server, response, cookie);
  if (visitor.kind === 'stranger') return refuse(server, response, 403, strangerText);
  if (token !== null) return redirectHome(server, response, {});
  return sendFile(server, response, url.pathname);
};

const strangerText =
  'This address opens once. Ask the terminal that started Counterpart for a new one (key "a").';

/** The token leaves the address bar, the history and the referrer before anything of the page is loaded. */
const letIn = (server: PageServer, response: ServerResponse, cookie: string): void =>
  redirectHome(server, response, {
    'set-cookie': `${cookieName}=${cookie}; Path=/; HttpOnly; SameSite=Strict`,
  });

const redirectHome = (
  server: PageServer,
  response: ServerResponse,
  headers: Readonly<Record<string, string>>,
): void => {
  response.writeHead(303, { ...headersFor(server, ''), ...headers, location: '/' });
  response.end();
};

const sendFile = async (server: PageServer, response: ServerResponse, pathname: string): Promise<void> => {
  const nonce = server.makeNonce();
  const file = await readPageFile(server.pageFolder, pathname, nonce);
  if (file === null) return refuse(server, response, 404, 'Nothing here.');
  response.writeHead(200, {
    ...headersFor(server, nonce),
    'content-type': file.contentType,
    'cache-control': file.isImmutable ? 'private, max-age=31536000, immutable' : 'no-store',
  });
  response.end(file.body);
};

const refuse = (server: PageServer, response: ServerResponse, status: number, text: string): void => {
  response.writeHead(status, { ...headersFor(server, ''), 'content-type': 'text/plain; charset=utf-8' });
  response.end(`${text}\n`);
};

const headersFor = (server: PageServer, nonce: string): Readonly<Record<string, string>> => ({
  ...pageHeaders({ nonce, connectTo: [`ws://${server.host}`] }),
  'cache-control': 'no-store',
});
