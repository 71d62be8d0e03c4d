import { createPublicKey } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import type { DeviceCertificateClaims, Lease } from '../api/devices.ts';
import { inTransaction } from '../store/database.ts';
import { findDevice, readmitDevice } from '../store/queries/devices.ts';
import { findEpoch } from '../store/queries/epochs.ts';
import { verifySigned } from './authenticate.ts';
import { readCertificate } from './device-certificate.ts';
import type { Gateway } from './gateway.ts';
import { issueLease } from './lease.ts';
import { ProblemError } from './problem-reply.ts';

/** Whoever shows the certificate has to be the machine: a copy of it without the key is worth nothing. */
const demandItsKey = async (
  request: FastifyRequest,
  gateway: Gateway,
  { sub, cnf }: DeviceCertificateClaims,
): Promise<void> => {
  const key = createPublicKey({ key: cnf.jwk, format: 'jwk' });
  const verified = await verifySigned(request, gateway, async (keyId) => (keyId === sub ? key : null));
  if (!verified.ok) throw new ProblemError('signature/invalid', verified.reason);
};

/**
 * Takes back a machine that is not known here since the database was put back from a copy: under its old id, with the lease that it had, so
 * that its work counts as it was done. Where that never happened nobody can have been forgotten. Asked again it changes nothing.
 */
export const readmit = async (
  gateway: Gateway,
  request: FastifyRequest,
  certificate: string,
): Promise<Lease> => {
  const claims = await readCertificate(certificate, gateway.keys.signing);
  if (claims === null) throw new ProblemError('device/unknown', 'not a certificate of this central');
  await demandItsKey(request, gateway, claims);
  return inTransaction(gateway.database, async (db) => {
    const { versionFloor } = await findEpoch(db);
    if (versionFloor > 0) await readmitDevice(db, claims, gateway.clock());
    const device = await findDevice(db, claims.sub);
    if (device?.publicJwk.x !== claims.cnf.jwk.x) throw new ProblemError('device/unknown', 'never put back');
    return issueLease(db, device, { now: gateway.clock(), key: gateway.keys.signing });
  });
};
