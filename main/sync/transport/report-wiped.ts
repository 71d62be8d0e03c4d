import { WipedAnswer } from '../../../central/api/devices.ts';
import type { HttpCaller } from './http-caller.ts';

/** Tells central that nobody can open this machine's vault any more, and how much it leaves in its sealed journal. Whether central hears it changes nothing. */
export const reportWiped = async (call: HttpCaller, kept: number): Promise<void> => {
  await call({
    method: 'POST',
    path: '/v1/devices/current/wiped',
    body: { kept },
    answer: WipedAnswer,
    timeoutMs: 10_000,
    signal: AbortSignal.timeout(10_000),
  });
};
