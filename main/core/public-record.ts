import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import { StaffMember } from '../../preload/contract/session.ts';
import type { StaffRecord } from '../../central/api/devices.ts';
import { StaffId } from '../../preload/contract/values.ts';
import { writeFileAtomically } from '../platform/files.ts';
import type { Log } from '../platform/log.ts';
import type { ReadDb } from '../vault/open.ts';
import { findDevice } from '../vault/queries/device.ts';
import { listStaff } from '../vault/queries/lease.ts';

/**
 * What the sign-in screen may show before the vault is open: who works at this machine, and which gateway it belongs to. It lies
 * beside the vault in the clear, so it holds nothing about citizens and no secret.
 */
export const PublicRecord = z.object({
  deviceId: z.string(),
  centralUrl: z.string(),
  isDemonstration: z.boolean(),
  staff: z.array(StaffMember).readonly(),
});
export type PublicRecord = z.infer<typeof PublicRecord>;

export const publicRecordName = 'workstation.json';

const pathIn = (dataFolder: string) => join(dataFolder, publicRecordName);

/** Null where the workstation has not been enrolled; `unreadable` where it has, and the file was damaged since. */
export const readPublicRecord = async (dataFolder: string): Promise<PublicRecord | 'unreadable' | null> => {
  try {
    return parse(await readFile(pathIn(dataFolder), 'utf8'));
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
};

const parse = (text: string): PublicRecord | 'unreadable' => {
  try {
    return PublicRecord.parse(JSON.parse(text));
  } catch {
    return 'unreadable';
  }
};

/** By the key file alone: whoever has a PIN can sign in, and from then on the record is there again. */
export const namelessStaff = (staffIds: readonly string[]): readonly StaffMember[] =>
  staffIds.map((staffId) => ({
    staffId: StaffId.parse(staffId),
    name: staffId,
    role: 'counter',
    office: '',
  }));

export const writePublicRecord = (dataFolder: string, record: PublicRecord): void =>
  writeFileAtomically(pathIn(dataFolder), `${JSON.stringify(record, null, 2)}\n`);

type OnLease = Pick<StaffRecord, 'staffId' | 'name' | 'role' | 'office'>;

/**
 * Takes in whoever has come to the centre, or goes by another name, since the machine was set up. Nobody is taken out: who comes back to
 * the centre still has a PIN here. A disk that refuses costs nobody their sign-in: it is tried again at the next.
 */
export const refreshPublicRecord = async (
  { dataFolder, log }: { readonly dataFolder: string; readonly log: Log },
  db: ReadDb,
): Promise<void> => {
  try {
    const before = await readPublicRecord(dataFolder);
    const device = findDevice(db);
    if (before === null || device === null) return;
    const { staff, ...own } = toPublicRecord(device, listStaff(db));
    const known = before === 'unreadable' ? [] : before.staff;
    const others = known.filter((each) => !staff.some(({ staffId }) => staffId === each.staffId));
    const record = { ...own, staff: [...staff, ...others] };
    if (!isDeepStrictEqual(record, before)) writePublicRecord(dataFolder, record);
  } catch (error) {
    log.warn('device/staff-not-noted', { error });
  }
};

export const toPublicRecord = (
  device: Omit<PublicRecord, 'staff'>,
  staff: readonly OnLease[],
): PublicRecord => ({
  deviceId: device.deviceId,
  centralUrl: device.centralUrl,
  isDemonstration: device.isDemonstration,
  staff: staff.map(({ staffId, name, role, office }) => ({
    staffId: StaffId.parse(staffId),
    name,
    role,
    office,
  })),
});
