import type { CentralStatus } from '../../central/api/lookups.ts';
import type { Lease } from '../../central/api/devices.ts';
import type { ForeignChange, Outcome, PullPage, SignedEnvelope } from '../../central/api/sync.ts';
import type { PersonRecord } from '../../central/api/records.ts';
import type { WireProblemCode } from '../../central/api/problem.ts';
import type { SendingOrder } from './core/sending-order.ts';
import type { Filling } from './core/state.ts';
import type { Answer } from './answer.ts';
import type { Uploads } from './uploads/upload-ports.ts';

/** A sealed piece of completed work, exactly as it is signed, sent and kept. */
export type QueuedEnvelope = {
  readonly envelopeId: string;
  readonly signed: SignedEnvelope;
  /** How often it was sent before without a receipt. */
  readonly attempts: number;
};

/** Why an item waits: each has a text, `reason.<code>` in `outbox.json`. */
export type WaitingReason =
  | 'unreachable'
  | 'captive-portal'
  | 'sign-in-needed'
  | 'upgrade-needed'
  | 'later'
  | 'unanswered'
  | 'receipt-unverified';

/** Why an item is parked; a person decides what happens to it. */
export type ParkedReason = 'conflict' | 'unknown' | 'documents/gone' | WireProblemCode;

/** A newer central refused it for a reason that this version has no word for. */
export type RefusedOtherwise = { readonly outcome: 'refused-otherwise'; readonly id: string };

/** A change that a newer central tells of and this version cannot read: kept as it came (protocol.md, rule 10). */
export type UnreadChange = {
  readonly entity: 'unread';
  readonly sequence: number;
  readonly subjectId: string;
  /** What central calls it. */
  readonly kind: string;
  /** The id of the record, where it is of a kind that is known here. */
  readonly recordId: string | null;
  /** JSON. */
  readonly content: string;
};

export type PulledPage = Omit<PullPage, 'changes'> & {
  readonly changes: readonly (PullPage['changes'][number] | UnreadChange)[];
};

/** What became of an item that was sent. There is no way to delete one (protocol.md, rule 4). */
export type Settlement =
  | {
      readonly kind: 'sent';
      readonly envelopeId: string;
      /** The receipt, kept as proof. */
      readonly jws: string;
      readonly centralSequence: number;
      readonly at: number;
    }
  | {
      readonly kind: 'waiting';
      readonly envelopeId: string;
      /** Null: as soon as anything may leave. */
      readonly nextAttemptAt: number | null;
      readonly reason: WaitingReason;
    }
  | {
      readonly kind: 'parked';
      readonly envelopeId: string;
      readonly reason: ParkedReason;
      /** What central has in its place, and whose change that was: what a person compares with. */
      readonly conflict?: { readonly current: PersonRecord; readonly change: ForeignChange | null };
    };

/** Unsent work. Times are milliseconds since 1970; each call is one transaction. */
export type Outbox = {
  /** The first items that may leave now, each lane in order; nothing behind a waiting item of its lane. */
  readonly listSendable: (query: {
    readonly now: number;
    readonly limit: number;
    readonly order: SendingOrder;
  }) => readonly QueuedEnvelope[];
  /** A lease that runs out: after `until` the items are sendable again, whatever happened to us. */
  readonly markSending: (lease: { readonly envelopeIds: readonly string[]; readonly until: number }) => void;
  readonly settle: (settlements: readonly Settlement[]) => void;
  /** Ends the waits of all single items: "send now". */
  readonly releaseWaits: () => void;
  /** When the first item that may not leave at `now` comes due, or null where nothing waits for a moment. */
  readonly findNextAttemptAt: (now: number) => number | null;
};

export type ChangedSubjects = readonly string[] | 'many';

export type AppliedPage = {
  readonly subjects: ChangedSubjects;
  /** Some act of ours changed its state at central. */
  readonly hasActs: boolean;
  /** While the vault is filled for the first time. */
  readonly filling: Filling | null;
};

/** What is held here of central's. */
export type Replica = {
  /** Empty before the first page. */
  readonly findCursor: () => string;
  /** Page and cursor commit together (protocol.md, rule 7). */
  readonly apply: (page: PulledPage, now: number) => AppliedPage;
  readonly saveLease: (lease: Lease, now: number) => void;
  /** Ordered to lock or to be wiped: central tells this machine of no citizen. */
  readonly isLocked: () => boolean;
};

/** The wire. Never throws, never rejects; every call ends within its own time limit or when the signal says so. */
export type Transport = {
  readonly push: (
    envelopes: readonly SignedEnvelope[],
    signal: AbortSignal,
  ) => Promise<Answer<readonly (Outcome | RefusedOtherwise)[]>>;
  readonly pull: (cursor: string, signal: AbortSignal) => Promise<Answer<PulledPage>>;
  readonly renewLease: (signal: AbortSignal) => Promise<Answer<Lease>>;
  readonly status: (signal: AbortSignal) => Promise<Answer<CentralStatus>>;
};

export type Clock = {
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Resolves after the delay, or at once when the signal says so; never rejects. */
  readonly wait: (delayMs: number, signal: AbortSignal) => Promise<void>;
};

export type Random = {
  /** In [0, 1). */
  readonly next: () => number;
};

export type Connectivity = {
  /** Who answers where central should; the cheapest question there is. */
  readonly probe: (signal: AbortSignal) => Promise<'central' | 'captive-portal' | 'nobody'>;
};

export type SyncPorts = {
  readonly outbox: Outbox;
  readonly replica: Replica;
  readonly transport: Transport;
  readonly clock: Clock;
  readonly random: Random;
  readonly connectivity: Connectivity;
  /** Null where work has no attachments. */
  readonly uploads: Uploads | null;
};
