import type { ProofRequest } from '../../central/api/mandate-services.ts';
import type { MandateRecord } from '../../central/api/records.ts';
import type { ProblemOf } from '../../preload/contract/problem.ts';
import { fail, ok, type Result } from '../../preload/contract/result.ts';
import type { Clock } from '../platform/clock.ts';
import type { MandateTransport } from '../sync/transport/mandate-transport.ts';
import type { MandateTraffic } from '../usecases/mandates/mandate-traffic.ts';

type Options = { readonly transport: MandateTransport; readonly clock: Clock };

/** As long as a citizen at the desk waits for an answer. */
const patienceMs = 15_000;
/** Central counts the codes of an hour. */
const hourMs = 3_600_000;

/** The register's answers in the words of the use cases. What is no answer at all means the same everywhere: not online. */
export const createMandateTraffic = ({ transport, clock }: Options): MandateTraffic => {
  const prove = async (request: ProofRequest): Promise<Proven> => {
    const answer = await transport.prove(request, AbortSignal.timeout(patienceMs));
    if (answer.kind !== 'answered') return fail({ code: 'mandate/offline' });
    const { value } = answer;
    if (value.outcome === 'found') return ok(value.mandates);
    return value.outcome === 'too-many'
      ? fail({ code: 'mandate/too-many-tries', until: value.until })
      : fail({ code: 'mandate/code-unknown', attemptsLeft: value.attemptsLeft });
  };
  return {
    sendCode: async (ask) => {
      const answer = await transport.sendCode(ask, AbortSignal.timeout(patienceMs));
      if (answer.kind === 'answered') return ok(answer.value);
      if (answer.kind !== 'refused') return fail({ code: 'mandate/offline' });
      if (answer.code !== 'request/too-many') return fail({ code: 'mandate/no-address' });
      const until = new Date(clock.now().getTime() + hourMs).toISOString();
      return fail({ code: 'mandate/too-many-tries', until });
    },
    answerCode: async (ask) => {
      const answer = await transport.answerCode(ask, AbortSignal.timeout(patienceMs));
      if (answer.kind === 'refused') return fail({ code: 'mandate/wrong-code', attemptsLeft: 0 });
      if (answer.kind !== 'answered') return fail({ code: 'mandate/offline' });
      const { value } = answer;
      if (value.outcome === 'confirmed') return ok({ confirmation: value.confirmation });
      if (value.outcome === 'too-many') return fail({ code: 'mandate/too-many-tries', until: value.until });
      return fail({
        code: 'mandate/wrong-code',
        attemptsLeft: value.outcome === 'wrong' ? value.attemptsLeft : 0,
      });
    },
    proveByCode: prove,
    lookUpMandates: async (ask) => {
      const proven = await prove({ kind: 'register', ...ask });
      if (proven.ok) return proven;
      const { problem } = proven;
      return problem.code === 'mandate/code-unknown' ? ok([]) : fail(problem);
    },
    makeAccessCode: async (ask) => {
      const answer = await transport.makeAccessCode(ask, AbortSignal.timeout(patienceMs));
      if (answer.kind === 'answered') return ok(answer.value);
      return fail({ code: answer.kind === 'refused' ? 'mandate/not-found' : 'mandate/offline' });
    },
  };
};

type Proven = Result<
  readonly MandateRecord[],
  ProblemOf<'mandate/offline' | 'mandate/code-unknown' | 'mandate/too-many-tries'>
>;
