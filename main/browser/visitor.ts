import type { IncomingMessage } from 'node:http';
import type { Doors } from './doors.ts';

export const cookieName = 'counterpart';

/** What a request is, as far as its headers can be believed. */
export type Visitor =
  | { readonly kind: 'known'; readonly clientId: string }
  | { readonly kind: 'stranger' | 'forbidden' };

/**
 * Tells a page of ours from everything else that can reach a port of this machine. The Host must be exactly ours, or another name
 * has been pointed at 127.0.0.1 (DNS rebinding); the Origin, where there is one, must be ours, and a browser that says the request
 * came from another site is believed.
 */
export const identify = (
  headers: IncomingMessage['headers'],
  host: string,
  doors: Pick<Doors, 'recognise'>,
): Visitor => {
  const site = headers['sec-fetch-site'];
  if (headers.host !== host) return { kind: 'forbidden' };
  if (headers.origin !== undefined && headers.origin !== `http://${host}`) return { kind: 'forbidden' };
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return { kind: 'forbidden' };
  const clientId = doors.recognise(readCookie(headers.cookie ?? ''));
  return clientId === null ? { kind: 'stranger' } : { kind: 'known', clientId };
};

const readCookie = (header: string): string => {
  const own = header.split(';').find((pair) => pair.trim().startsWith(`${cookieName}=`));
  return own?.trim().slice(cookieName.length + 1) ?? '';
};
