import { createPublicKey, verify } from 'node:crypto';
import { CompactSign } from 'jose';
import {
  parseManifest,
  refusalType,
  type BundleAnswer,
  type BundleDelivery,
  type BundleManifest,
  type RefusalClaims,
} from '../../api/bundle.ts';
import { contentHash } from '../../api/canonical.ts';
import { noteBundle } from '../../store/queries/bundles.ts';
import { findDevice } from '../../store/queries/devices.ts';
import type { Gateway } from '../gateway.ts';
import type { GatewayKey } from '../gateway-keys.ts';
import type { Delivery } from './deliver-batch.ts';
import { deliverSealed, type SealedOutcome } from './deliver-sealed.ts';

type Result = BundleAnswer['results'][number];

export type BundleFaultAtCentral = 'not signed by its machine' | 'its machine is not enrolled here';

export type BundleAnswered =
  | { readonly ok: true; readonly manifest: BundleManifest; readonly results: readonly Result[] }
  | { readonly ok: false; readonly fault: BundleFaultAtCentral };

type Carried = {
  readonly gateway: Gateway;
  /** The machine that brings it; null where somebody at central does. */
  readonly carrierId: string | null;
  readonly reportBug: Delivery['reportBug'];
};

/**
 * Judges some records of a bundle. Whose bundle it is follows from the key that central knows, not from the one in the file, and only that
 * machine's work is taken from it.
 */
export const deliverBundle = async (
  {
    manifest: text,
    signature,
    sealed,
  }: Omit<BundleDelivery, 'sealed'> & { readonly sealed: readonly Buffer[] },
  { gateway, carrierId, reportBug }: Carried,
): Promise<BundleAnswered> => {
  const manifest = parseManifest(text);
  if (manifest === null) return { ok: false, fault: 'not signed by its machine' };
  const device = await findDevice(gateway.database, manifest.deviceId);
  if (device === null) return { ok: false, fault: 'its machine is not enrolled here' };
  const key = createPublicKey({ key: device.publicJwk, format: 'jwk' });
  const isGenuine = verify(null, Buffer.from(text, 'utf8'), key, Buffer.from(signature, 'base64url'));
  if (!isGenuine) return { ok: false, fault: 'not signed by its machine' };
  const outcomes = await deliverSealed(sealed, { gateway, reportBug, onlyOf: device.deviceId });
  const at = gateway.clock();
  await noteBundle(gateway.database, { ...manifest, carrierId, at, records: sealed.length });
  const results = await Promise.all(
    outcomes.map((each) => resultOf(each, { key: gateway.keys.signing, now: at })),
  );
  return { ok: true, manifest, results };
};

const resultOf = async (
  delivered: SealedOutcome,
  { key, now }: { readonly key: GatewayKey; readonly now: Date },
): Promise<Result> => {
  if (delivered === null) return { result: 'unreadable', jws: null };
  const { entry, outcome } = delivered;
  if (outcome.outcome === 'accepted' || outcome.outcome === 'duplicate')
    return { result: outcome.outcome, jws: outcome.receipt };
  // What made central stumble says nothing about the work: it may be delivered again.
  if (outcome.outcome !== 'refused' || outcome.problem.code === 'internal')
    return { result: outcome.outcome, jws: null };
  const claims: RefusalClaims = {
    sub: outcome.id,
    hash: contentHash(entry.content),
    aud: entry.deviceId,
    iss: 'central',
    iat: Math.floor(now.getTime() / 1000),
    refused: outcome.problem.code,
  };
  const jws = await new CompactSign(Buffer.from(JSON.stringify(claims), 'utf8'))
    .setProtectedHeader({ alg: 'EdDSA', kid: key.kid, typ: refusalType })
    .sign(key.privateKey);
  return { result: 'refused', jws };
};
