import type { Input } from '../../preload/contract/calls.ts';
import { fail, ok, type Result } from '../../preload/contract/result.ts';
import type { DeviceState, Session } from '../../preload/contract/session.ts';
import type { ProblemOf } from '../../preload/contract/problem.ts';
import type { Printer } from '../print/paper.ts';
import type { Desk } from '../usecases/desk.ts';
import { colleaguesAt, type Colleagues } from './add-colleague.ts';
import { deskFor } from './desk-for.ts';
import { watchDeviceState } from './device-state.ts';
import { enrol } from './enrol.ts';
import { createInTurn, type InTurn } from './in-turn.ts';
import type { Caller } from './port.ts';
import { createOrders } from './lease-orders.ts';
import { startMerging } from './merge-by-rule.ts';
import type { Running } from './running.ts';
import { asOnLease, createSessions, toSession, type OpenSession, type Sessions } from './sessions.ts';
import { isBehindJournal } from './two-files.ts';
import { signIn, type SignInOptions, type SignInProblem } from './sign-in.ts';
import { openVaultIn } from './vault-files.ts';
import { vaultProblemOf, type StorageProblem } from '../vault/vault-problem.ts';
import type { WorkstationOptions } from './workstation-options.ts';

/** The machine as a whole, before and after somebody has signed in. */
export type Workstation = Colleagues & {
  readonly printer: Printer;
  readonly deviceState: () => Promise<Result<DeviceState, ProblemOf<'vault/in-use'>>>;
  readonly enrol: (input: Input<'device/enrol'>) => Promise<Result<DeviceState, EnrolProblem>>;
  readonly signIn: (
    caller: Caller,
    input: Input<'session/sign-in'>,
  ) => Promise<Result<Session, SignInProblem>>;
  readonly signOut: (caller: Caller) => void;
  readonly sessionOf: (caller: Caller) => OpenSession | null;
  /** The desk of the caller's session, or null; counts as use of it, unless the page asks by itself: an unattended desk must still lock. */
  readonly deskOf: (caller: Caller, isByItself: boolean) => Desk | null;
  /** Somebody met it at work. A damaged vault lets the machine be set up again; who is signed in goes on with what can be read. */
  readonly noteStorageProblem: (problem: StorageProblem) => void;
  readonly close: () => Promise<void>;
};

export type EnrolProblem = ProblemOf<
  | 'vault/in-use'
  | 'device/already-enrolled'
  | 'device/code-refused'
  | 'device/staff-unknown'
  | 'device/central-unreachable'
  | 'device/central-not-secure'
  | 'vault/disk-full'
  | 'vault/disk-failing'
>;

const idleCheckMs = 15_000;

export const createWorkstation = (options: WorkstationOptions): Workstation => {
  const { clock, announce, isInUse } = options;
  const sessions = createSessions(clock);
  const deviceState = watchDeviceState(options);
  /** One sign-in or enrolment at a time: both open the vault. */
  const inTurn = createInTurn();
  const holder = createObedientHolder(options, { sessions, inTurn });
  const idleCheck = setInterval(() => {
    if (sessions.endIdle() > 0) announce({ event: 'session/ended', data: { reason: 'idle' } });
  }, idleCheckMs);
  idleCheck.unref();

  return {
    printer: options.printer,
    deviceState,
    enrol: (input) =>
      inTurn(async () => {
        if (isInUse) return fail({ code: 'vault/in-use' as const });
        const enrolled = await enrol({ ...options, isVaultDamaged: holder.isDamaged() }, input);
        if (!enrolled.ok) return enrolled;
        await holder.letGo();
        sessions.endAll();
        return deviceState();
      }),
    signIn: (caller, input) =>
      inTurn(async () => {
        if (isInUse) return fail({ code: 'vault/in-use' as const });
        const signedIn = await signIn({ ...options, ensureRunning: holder.ensure }, input);
        if (!signedIn.ok) return signedIn;
        const before = sessions.find(caller.clientId);
        // Another page of the same browser still shows them, and would go on as somebody else.
        if (before !== null && before.staff.staffId !== input.staffId)
          announce({ event: 'session/ended', data: { reason: 'signed-out' } });
        sessions.begin(caller.clientId, signedIn.value);
        return ok(toSession(signedIn.value));
      }),
    ...colleaguesAt({ ...options, sessions, inTurn, current: holder.current }),
    signOut: (caller) => {
      sessions.end(caller.clientId);
      announce({ event: 'session/ended', data: { reason: 'signed-out' } });
    },
    ...desksAt(options, { sessions, current: holder.current }),
    noteStorageProblem: holder.noteProblem,
    close: async () => {
      clearInterval(idleCheck);
      sessions.endAll();
      await inTurn(async () => holder.current()?.close());
    },
  };
};

