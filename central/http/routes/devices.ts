import { createPublicKey, randomUUID } from 'node:crypto';
import {
  AdmitStaffAnswer,
  AdmitStaffRequest,
  EnrolAnswer,
  EnrolRequest,
  Lease,
  type PublicJwk,
  ReadmitRequest,
  WipedAnswer,
  WipedRequest,
} from '../../api/devices.ts';
import { inTransaction } from '../../store/database.ts';
import { noteWiped } from '../../store/queries/device-orders.ts';
import { insertDevice } from '../../store/queries/devices.ts';
import { consumeCode } from '../../store/queries/enrolment-codes.ts';
import type { App } from '../app-type.ts';
import { deviceOf } from '../authenticate.ts';
import { hashCode } from '../enrolment.ts';
import type { Gateway } from '../gateway.ts';
import { issueLease, leaseEnd } from '../lease.ts';
import { ProblemError } from '../problem-reply.ts';
import { readmit } from '../readmit.ts';

const isUsable = (key: PublicJwk): boolean => {
  try {
    return key.crv === 'Ed25519' && createPublicKey({ key, format: 'jwk' }).type === 'public';
  } catch {
    return false;
  }
};

const enrol = (gateway: Gateway, request: EnrolRequest): Promise<EnrolAnswer> =>
  inTransaction(gateway.database, async (db) => {
    const now = gateway.clock();
    const deviceId = randomUUID();
    const centreId = await consumeCode(db, { hash: hashCode(request.code), deviceId, now });
    if (centreId === null) throw new ProblemError('device/code-invalid');
    const device = {
      deviceId,
      centreId,
      name: request.name,
      publicJwk: request.devicePublicKey,
      enrolledAt: now,
      leaseNotAfter: leaseEnd(now),
    };
    await insertDevice(db, device);
    return {
      deviceId,
      centreId,
      isDemonstration: gateway.isDemonstration,
      signingKey: gateway.keys.signing.publicJwk,
      sealingKey: gateway.keys.sealing.publicJwk,
      lease: await issueLease(db, { ...device, orders: [] }, { now, key: gateway.keys.signing }),
    };
  });

const admit = (
  gateway: Gateway,
  device: ReturnType<typeof deviceOf>,
  { staffId, code }: AdmitStaffRequest,
): Promise<AdmitStaffAnswer> =>
  inTransaction(gateway.database, async (db) => {
    const now = gateway.clock();
    const centreId = await consumeCode(db, { hash: hashCode(code), deviceId: device.deviceId, now });
    if (centreId !== device.centreId) throw new ProblemError('device/code-invalid');
    const lease = await issueLease(db, device, { now, key: gateway.keys.signing });
    if (!lease.staff.some((member) => member.staffId === staffId))
      throw new ProblemError('request/invalid', 'body/staffId');
    return { lease };
  });

export const deviceRoutes = (app: App, gateway: Gateway): void => {
  wipedRoute(app, gateway);
  readmitRoute(app, gateway);
  app.post(
    '/v1/devices',
    {
      config: { isOpen: true },
      bodyLimit: 16 * 1024,
      schema: {
        summary: 'Enrol a workstation with a one-time code',
        body: EnrolRequest,
        response: { 201: EnrolAnswer },
      },
    },
    async (request, reply) => {
      if (!isUsable(request.body.devicePublicKey))
        throw new ProblemError('request/invalid', 'body/devicePublicKey');
      if (request.body.name.includes('\u0000') || !request.body.name.isWellFormed()) {
        throw new ProblemError('request/invalid', 'body/name');
      }
      return reply.code(201).send(await enrol(gateway, request.body));
    },
  );
  app.post(
    '/v1/devices/current/staff',
    {
      bodyLimit: 16 * 1024,
      schema: {
        summary: 'Let in a further member of staff at this device, with a one-time code',
        body: AdmitStaffRequest,
        response: { 200: AdmitStaffAnswer },
      },
    },
    (request) => admit(gateway, deviceOf(request), request.body),
  );
  app.get(
    '/v1/leases/current',
    { schema: { summary: 'Renew the lease of this device', response: { 200: Lease } } },
    (request) =>
      issueLease(gateway.database, deviceOf(request), { now: gateway.clock(), key: gateway.keys.signing }),
  );
};

const readmitRoute = (app: App, gateway: Gateway): void => {
  app.post(
    '/v1/devices/readmit',
    {
      config: { isOpen: true },
      bodyLimit: 16 * 1024,
      schema: {
        summary: 'Take back a workstation that was forgotten when the database was put back from a copy',
        body: ReadmitRequest,
        response: { 200: Lease },
      },
    },
    (request) => readmit(gateway, request, request.body.certificate),
  );
};

const wiped = async ({ database, clock }: Gateway, { deviceId }: ReturnType<typeof deviceOf>) => {
  await noteWiped(database, deviceId, clock());
  return {};
};

const wipedRoute = (app: App, gateway: Gateway): void => {
  app.post(
    '/v1/devices/current/wiped',
    {
      bodyLimit: 16 * 1024,
      schema: {
        summary: 'Say that this device wipes itself, as it was ordered to',
        body: WipedRequest,
        response: { 200: WipedAnswer },
      },
    },
    (request) => wiped(gateway, deviceOf(request)),
  );
};
