import { createLog } from '../../main/platform/log.ts';
import { systemClock } from '../../main/platform/clock.ts';

export const testKey = Buffer.alloc(32, 7);
export const silentLog = createLog(systemClock, () => undefined);
