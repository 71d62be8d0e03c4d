import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { StaffMember } from '../../preload/contract/session.ts';
import type { StaffRecord } from '../../central/api/devices.ts';
import { StaffId } from '../../preload/contract/values.ts';
import { writeFileAtomically } from '../platform/files.ts';

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

/** Null where the workstation has not been enrolled. */
export const readPublicRecord = async (dataFolder: string): Promise<PublicRecord | null> => {
  try {
    return PublicRecord.parse(JSON.parse(await readFile(pathIn(dataFolder), 'utf8')));
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
};

export const writePublicRecord = (dataFolder: string, record: PublicRecord): void =>
  writeFileAtomically(pathIn(dataFolder), `${JSON.stringify(record, null, 2)}\n`);

export const toPublicRecord = (
  device: Omit<PublicRecord, 'staff'>,
  staff: readonly StaffRecord[],
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
