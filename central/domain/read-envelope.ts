import { z } from 'zod';
import { contentHash } from '../api/canonical.ts';
import type { WireProblemCode } from '../api/problem.ts';
import { Envelope, schemaVersions, type SignedEnvelope } from '../api/sync.ts';
import { isCanonicalForm } from './canonical-form.ts';
import { isStorableJson } from './storable-text.ts';

/** An envelope whose bytes are known to come from the device and to be understood. */
export type ReadEnvelope = {
  readonly envelope: Envelope;
  readonly signed: SignedEnvelope;
  readonly hash: string;
};

export type Unreadable = {
  /** Empty where the content is so broken that it has none. */
  readonly id: string;
  readonly code: WireProblemCode;
  readonly detail: string;
  /** Of work that comes again as it is, once this side is newer: what follows it in its lane waits for it. */
  readonly awaited?: LanePlace;
};

/** The place of a piece among those of its device about one subject. */
export type LanePlace = { readonly lane: string; readonly laneSequence: number };

export type EnvelopeReading =
  | { readonly ok: true; readonly value: ReadEnvelope }
  | { readonly ok: false; readonly problem: Unreadable };

const Head = z.object({ id: z.string().max(64), deviceId: z.string(), schemaVersion: z.number().int() });
const Place = z.object({ lane: z.string(), laneSequence: z.number().int() });

const unreadable = (
  id: string,
  code: WireProblemCode,
  detail: string,
  awaited?: LanePlace,
): EnvelopeReading => ({
  ok: false,
  problem: { id, code, detail, ...(awaited === undefined ? {} : { awaited }) },
});

const parseObject = (text: string): object | null => {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : null;
  } catch {
    return null;
  }
};

/** Where the schema was not met, without the values. */
const faultyPaths = (error: z.ZodError): string =>
  [...new Set(error.issues.map((issue) => issue.path.join('.')))].slice(0, 10).join(', ');

/**
 * Reads what a device signed: origin and signature before meaning, and meaning only in canonical form, so that no two readers can take
 * the same signed bytes for different things. Unknown fields are accepted; they stay in the bytes that are kept.
 */
export const readEnvelope = (
  signed: SignedEnvelope,
  sender: { readonly deviceId: string; readonly isSignedBySender: boolean },
): EnvelopeReading => {
  const raw = parseObject(signed.content);
  const head = Head.safeParse(raw);
  if (raw === null || !head.success) return unreadable('', 'envelope/invalid', 'no id, device and version');
  const { id, deviceId, schemaVersion } = head.data;
  if (deviceId !== sender.deviceId) return unreadable(id, 'envelope/foreign-device', 'not the sender');
  if (!sender.isSignedBySender) return unreadable(id, 'envelope/signature-invalid', 'device key');
  const { oldest, newest } = schemaVersions;
  if (schemaVersion < oldest || schemaVersion > newest) {
    const known = `known are ${oldest} to ${newest}`;
    return unreadable(id, 'envelope/version-unknown', known, Place.safeParse(raw).data);
  }
  const envelope = Envelope.safeParse(raw);
  if (!envelope.success) return unreadable(id, 'envelope/invalid', faultyPaths(envelope.error));
  if (id !== id.toLowerCase()) return unreadable(id, 'envelope/invalid', 'id: upper case');
  if (!isStorableJson(raw, signed.content))
    return unreadable(id, 'envelope/invalid', 'text that is not Unicode');
  if (!isCanonicalForm(raw, signed.content)) return unreadable(id, 'envelope/invalid', 'not canonical');
  return { ok: true, value: { envelope: envelope.data, signed, hash: contentHash(signed.content) } };
};
