import { createPublicKey } from 'node:crypto';
import { verifyEnvelope } from '../../api/envelope-signature.ts';
import type { SignedEnvelope } from '../../api/sync.ts';
import { readEnvelope, type EnvelopeReading } from '../../domain/read-envelope.ts';
import type { Device } from '../../store/queries/devices.ts';

/** What each of them says, as far as this device signed it; in their order. */
export const readSigned = (
  envelopes: readonly SignedEnvelope[],
  { deviceId, publicJwk }: Pick<Device, 'deviceId' | 'publicJwk'>,
): Promise<readonly EnvelopeReading[]> => {
  const publicKey = createPublicKey({ key: publicJwk, format: 'jwk' });
  return Promise.all(
    envelopes.map(async (signed) => {
      const isSignedBySender = await verifyEnvelope(signed, publicKey);
      return readEnvelope(signed, { deviceId, isSignedBySender });
    }),
  );
};
