import { createPublicKey, verify } from 'node:crypto';
import { CompactSign } from 'jose';
import { refusalType, type BundleAnswer, type BundleDelivery, type RefusalClaims } from '../../api/bundle.ts';
import { parseManifest, type BundleManifest } from '../../api/bundle-file.ts';
import { contentHash } from '../../api/canonical.ts';
import { noteBundle } from '../../store/queries/bundles.ts';
import { findDevice } from '../../store/queries/devices.ts';
import type { GatewayKey } from '../gateway-keys.ts';
import { carriedWordOf, deliverSealed, type SealedDelivery, type SealedOutcome } from './deliver-sealed.ts';

type Result = BundleAnswer['results'][number];

export type BundleFaultAtCentral = 'not signed by its machine' | 'its machine is not enrolled here';

export type BundleAnswered =
  | { readonly ok: true; readonly manifest: BundleManifest; readonly results: readonly Result[] }
  | { readonly ok: false; readonly fault: BundleFaultAtCentral };

/**
 * Keeps and judges some frames of a bundle. Whose bundle it is follows from the key that central knows, not from the one in the file, and
 * only that machine's work is taken from it.
 */
export const deliverBundle = async (
  {
    manifest: text,
    signature,
    sealed,
  }: Omit<BundleDelivery, 'sealed'> & { readonly sealed: readonly Buffer[] },
  { gateway, carrierId, reportBug }: SealedDelivery,
): Promise<BundleAnswered> => {
  const manifest = parseManifest(text);
  if (manifest === null) return { ok: false, fault: 'not signed by its machine' };
  const device = await findDevice(gateway.database, manifest.deviceId);
  if (device === null) return { ok: false, fault: 'its machine is not enrolled here' };
  const key = createPublicKey({ key: device.publicJwk, format: 'jwk' });
  const isGenuine = verify(null, Buffer.from(text, 'utf8'), key, Buffer.from(signature, 'base64url'));
  if (!isGenuine) return { ok: false, fault: 'not signed by its machine' };
  const outcomes = await deliverSealed(sealed, { gateway, reportBug, carrierId, onlyOf: device.deviceId });
  const at = gateway.clock();
  const records = outcomes.filter((each) => each?.kind !== 'piece').length;
  await noteBundle(gateway.database, { ...manifest, carrierId, at, records });
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
  if (delivered.kind === 'piece') return { result: delivered.result, jws: null };
  const { entry, outcome } = delivered;
  if (outcome.outcome === 'accepted' || outcome.outcome === 'duplicate')
    return { result: outcome.outcome, jws: outcome.receipt };
  const result = carriedWordOf(outcome);
  if (outcome.outcome !== 'refused' || result !== 'refused') return { result, jws: null };
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
  return { result, jws };
};
