import { ProtectedContactAnswer, ProtectedContactRequest } from '../../api/lookups.ts';
import { isAllowed } from '../../domain/purposes.ts';
import { isStorable } from '../../domain/storable-text.ts';
import type { Device } from '../../store/queries/devices.ts';
import { listPeople } from '../../store/queries/people.ts';
import { logProtected } from '../../store/queries/protection-log.ts';
import type { App } from '../app-type.ts';
import { areFourEyes } from '../four-eyes.ts';
import type { Gateway } from '../gateway.ts';
import { askingDeviceOf } from '../leased-device.ts';
import { ProblemError } from '../problem-reply.ts';
import { listProtected } from '../protect.ts';

/** What is refused is on record too, and the record is committed before anything is answered. */
const show = async (
  gateway: Gateway,
  device: Device,
  request: ProtectedContactRequest,
): Promise<ProtectedContactAnswer> => {
  const { personId, staffId, secondStaffId, fields } = request;
  const db = gateway.database;
  const log = (outcome: 'shown' | 'refused') =>
    logProtected(db, { ...request, at: gateway.clock(), deviceId: device.deviceId, outcome });
  const isGrounded =
    isAllowed(gateway.purposes, request) &&
    (await areFourEyes(db, device, { staffIds: [staffId, secondStaffId], personId }));
  if (!isGrounded) {
    if (staffId !== secondStaffId) await log('refused');
    throw new ProblemError('purpose/refused', 'two colleagues and a purpose');
  }
  const [person] = await listPeople(db, [personId]);
  const isProtected = (await listProtected(db, [personId])).has(personId);
  if (person === undefined || !isProtected) throw new ProblemError('subject/unknown', 'nobody protected');
  await log('shown');
  return {
    address: fields.includes('address') ? person.address : null,
    contacts: fields.includes('contacts') ? person.contacts : null,
    asOf: person.asOf.cpr,
  };
};

export const protectedContactRoutes = (app: App, gateway: Gateway): void => {
  app.post(
    '/v1/lookups/protected-contacts',
    {
      bodyLimit: 16 * 1024,
      schema: {
        summary:
          'Where somebody protected lives, for two colleagues with a purpose; told to the data protection officer',
        body: ProtectedContactRequest,
        response: { 200: ProtectedContactAnswer },
      },
    },
    (request) => {
      if (!isStorable(request.body)) throw new ProblemError('request/invalid', 'body');
      return show(gateway, askingDeviceOf(request, gateway), request.body);
    },
  );
};
