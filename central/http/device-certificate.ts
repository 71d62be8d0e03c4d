import { createPublicKey } from 'node:crypto';
import { jwtVerify, SignJWT } from 'jose';
import { DeviceCertificateClaims } from '../api/devices.ts';
import type { Device } from '../store/queries/devices.ts';
import type { GatewayKey } from './gateway-keys.ts';

/** So that no other token of ours can stand for one (RFC 8725, section 3.11). */
const typ = 'device+jwt';

const inSeconds = (moment: Date): number => Math.floor(moment.getTime() / 1000);

/** That this machine was enrolled, with which key (RFC 7800), and until when its newest lease holds: a compact JWS. */
export const issueCertificate = (
  { deviceId, centreId, name, publicJwk, enrolledAt }: Omit<Device, 'municipalities' | 'orders'>,
  { kid, privateKey }: GatewayKey,
  leaseUntil: Date,
): Promise<string> => {
  const claims: DeviceCertificateClaims = {
    iss: 'central',
    sub: deviceId,
    cnf: { jwk: publicJwk },
    centreId,
    name,
    enrolledAt: inSeconds(enrolledAt),
    leaseUntil: inSeconds(leaseUntil),
  };
  return new SignJWT(claims).setProtectedHeader({ alg: 'EdDSA', kid, typ }).sign(privateKey);
};

/** Null for whatever is not a certificate of ours. Never rejects. */
export const readCertificate = async (
  jws: string,
  { privateKey }: GatewayKey,
): Promise<DeviceCertificateClaims | null> => {
  try {
    const { payload } = await jwtVerify(jws, createPublicKey(privateKey), { algorithms: ['EdDSA'], typ });
    return DeviceCertificateClaims.parse(payload);
  } catch {
    return null;
  }
};
