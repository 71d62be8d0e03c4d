import { AdmitStaffAnswer, type AdmitStaffRequest } from '../../../central/api/devices.ts';
import type { Answer } from '../answer.ts';
import type { HttpCaller } from './http-caller.ts';

/** Asks central to let in a further member of staff at this machine; the code works once. */
export const admitStaff = (
  call: HttpCaller,
  request: AdmitStaffRequest,
  signal: AbortSignal,
): Promise<Answer<AdmitStaffAnswer>> =>
  call({
    method: 'POST',
    path: '/v1/devices/current/staff',
    body: request,
    answer: AdmitStaffAnswer,
    timeoutMs: 20_000,
    signal,
  });
