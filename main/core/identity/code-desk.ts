import { fail, ok } from '../../../preload/contract/result.ts';
import type { MandateTransport } from '../../sync/transport/mandate-transport.ts';
import type { CodePort } from '../../usecases/identity/code-port.ts';

const timeoutMs = 15_000;

/** One-time codes for an identity, over the same service of central as those for a mandate. */
export const createCodeDesk = (transport: Pick<MandateTransport, 'sendCode' | 'answerCode'>): CodePort => ({
  send: async (ask) => {
    const answer = await transport.sendCode({ ...ask, purpose: 'identity' }, AbortSignal.timeout(timeoutMs));
    if (answer.kind === 'answered') return ok(answer.value);
    return fail({ code: answer.kind === 'refused' ? 'identity/no-address' : 'identity/offline' });
  },
  answer: async (ask) => {
    const answer = await transport.answerCode(ask, AbortSignal.timeout(timeoutMs));
    if (answer.kind === 'answered') return ok(answer.value);
    return fail({ code: answer.kind === 'refused' ? 'identity/code-expired' : 'identity/offline' });
  },
});
