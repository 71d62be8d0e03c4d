import { calls, isCallName, type AnyAnswer, type CallName } from '../../preload/contract/calls.ts';
import type { Problem } from '../../preload/contract/problem.ts';
import { fail, ok, type Result } from '../../preload/contract/result.ts';
import { CallFrame, maxCallBytes } from '../../preload/contract/wire.ts';
import { mayServeCitizens } from '../domain/interaction/staff-role.ts';
import type { Log } from '../platform/log.ts';
import type { Desk } from '../usecases/desk.ts';
import { vaultProblemOf } from '../vault/vault-problem.ts';
import type { Handlers } from './handler.ts';
import type { Caller } from './port.ts';
import type { Workstation } from './workstation.ts';

type Dispatcher = {
  readonly handlers: Handlers;
  readonly workstation: Workstation;
  readonly log: Log;
  readonly makeReference: () => string;
};

/** A handler once its call is known by name only: input has been parsed, output will be. */
type AnyHandler = (
  context: object,
  input: unknown,
) => Result<unknown, Problem> | Promise<Result<unknown, Problem>>;

/**
 * The one gate between a page and the core. It asks in this order: is the caller trusted, is the call known, does the session
 * allow it, does the input parse; then the handler; then does the output parse, which strips whatever was never promised.
 * A refusal is a typed answer; a disk that fails or a file that is damaged is told as what it is; a thrown bug becomes `internal` with
 * a reference that the log explains.
 */
export const createDispatcher =
  (dispatcher: Dispatcher) =>
  async (caller: Caller, frame: unknown): Promise<AnyAnswer> => {
    try {
      return await dispatch(dispatcher, caller, frame);
    } catch (bug) {
      const problem = vaultProblemOf(bug);
      if (problem) {
        dispatcher.log.error(problem.code, { error: bug });
        dispatcher.workstation.noteStorageProblem(problem);
        return fail(problem);
      }
      const reference = dispatcher.makeReference();
      dispatcher.log.error('core/bug', { reference, error: bug });
      return fail({ code: 'internal', reference });
    }
  };

const dispatch = async (dispatcher: Dispatcher, caller: Caller, frame: unknown): Promise<AnyAnswer> => {
  if (!caller.isTrusted) return fail({ code: 'contract/untrusted' });
  if (sizeOf(frame) > maxCallBytes) return fail({ code: 'contract/too-large', limitBytes: maxCallBytes });
  const parsedFrame = CallFrame.safeParse(frame);
  if (!parsedFrame.success) return fail({ code: 'contract/invalid-input', fields: [] });
  const { call: name, input, isByItself = false } = parsedFrame.data;
  if (!isCallName(name)) return fail({ code: 'contract/unknown-call' });

  const allowed = allow(dispatcher.workstation, caller, { name, isByItself });
  if (!allowed.ok) return allowed;
  const parsedInput = calls[name].input.safeParse(input);
  if (!parsedInput.success)
    return fail({ code: 'contract/invalid-input', fields: fieldsOf(parsedInput.error.issues) });

  const handler = dispatcher.handlers[name] as unknown as AnyHandler;
  const answer = await handler(
    { caller, workstation: dispatcher.workstation, desk: allowed.value },
    parsedInput.data,
  );
  return answer.ok ? ok(calls[name].output.parse(answer.value)) : answer;
};

const allow = (
  workstation: Workstation,
  caller: Caller,
  { name, isByItself }: { readonly name: CallName; readonly isByItself: boolean },
): Result<Desk | null, Problem> => {
  const { needs } = calls[name];
  if (needs === 'nobody') return ok(null);
  const desk = workstation.deskOf(caller, isByItself);
  if (!desk) return fail({ code: 'session/needed' });
  if (needs === 'caseworker' && !mayServeCitizens(desk.staff.role))
    return fail({ code: 'session/not-allowed' });
  if (needs === 'supervisor' && desk.staff.role !== 'supervisor')
    return fail({ code: 'session/not-allowed' });
  return ok(desk);
};

/** Paths of the fields that did not parse, without their values: values may be personal data. */
const fieldsOf = (issues: readonly { readonly path: readonly PropertyKey[] }[]): string[] =>
  issues.map((issue) => issue.path.map(String).join('.'));

/** Upper bound by JSON length; what JSON cannot hold (cycles, big integers) counts as too large. */
const sizeOf = (frame: unknown): number => {
  try {
    return JSON.stringify(frame)?.length ?? 0;
  } catch {
    return Number.POSITIVE_INFINITY;
  }
};
