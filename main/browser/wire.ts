import type { WebSocket } from 'ws';
import { maxCallBytes, type CoreFrame } from '../../preload/contract/wire.ts';
import { linkPage, unidentifiedCall } from '../core/page-link.ts';
import type { Core } from '../core/port.ts';

/** Beyond this the socket is cut in the middle of the message (close code 1009), so that nobody can fill the memory. */
export const cutOffBytes = 8 * maxCallBytes;

/** Puts a page in touch with the core over its socket. A call that is too large is answered as such, unread. */
export const serveSocket = (core: Core, clientId: string, socket: WebSocket): void => {
  const send = (frame: CoreFrame): void => {
    if (socket.readyState === socket.OPEN) socket.send(JSON.stringify(frame));
  };
  const link = linkPage(core, { clientId, isTrusted: true }, send);
  socket.on('close', link.close);
  socket.on('error', () => socket.terminate());
  socket.on('message', (data, isBinary) => {
    if (isBinary || !Buffer.isBuffer(data)) return socket.close(unsupportedData);
    if (data.byteLength > maxCallBytes) return send(tooLarge(data));
    void link.receive(parse(data.toString('utf8')));
  });
};

/** RFC 6455, 7.4.1. */
const unsupportedData = 1003;

const tooLarge = (data: Buffer): CoreFrame => ({
  type: 'answer',
  id: peekId(data),
  answer: { ok: false, problem: { code: 'contract/too-large', limitBytes: maxCallBytes } },
});

/** The page writes type and id first, so a glance at the head tells which of its calls is refused. */
const peekId = (data: Buffer): number => {
  const head = data.subarray(0, 64).toString('latin1');
  const id = /^\{"type":"call","id":(\d{1,15}),/.exec(head)?.[1];
  return id === undefined ? unidentifiedCall : Number(id);
};

/** What is no JSON is no frame either; the core says so. */
const parse = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
};
