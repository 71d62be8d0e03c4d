import { readFile } from 'node:fs/promises';
import { extname, join, resolve, sep } from 'node:path';

export type PageFile = {
  readonly body: Uint8Array<ArrayBuffer>;
  readonly contentType: string;
  /** Built assets carry a hash of their content in the name and never change; the document does. */
  readonly isImmutable: boolean;
};

/** Only what the page is made of is served; a file of another kind in the folder does not exist for the outside. */
const contentTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
};

/**
 * Reads what belongs to a path of the built page; `null` where there is nothing. A path without an extension is a route of the page
 * and gets the document, with `nonce` handed to it. No path, however written, leads out of `folder`.
 */
export const readPageFile = async (
  folder: string,
  pathname: string,
  nonce: string,
): Promise<PageFile | null> => {
  const path = decodePath(pathname);
  if (path === null) return null;
  if (extname(path) === '' || path === '/index.html') return readDocument(folder, nonce);
  const contentType = contentTypes[extname(path)];
  const file = resolve(join(folder, path));
  if (contentType === undefined || !file.startsWith(resolve(folder) + sep)) return null;
  const body = await readIfThere(file);
  return body && { body, contentType, isImmutable: path.startsWith('/assets/') };
};

const readDocument = async (folder: string, nonce: string): Promise<PageFile | null> => {
  const body = await readIfThere(join(folder, 'index.html'));
  if (body === null) return null;
  const document = new TextDecoder()
    .decode(body)
    .replace('<head>', `<head><meta property="csp-nonce" nonce="${nonce}">`);
  return {
    body: new TextEncoder().encode(document),
    contentType: 'text/html; charset=utf-8',
    isImmutable: false,
  };
};

const decodePath = (pathname: string): string | null => {
  try {
    const path = decodeURIComponent(pathname);
    return /[\0\\]/.test(path) ? null : path;
  } catch {
    return null;
  }
};

const readIfThere = async (file: string): Promise<Uint8Array<ArrayBuffer> | null> => {
  try {
    return await readFile(file);
  } catch (error) {
    if (isMissing(error)) return null;
    throw error;
  }
};

const isMissing = (error: unknown): boolean =>
  error instanceof Error &&
  'code' in error &&
  ['ENOENT', 'EISDIR', 'ENOTDIR', 'ENAMETOOLONG'].includes(String(error.code));
