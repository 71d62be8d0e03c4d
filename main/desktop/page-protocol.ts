import type { CustomScheme, Protocol } from 'electron';
import { readPageFile } from '../core/page-files.ts';
import { pageHeaders } from '../core/page-policy.ts';
import { isPageAddress, pageScheme } from './page-address.ts';

/** To be registered before the app is ready. */
export const pageSchemes: CustomScheme[] = [
  {
    scheme: pageScheme,
    privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true },
  },
];

/** Serves the built page from `folder`, each answer under the page's policy; whatever is not there is a plain 404. */
export const servePage = (
  protocol: Pick<Protocol, 'handle'>,
  folder: string,
  makeNonce: () => string,
): void =>
  protocol.handle(pageScheme, async (request) => {
    const nonce = makeNonce();
    const headers = pageHeaders({ nonce, connectTo: [] });
    if (!isPageAddress(request.url) || request.method !== 'GET')
      return new Response(null, { status: 404, headers });
    const file = await readPageFile(folder, new URL(request.url).pathname, nonce);
    if (file === null) return new Response(null, { status: 404, headers });
    return new Response(file.body, {
      headers: {
        ...headers,
        'content-type': file.contentType,
        'cache-control': file.isImmutable ? 'max-age=31536000, immutable' : 'no-store',
      },
    });
  });
