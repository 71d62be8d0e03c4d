/**
 * The headers under which the page runs, the same on both edges: nothing from elsewhere, no inline script, no frame, no plug-in, no
 * device. A test fires script injections at a page served with these.
 */
export const pageHeaders = ({
  nonce,
  connectTo,
}: {
  /** Fresh for each document. React Aria reads it from the `csp-nonce` meta tag for the two style elements that it makes. */
  readonly nonce: string;
  /** Where the page may open connections; empty under Electron, where it talks over a port. */
  readonly connectTo: readonly string[];
}): Readonly<Record<string, string>> => ({
  'content-security-policy': contentSecurityPolicy(nonce, connectTo),
  'permissions-policy': permissionsPolicy,
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-embedder-policy': 'require-corp',
  'cross-origin-resource-policy': 'same-origin',
});

const contentSecurityPolicy = (nonce: string, connectTo: readonly string[]): string =>
  [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data: blob:",
    "font-src 'self'",
    `connect-src ${["'self'", ...connectTo].join(' ')}`,
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    // One policy, made by `before.js`, that lets nothing pass but the empty text: emptying an element is harmless.
    'trusted-types default',
  ].join('; ');

const permissionsPolicy = [
  'camera',
  'microphone',
  'geolocation',
  'display-capture',
  'usb',
  'serial',
  'hid',
  'midi',
  'payment',
  'clipboard-read',
]
  .map((feature) => `${feature}=()`)
  .join(', ');
