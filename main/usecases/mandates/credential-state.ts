import {
  type MandateClaims,
  MandateClaims as Claims,
  mandateCredentialType,
} from '../../../central/api/mandate-credential.ts';
import { type CredentialVerdict, judgeCredential } from '../../domain/mandates/judge-credential.ts';
import type { RecordedMandate } from '../../domain/mandates/credential-agrees.ts';
import { signatureFault, type SignatureFault } from '../../domain/mandates/judge-signature.ts';
import { isSignedWith, jwsHash, openJws } from '../../platform/compact-jws.ts';
import type { ReadDb } from '../../vault/open.ts';
import { findIssuerKeyVersion, listIssuerKeys } from '../../vault/queries/issuer-keys.ts';
import { findListedStatus } from '../../vault/queries/status-lists.ts';

/** What is read out of a credential once: its signature, and what it says. */
export type CredentialReading =
  | { readonly kind: 'unreadable'; readonly hash: string }
  | {
      readonly kind: 'read';
      readonly hash: string;
      readonly claims: MandateClaims;
      readonly fault: SignatureFault | null;
    };

/** Signatures verified with one set of keys; a new set begins anew. The oldest go first: a desk sees some hundred a day. */
type Verified = { readonly keyVersion: string; readonly readings: Map<string, CredentialReading> };
const mostReadings = 2000;
const verified = new WeakMap<ReadDb, Verified>();

/**
 * Reads a credential with the keys held here. The signature is verified once for each credential and set of keys, so that a file opens in
 * milliseconds; a key that is called compromised changes the set.
 */
export const readCredential = (db: ReadDb, text: string, now: Date): CredentialReading => {
  const hash = jwsHash(text);
  const { readings } = verifiedWith(db, findIssuerKeyVersion(db));
  const known = readings.get(hash);
  if (known) return known;
  const reading = readAnew(db, text, now);
  // One that was issued ahead of this clock will be right later.
  if (reading.kind === 'read' && reading.fault === 'issued-ahead') return reading;
  if (readings.size >= mostReadings) readings.delete(readings.keys().next().value ?? '');
  readings.set(hash, reading);
  return reading;
};

const verifiedWith = (db: ReadDb, keyVersion: string): Verified => {
  const known = verified.get(db);
  if (known?.keyVersion === keyVersion) return known;
  const fresh: Verified = { keyVersion, readings: new Map() };
  verified.set(db, fresh);
  return fresh;
};

const readAnew = (db: ReadDb, text: string, now: Date): CredentialReading => {
  const hash = jwsHash(text);
  const opened = openJws(text);
  const claims = Claims.safeParse(opened?.claims);
  if (!opened || !claims.success) return { kind: 'unreadable', hash };
  const fault = signatureFault({
    header: opened.header,
    issuedAt: claims.data.iat,
    typ: mandateCredentialType,
    keys: listIssuerKeys(db).keys,
    isSignedWith: (x) => isSignedWith(opened, x),
    now,
  });
  return { kind: 'read', hash, claims: claims.data, fault };
};

/** What a credential is worth now: its signature, whether it speaks of this mandate, and what the newest list says of it. */
export const checkCredential = (
  db: ReadDb,
  credential: { readonly text: string; readonly mandate: RecordedMandate | null },
  now: Date,
): CredentialVerdict => {
  const reading = readCredential(db, credential.text, now);
  const place = reading.kind === 'read' ? reading.claims.status.status_list : null;
  const listed =
    place === null ? { status: 'unknown' as const, asOf: null } : findListedStatus(db, place.uri, place.idx);
  return judgeCredential(reading, listed, credential.mandate);
};
