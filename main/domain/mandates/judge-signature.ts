/** An issuer's key as central publishes it. Times are seconds since 1970. */
export type IssuerKeyFact = {
  readonly kid: string;
  /** Ed25519 public key, base64url. */
  readonly x: string;
  readonly from: number;
  /** Null while it signs. */
  readonly until: number | null;
  readonly state: 'active' | 'retired' | 'compromised';
};

/** What a signed text says of itself, and who can say whether the signature holds. */
export type SignatureCase = {
  readonly header: unknown;
  /** Seconds since 1970. */
  readonly issuedAt: number;
  /** The one `typ` that is meant: a list is no credential, a receipt is none either. */
  readonly typ: string;
  readonly keys: readonly IssuerKeyFact[];
  readonly isSignedWith: (x: string) => boolean;
  readonly now: Date;
};

export type SignatureFault =
  | 'algorithm'
  | 'type'
  | 'issuer-unknown'
  | 'key-compromised'
  | 'outside-key-life'
  | 'issued-ahead'
  | 'signature';

/** A clock here that is so much behind the issuer's is borne with. */
const toleratedSkewSeconds = 5 * 60;

/**
 * Whether a text is signed by an issuer that is known here, with a key in its time; null where it is. EdDSA alone (RFC 8725, 3.1: the
 * text never chooses its algorithm). A compromised key signs nothing any more, not even what is dated before: dates can be forged with it.
 */
export const signatureFault = (text: SignatureCase): SignatureFault | null => {
  const { alg, typ, kid } = headerOf(text.header);
  if (alg !== 'EdDSA') return 'algorithm';
  if (typ !== text.typ) return 'type';
  const key = text.keys.find((each) => each.kid === kid);
  if (!key) return 'issuer-unknown';
  if (key.state === 'compromised') return 'key-compromised';
  if (!text.isSignedWith(key.x)) return 'signature';
  if (text.issuedAt < key.from || (key.until !== null && text.issuedAt > key.until))
    return 'outside-key-life';
  return text.issuedAt > text.now.getTime() / 1000 + toleratedSkewSeconds ? 'issued-ahead' : null;
};

const headerOf = (header: unknown): Readonly<Record<string, unknown>> =>
  typeof header === 'object' && header !== null ? { ...header } : {};
