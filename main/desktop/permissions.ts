import type { Session } from 'electron';
import { isPageAddress, pageOrigin, pageScheme } from './page-address.ts';

/** A receipt's reference may be copied; nothing else of the machine is the page's. Electron by itself would allow everything. */
const allowed: ReadonlySet<string> = new Set(['clipboard-sanitized-write']);

type Guarded = Pick<
  Session,
  | 'setPermissionRequestHandler'
  | 'setPermissionCheckHandler'
  | 'setDevicePermissionHandler'
  | 'setDisplayMediaRequestHandler'
> & { readonly webRequest: Pick<Session['webRequest'], 'onBeforeRequest'> };

/** Shuts the page off from devices and from the network: what it needs comes over the port. */
export const guardSession = (session: Guarded): void => {
  session.setPermissionRequestHandler((contents, permission, answer, details) =>
    answer(details.isMainFrame && isPageAddress(contents?.getURL() ?? '') && allowed.has(permission)),
  );
  session.setPermissionCheckHandler(
    (_contents, permission, origin) => origin.replace(/\/$/, '') === pageOrigin && allowed.has(permission),
  );
  session.setDevicePermissionHandler(() => false);
  session.setDisplayMediaRequestHandler((_request, answer) => answer({}));
  session.webRequest.onBeforeRequest((request, answer) => answer({ cancel: !isLocal(request.url) }));
};

/** Developer tools load themselves over `devtools:`; blobs and data are the page's own making. */
const isLocal = (address: string): boolean =>
  [`${pageScheme}:`, 'devtools:', 'blob:', 'data:'].includes(URL.parse(address)?.protocol ?? '');