/** Who sits at the page, as the lease has it now. The session of whoever may no longer work here ends with what their page asks next. */
const desksAt = (
  options: WorkstationOptions,
  { sessions, current }: { readonly sessions: Sessions; readonly current: () => Running | null },
): Pick<Workstation, 'sessionOf' | 'deskOf'> => {
  const onLease = ({ clientId }: Caller, session: OpenSession | null): OpenSession | null => {
    const running = current();
    if (!session || !running) return null;
    const present = asOnLease(running.vault.read, session);
    if (present) return present;
    sessions.end(clientId);
    options.announce({ event: 'session/ended', data: { reason: 'not-on-lease' } });
    return null;
  };
  return {
    sessionOf: (caller) => onLease(caller, sessions.find(caller.clientId)),
    deskOf: (caller, isByItself) => {
      const { find, use } = sessions;
      const session = onLease(caller, (isByItself ? find : use)(caller.clientId));
      const running = current();
      if (!session || !running) return null;
      if (!isByItself) running.deskUsed();
      return deskFor(options, running, session);
    },
  };
};

/** A holder that looks, after whatever may have brought one, for what central has ordered. */
const createObedientHolder = (
  options: WorkstationOptions,
  { sessions, inTurn }: { readonly sessions: Sessions; readonly inTurn: InTurn },
) => {
  const holder = createHolder({
    ...options,
    announce: (event) => {
      options.announce(event);
      if (event.event === 'status/changed' || event.event === 'outbox/changed') orders.look();
    },
  });
  const orders = createOrders({
    ...options,
    current: holder.current,
    letGo: holder.letGo,
    endSessions: sessions.endAll,
    inTurn,
  });
  return holder;
};

/** The open vault and its traffic, from the first sign-in until the core ends or the machine is set up again. */
const createHolder = (options: WorkstationOptions) => {
  let running: Running | null = null;
  let isDamaged = false;
  const start: SignInOptions['ensureRunning'] = (dataKey) => {
    const opened = openVaultIn(options.dataFolder, dataKey, options.log);
    if (!opened.ok) return opened;
    try {
      if (isBehindJournal(options, opened.value.read)) {
        opened.value.close();
        return fail({ code: 'vault/damaged' });
      }
      running = startMerging({ ...options, vault: opened.value });
      return ok(running);
    } catch (error) {
      opened.value.close();
      const problem = vaultProblemOf(error);
      if (problem === null) throw error;
      options.log.error('vault/not-opened', { error });
      return fail(problem);
    }
  };
  const ensure: SignInOptions['ensureRunning'] = (dataKey) => {
    if (isDamaged && running) return fail({ code: 'vault/damaged' });
    if (running) return ok(running);
    const started = start(dataKey);
    isDamaged = !started.ok && started.problem.code === 'vault/damaged';
    return started;
  };
  return {
    ensure,
    current: () => running,
    isDamaged: () => isDamaged,
    noteProblem: ({ code }: StorageProblem) => {
      isDamaged ||= code === 'vault/damaged';
    },
    /** Of a vault that another has taken the place of. */
    letGo: async () => {
      await running?.close();
      running = null;
      isDamaged = false;
    },
  };
};
