import type { StaffRecord } from '../../api/devices.ts';
import { ProtectionLogAnswer, ProtectionLogRequest } from '../../api/protection-log.ts';
import { foldName } from '../../domain/fold-name.ts';
import { isStorable } from '../../domain/storable-text.ts';
import { listStaff } from '../../store/queries/centres.ts';
import type { Device } from '../../store/queries/devices.ts';
import { logReading, readProtectionLog } from '../../store/queries/read-protection-log.ts';
import type { App } from '../app-type.ts';
import type { Gateway } from '../gateway.ts';
import { listRelatives } from '../guard-staff.ts';
import { askingDeviceOf } from '../leased-device.ts';
import { ProblemError } from '../problem-reply.ts';

/** More than a supervisor reads at one time; a day has fewer. */
const mostEntries = 200;

/** Those whose name has the words that were typed. */
const named = (staff: readonly StaffRecord[], name: string): readonly string[] =>
  name === ''
    ? []
    : staff.filter((member) => foldName(member.name).includes(name)).map(({ staffId }) => staffId);

/** That somebody reads is on record before they do; who may not is refused, and that is on record too. */
const read = async (
  { database: db, clock }: Gateway,
  device: Device,
  request: ProtectionLogRequest,
): Promise<ProtectionLogAnswer> => {
  const staff = await listStaff(db, device.centreId);
  const reader = staff.find(({ staffId, role }) => staffId === request.staffId && role === 'supervisor');
  const outcome = reader === undefined ? 'refused' : 'shown';
  await logReading(db, { ...request, at: clock(), deviceId: device.deviceId, outcome });
  if (reader === undefined) throw new ProblemError('purpose/refused', 'a supervisor of the centre');
  const name = foldName(request.name);
  const rows = await readProtectionLog(db, {
    centreId: device.centreId,
    day: request.day,
    name,
    staffIds: named(staff, name),
    limit: mostEntries + 1,
  });
  const relatives = (await listRelatives(db, [reader])).get(reader.staffId) ?? [];
  const shown = rows.slice(0, mostEntries);
  const others = shown.filter(
    ({ personId }) => personId !== reader.personId && !relatives.includes(personId),
  );
  const nameOf = (id: string): string => staff.find(({ staffId }) => staffId === id)?.name ?? id;
  return {
    entries: others.map(({ staffId, secondStaffId, at, ...entry }) => ({
      ...entry,
      at: at.toISOString(),
      staffName: nameOf(staffId),
      secondStaffName: nameOf(secondStaffId),
    })),
    withheld: shown.length - others.length,
    hasMore: rows.length > mostEntries,
  };
};

export const protectionLogRoutes = (app: App, gateway: Gateway): void => {
  app.post(
    '/v1/protection-log/read',
    {
      bodyLimit: 4 * 1024,
      schema: {
        summary:
          'Who saw where somebody protected lives, for a supervisor of the centre; reading it is logged',
        body: ProtectionLogRequest,
        response: { 200: ProtectionLogAnswer },
      },
    },
    (request) => {
      if (!isStorable(request.body)) throw new ProblemError('request/invalid', 'body');
      return read(gateway, askingDeviceOf(request, gateway), request.body);
    },
  );
};
