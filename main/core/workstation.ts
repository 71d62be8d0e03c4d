import type { CallName, Input } from '../../preload/contract/calls.ts';
import { fail, ok, type Result } from '../../preload/contract/result.ts';
import type { DeviceState, Session } from '../../preload/contract/session.ts';
import type { ProblemOf } from '../../preload/contract/problem.ts';
import type { Printer } from '../print/paper.ts';
import type { Desk } from '../usecases/desk.ts';
import { listKeyHolders } from '../vault/keys/key-file.ts';
import { colleaguesAt, type Colleagues } from './add-colleague.ts';
import { deskFor } from './desk-for.ts';
import { enrol } from './enrol.ts';
import { createInTurn } from './in-turn.ts';
import type { Caller } from './port.ts';
import { readPublicRecord } from './public-record.ts';
import { startRunning, type Running } from './running.ts';
import { createSessions, toSession, type OpenSession } from './sessions.ts';
import { signIn, type SignInOptions, type SignInProblem } from './sign-in.ts';
import { openVaultIn } from './vault-files.ts';
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
  /** The desk of the caller's session, or null; counts as use of it, unless the page asks by itself. */
  readonly deskOf: (caller: Caller, call: CallName) => Desk | null;
  readonly close: () => Promise<void>;
};

export type EnrolProblem = ProblemOf<
  | 'vault/in-use'
  | 'device/already-enrolled'
  | 'device/code-refused'
  | 'device/staff-unknown'
  | 'device/central-unreachable'
  | 'device/central-not-secure'
>;

/** Asked by the page on its own; an unattended desk must still lock. */
const asksByItself: ReadonlySet<CallName> = new Set(['status/line', 'outbox/list', 'interaction/list-open']);

const idleCheckMs = 15_000;

export const createWorkstation = (options: WorkstationOptions): Workstation => {
  const { dataFolder, clock, announce, isInUse } = options;
  const sessions = createSessions(clock);
  const holder = createHolder(options);
  /** One sign-in or enrolment at a time: both open the vault. */
  const inTurn = createInTurn();
  const idleCheck = setInterval(() => {
    if (sessions.endIdle() > 0) announce({ event: 'session/ended', data: { reason: 'idle' } });
  }, idleCheckMs);
  idleCheck.unref();

  return {
    printer: options.printer,
    deviceState: async () => deviceState(options),
    enrol: (input) =>
      inTurn(async () => {
        if (isInUse) return fail({ code: 'vault/in-use' as const });
        const enrolled = await enrol({ ...options, isVaultDamaged: holder.isDamaged() }, input);
        if (!enrolled.ok) return enrolled;
        holder.forgetDamage();
        return deviceState(options);
      }),
    signIn: (caller, input) =>
      inTurn(async () => {
        if (isInUse) return fail({ code: 'vault/in-use' as const });
        const signedIn = await signIn({ dataFolder, clock, ensureRunning: holder.ensure }, input);
        if (!signedIn.ok) return signedIn;
        sessions.begin(caller.clientId, signedIn.value);
        return ok(toSession(signedIn.value));
      }),
    ...colleaguesAt({ dataFolder, clock, sessions, inTurn, current: holder.current }),
    signOut: (caller) => {
      sessions.end(caller.clientId);
      announce({ event: 'session/ended', data: { reason: 'signed-out' } });
    },
    sessionOf: (caller) => sessions.find(caller.clientId),
    deskOf: (caller, call) => {
      const session = asksByItself.has(call) ? sessions.find(caller.clientId) : sessions.use(caller.clientId);
      const running = holder.current();
      return session && running ? deskFor(options, running, session) : null;
    },
    close: async () => {
      clearInterval(idleCheck);
      sessions.endAll();
      await inTurn(async () => holder.current()?.close());
    },
  };
};

/** The open vault and its traffic, from the first sign-in until the core ends. */
const createHolder = (options: WorkstationOptions) => {
  let running: Running | null = null;
  let isDamaged = false;
  const ensure: SignInOptions['ensureRunning'] = (dataKey) => {
    if (running) return ok(running);
    const opened = openVaultIn(options.dataFolder, dataKey, options.log);
    if (!opened.ok) {
      isDamaged = opened.problem.code === 'vault/damaged';
      return opened;
    }
    running = startRunning({ ...options, vault: opened.value });
    return ok(running);
  };
  return {
    ensure,
    current: () => running,
    isDamaged: () => isDamaged,
    forgetDamage: () => {
      isDamaged = false;
    },
  };
};

const deviceState = async (
  options: WorkstationOptions,
): Promise<Result<DeviceState, ProblemOf<'vault/in-use'>>> => {
  if (options.isInUse) return fail({ code: 'vault/in-use' });
  const record = await readPublicRecord(options.dataFolder);
  const holders = new Set<string>(record ? listKeyHolders(options.dataFolder) : []);
  return ok({
    isEnrolled: record !== null,
    staff: record?.staff.filter((staff) => holders.has(staff.staffId)) ?? [],
    isDemonstration: record?.isDemonstration ?? false,
    version: options.version,
  });
};
