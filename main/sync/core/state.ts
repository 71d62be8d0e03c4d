export type Connection = 'online' | 'offline' | 'checking' | 'sign-in-needed' | 'upgrade-needed';

/** How far the first filling of the vault has come, in people. */
export type Filling = { readonly done: number; readonly total: number };

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
  /** Nothing leaves before this moment. */
  readonly retryAt: number | null;
  /** The outbox has to be looked at: there may be something to send. */
  readonly shouldLook: boolean;
  /** The next look disregards the waits of single items. */
  readonly skipsWaits: boolean;
  /** When the first waiting item may be tried again. */
  readonly nextItemAt: number | null;
  readonly largestBatch: number;
  /** Central does not take what this version sends: nothing is pushed before this moment, and all else goes on. */
  readonly pushHeldUntil: number | null;
  readonly pullAt: number;
  readonly leaseAt: number;
  /** When something last changed here or came from central: decides how often to pull. */
  readonly changedAt: number;
  readonly filling: Filling | null;
};

/** Envelopes in a push. A link that holds earns larger ones, up to what central takes; a cut one smaller ones, which lose less. */
export const batchBounds = { first: 100, smallestAfterCut: 25, largest: 500 } as const;

export const initialState = (now: number): SyncState => ({
  isRunning: false,
  connection: 'checking',
  connectionSince: now,
  isReachable: false,
  failures: 0,
  retryAt: null,
  shouldLook: true,
  skipsWaits: true,
  nextItemAt: null,
  largestBatch: batchBounds.first,
  pushHeldUntil: null,
  pullAt: now,
  leaseAt: now,
  changedAt: now,
  filling: null,
});

/** What people see of the engine; the counts of the outbox come from the vault. */
export type CoreStatus = {
  readonly connection: Connection;
  readonly connectionSince: number;
  readonly nextTryAt: number | null;
  readonly filling: Filling | null;
};

export const statusOf = (state: SyncState): CoreStatus => ({
  connection: state.connection,
  connectionSince: state.connectionSince,
  nextTryAt: state.retryAt ?? state.nextItemAt,
  filling: state.filling,
});
