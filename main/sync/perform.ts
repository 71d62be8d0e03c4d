import type { Lease } from '../../central/api/devices.ts';
import { assertNever } from './core/assert-never.ts';
import type { SyncAction, SyncEvent } from './core/step.ts';
import { keepAnswers } from './owed-answers.ts';
import { pullOnce } from './pull-round.ts';
import type { PullRound } from './pull-round.ts';
import { pushOnce } from './push-round.ts';
import type { PushRound } from './push-round.ts';
import { createUploadOnce } from './uploads/upload-round.ts';

export type PerformOptions = PullRound &
  PushRound & {
    /** A new lease is kept; it may carry orders to lock or wipe. */
    readonly onLeaseRenewed: (lease: Lease) => void;
    /** A bug, or a fault of this machine such as a full disk: for the log. The engine goes on after a delay. */
    readonly onFault: (error: unknown) => void;
  };

type Perform = (
  action: Exclude<SyncAction, { readonly kind: 'wait' }>,
  signal: AbortSignal,
) => Promise<SyncEvent>;

/** Does one thing and answers with what came of it. Rejects with whatever a port throws. */
export const createPerform = (given: PerformOptions): Perform => {
  const { clock, random, uploads } = given.ports;
  const { outbox, settleOwed } = keepAnswers(given.ports.outbox, { ...given, clock });
  const options: PerformOptions = { ...given, ports: { ...given.ports, outbox } };
  const uploadOnce =
    uploads === null ? null : createUploadOnce({ ...options, ports: { clock, random, uploads } });
  return async (action, signal) => {
    const settled = settleOwed();
    if (settled !== null) {
      options.onOutboxChanged();
      return { kind: 'answersSettled', now: clock.now(), ...settled };
    }
    switch (action.kind) {
      case 'push': {
        const upload = async () =>
          (await uploadOnce?.({ ...action, heldAfter: action.holdsDocumentsAfter }, signal)) ?? null;
        const uploaded = action.gathers ? await upload() : null;
        if (uploaded !== null) return uploaded;
        const pushed = await pushOnce(options, action, signal);
        return pushed.kind === 'nothingToPush' ? ((await upload()) ?? pushed) : pushed;
      }
      case 'pull':
        return pullOnce(options, action, signal);
      case 'probe':
        return probe(options, signal);
      case 'renewLease':
        return renewLease(options, signal);
      default:
        return assertNever(action);
    }
  };
};

const probe = async ({ ports }: PerformOptions, signal: AbortSignal): Promise<SyncEvent> => {
  const answered = await ports.connectivity.probe(signal);
  const moment = { now: ports.clock.now(), random: ports.random.next() };
  return answered === 'captive-portal'
    ? { kind: 'failed', failure: { kind: answered }, ...moment }
    : { kind: 'connectivityChanged', isReachable: answered === 'central', ...moment };
};

const renewLease = async (options: PerformOptions, signal: AbortSignal): Promise<SyncEvent> => {
  const { clock, random, replica, transport } = options.ports;
  const answer = await transport.renewLease(signal);
  const now = clock.now();
  if (answer.kind !== 'answered') return { kind: 'failed', now, failure: answer, random: random.next() };
  replica.saveLease(answer.value, now);
  options.onLeaseRenewed(answer.value);
  return { kind: 'leaseAnswered', now };
};
