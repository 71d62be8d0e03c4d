import type { Failure } from './failure.ts';
import { unmeasuredLink, type Link } from './link.ts';
import type { Portion } from './portion.ts';
import type { SyncTiming } from './timing.ts';

export type Connection =
  | 'online'
  | 'offline'
  /** Somebody answers in central's place: the network wants a sign-in of its own. */
  | 'captive-portal'
  | 'checking'
  | 'sign-in-needed'
  | 'upgrade-needed';

/** How far the first filling of the vault has come, in people. */
export type Filling = { readonly done: number; readonly total: number };

/** What is asked of central time and again. */
export type Turn = 'push' | 'pull' | 'renewLease';

/** Push goes before pull (protocol.md, rule 8). */
const firstTurns: readonly Turn[] = ['push', 'pull', 'renewLease'];

/**
 * All that the engine remembers between two steps. Times are milliseconds since 1970 on the device clock. What waits, is leased or
 * parked is not here: it is in the vault, so that a crash forgets nothing.
 */
export type SyncState = {
  readonly isRunning: boolean;
  readonly connection: Connection;
  readonly connectionSince: number;
  /** The last probe found central, or the last request was answered: requests that carry work may leave. */
  readonly isReachable: boolean;
  /** Failures in a row, of whatever request; one answered request makes it 0. */
  readonly failures: number;
  /** Pushes that failed in a row: what else is answered between two of them does not make the next one come sooner. */
  readonly pushFailures: number;
  /** What was decided last, where it was one of these: what fails is that. */
  readonly asked: Turn | null;
  /** Of what is due the first of these goes. */
  readonly turns: readonly Turn[];
  /** Nothing leaves before this moment. */
  readonly retryAt: number | null;
  /** What the last request failed of; null since one was answered. */
  readonly failedOf: Failure['kind'] | null;
  /** The outbox has to be looked at: there may be something to send. */
  readonly shouldLook: boolean;
  /** The next look disregards the waits of single items. */
  readonly skipsWaits: boolean;
  /** When the first waiting item may be tried again. */
  readonly nextItemAt: number | null;
  /** Envelopes in a push. */
  readonly batch: Portion;
  readonly link: Link;
  /** "Send now" on a metered link: what waits for a better one goes too, until nothing is left. */
  readonly isMeterLifted: boolean;
  /** Central does not take what this version sends: nothing is pushed before this moment, and all else goes on. */
  readonly pushHeldUntil: number | null;
  /** On a slow link: until then work that only waited for its documents waits for other such work, while documents go on. */
  readonly gathersUntil: number;
  readonly pullAt: number;
  readonly leaseAt: number;
  /** When something last changed here or came from central, or somebody worked here: decides how often to pull. */
  readonly changedAt: number;
  readonly filling: Filling | null;
};

/** Envelopes in a push. A link that holds earns larger ones, up to what central takes; a cut one smaller ones, which lose less. */
export const batchBounds = { first: 100, smallest: 25, largest: 500 } as const;

export const initialState = (now: number): SyncState => ({
  isRunning: false,
  connection: 'checking',
  connectionSince: now,
  isReachable: false,
  failures: 0,
  pushFailures: 0,
  asked: null,
  turns: firstTurns,
  retryAt: null,
  failedOf: null,
  shouldLook: true,
  skipsWaits: true,
  nextItemAt: null,
  batch: { size: batchBounds.first, ceiling: batchBounds.largest },
  link: unmeasuredLink,
  isMeterLifted: false,
  pushHeldUntil: null,
  gathersUntil: now,
  pullAt: now,
  leaseAt: now,
  changedAt: now,
  filling: null,
});

/** Nothing has changed for so long, and nobody was at the desk. */
export const isQuiet = ({ changedAt }: SyncState, now: number, { quietAfterMs }: SyncTiming): boolean =>
  now - changedAt >= quietAfterMs;

/** What people see of the engine; the counts of the outbox come from the vault. */
export type CoreStatus = {
  readonly connection: Connection;
  readonly connectionSince: number;
  readonly nextTryAt: number | null;
  /** Why nothing leaves before that; null where it is single pieces of work that wait. */
  readonly waitsFor: Failure['kind'] | null;
  readonly isLinkSlow: boolean;
  readonly isMetered: boolean;
  /** Documents stay here until the link is better, or somebody says "send now". */
  readonly holdsDocuments: boolean;
  readonly filling: Filling | null;
};

export const statusOf = (state: SyncState): CoreStatus => ({
  connection: state.connection,
  connectionSince: state.connectionSince,
  nextTryAt: state.retryAt ?? state.pushHeldUntil ?? state.nextItemAt,
  waitsFor: waitsFor(state),
  isLinkSlow: state.link.isSlow,
  isMetered: state.link.isMetered,
  holdsDocuments: holdsDocuments(state),
  filling: state.filling,
});

const waitsFor = ({ retryAt, failedOf, pushHeldUntil }: SyncState): CoreStatus['waitsFor'] => {
  if (retryAt !== null) return failedOf;
  return pushHeldUntil === null ? null : 'upgrade-needed';
};

export const holdsDocuments = ({ link, isMeterLifted }: SyncState): boolean =>
  link.isMetered && !isMeterLifted;
