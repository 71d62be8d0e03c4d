import type { ProblemOf } from '../../preload/contract/problem.ts';
import { fail, ok, type Result } from '../../preload/contract/result.ts';
import type { DeviceState } from '../../preload/contract/session.ts';
import { listKeyHolders } from '../vault/keys/key-file.ts';
import { namelessStaff, readPublicRecord } from './public-record.ts';
import type { WorkstationOptions } from './workstation-options.ts';

type Options = Pick<WorkstationOptions, 'dataFolder' | 'version' | 'log' | 'isInUse'>;
type Ask = () => Promise<Result<DeviceState, ProblemOf<'vault/in-use'>>>;

/** Who works at this machine, as the files beside the vault say. Every page asks; what is wrong with the files is logged when it is news. */
export const watchDeviceState = ({ dataFolder, version, log, isInUse }: Options): Ask => {
  const noted = new Set<string>();
  const note = (fault: string, isSo: boolean): void => {
    if (isSo && !noted.has(fault)) log.error(fault);
    if (isSo) noted.add(fault);
    else noted.delete(fault);
  };
  return async () => {
    if (isInUse) return fail({ code: 'vault/in-use' });
    const record = await readPublicRecord(dataFolder);
    const holders = record ? listKeyHolders(dataFolder) : [];
    note('device/no-key-holders', record !== null && holders.length === 0);
    note('device/record-unreadable', record === 'unreadable');
    const known =
      record === 'unreadable' ? { staff: namelessStaff(holders), isDemonstration: false } : record;
    return ok({
      isEnrolled: record !== null,
      staff: known?.staff.filter(({ staffId }) => holders.includes(staffId)) ?? [],
      isDemonstration: known?.isDemonstration ?? false,
      version,
    });
  };
};
