import { createHash, sign, verify, type KeyObject } from 'node:crypto';

/**
 * HTTP message signatures (RFC 9421) with a content digest (RFC 9530), in the one profile that the wire uses: components
 * `@method`, `@path`, `@query` and `content-digest`; parameters created, nonce, alg `ed25519` and keyid. The host is left out, so
 * that a proxy in between may have another name; TLS speaks for the host.
 */
const label = 'counterpart';
const components = ['@method', '@path', '@query', 'content-digest'] as const;

export type RequestToSign = {
  readonly method: string;
  /** Absolute, or path and query alone. */
  readonly url: string;
  /** The body as it travels, after any compression; empty where there is none. */
  readonly body: string | Uint8Array;
  readonly keyId: string;
  readonly privateKey: KeyObject;
  /** Seconds since 1970. */
  readonly created: number;
  /** Never used twice with this key: letters, digits, `-`, `_`. */
  readonly nonce: string;
};

export type SignatureHeaders = {
  readonly 'content-digest': string;
  readonly 'signature-input': string;
  readonly signature: string;
};

export const contentDigest = (body: string | Uint8Array): string =>
  `sha-256=:${createHash('sha256').update(body).digest('base64')}:`;

/** RFC 9421, section 2.5. */
const signatureBase = (request: {
  readonly method: string;
  readonly url: string;
  readonly digest: string;
  readonly parameters: string;
}): Buffer => {
  const url = new URL(request.url, 'http://central');
  const lines = [
    `"@method": ${request.method.toUpperCase()}`,
    `"@path": ${url.pathname}`,
    `"@query": ${url.search === '' ? '?' : url.search}`,
    `"content-digest": ${request.digest}`,
    `"@signature-params": ${request.parameters}`,
  ];
  return Buffer.from(lines.join('\n'), 'utf8');
};

const componentList = `(${components.map((component) => `"${component}"`).join(' ')})`;

/** The three headers that make a request ours; to be sent unchanged beside the same body. */
export const signRequest = (request: RequestToSign): SignatureHeaders => {
  const digest = contentDigest(request.body);
  const parameters = `${componentList};created=${request.created};nonce="${request.nonce}";alg="ed25519";keyid="${request.keyId}"`;
  const base = signatureBase({ method: request.method, url: request.url, digest, parameters });
  return {
    'content-digest': digest,
    'signature-input': `${label}=${parameters}`,
    signature: `${label}=:${sign(null, base, request.privateKey).toString('base64')}:`,
  };
};

export type RequestToVerify = {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  /** Null where it is still to come: whoever takes it in compares it with the digest that was signed. */
  readonly body: string | Uint8Array | null;
  readonly findKey: (keyId: string) => Promise<KeyObject | null>;
  /** Seconds since 1970, by the verifier's clock. */
  readonly now: number;
  readonly maxAgeSeconds: number;
};

export type VerifiedRequest =
  | { readonly ok: true; readonly keyId: string; readonly nonce: string; readonly created: number }
  | {
      readonly ok: false;
      readonly reason: 'missing' | 'malformed' | 'altered' | 'key-unknown' | 'forged' | 'stale';
    };

const inputPattern =
  /^counterpart=(\("@method" "@path" "@query" "content-digest"\);created=(\d{1,12});nonce="([\w-]{8,64})";alg="ed25519";keyid="([\w-]{1,64})")$/;
const signaturePattern = /^counterpart=:([A-Za-z0-9+/]{86}==):$/;

const header = (request: RequestToVerify, name: string): string | null => {
  const value = request.headers[name];
  return typeof value === 'string' ? value : null;
};

type SignatureParts = {
  readonly digest: string;
  readonly parameters: string;
  readonly created: number;
  readonly nonce: string;
  readonly keyId: string;
  readonly signature: Buffer;
};

const readHeaders = (request: RequestToVerify): SignatureParts | 'missing' | 'malformed' => {
  const digest = header(request, 'content-digest');
  const input = header(request, 'signature-input');
  const signature = header(request, 'signature');
  if (digest === null || input === null || signature === null) return 'missing';
  const [, parameters, created, nonce, keyId] = inputPattern.exec(input) ?? [];
  const [, signatureText] = signaturePattern.exec(signature) ?? [];
  if (parameters === undefined || nonce === undefined || keyId === undefined || signatureText === undefined) {
    return 'malformed';
  }
  return {
    digest,
    parameters,
    created: Number(created),
    nonce,
    keyId,
    signature: Buffer.from(signatureText, 'base64'),
  };
};

/**
 * Checks digest, age and signature, in this order of cost. The caller must still refuse a nonce it has seen from this key within
 * `maxAgeSeconds`. A request from the future is as stale as one from the past.
 */
export const verifyRequest = async (request: RequestToVerify): Promise<VerifiedRequest> => {
  const parts = readHeaders(request);
  if (parts === 'missing' || parts === 'malformed') return { ok: false, reason: parts };
  if (request.body !== null && parts.digest !== contentDigest(request.body))
    return { ok: false, reason: 'altered' };
  if (Math.abs(request.now - parts.created) > request.maxAgeSeconds) return { ok: false, reason: 'stale' };
  const key = await request.findKey(parts.keyId);
  if (key === null) return { ok: false, reason: 'key-unknown' };
  const { method, url } = request;
  const base = signatureBase({ method, url, digest: parts.digest, parameters: parts.parameters });
  if (!verify(null, base, key, parts.signature)) return { ok: false, reason: 'forged' };
  return { ok: true, keyId: parts.keyId, nonce: parts.nonce, created: parts.created };
};
