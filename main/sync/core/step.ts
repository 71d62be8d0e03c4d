import type { CoreStatus, Filling } from './state.ts';

/** Why a request brought no answer to work with. */
export type Failure =
  /** No network, or somebody other than central answered (a captive portal among them). */
  | { readonly kind: 'unreachable' }
  /** Central does not know this device, its signature or its lease any more. */
  | { readonly kind: 'sign-in-needed' }
  /** This build speaks a version that central no longer takes. */
  | { readonly kind: 'upgrade-needed' }
  /** Central is there and asks for patience; 0 where it names no time. */
  | { readonly kind: 'later'; readonly afterMs: number }
  /** Central refused the request as a whole. */
  | { readonly kind: 'refused' }
  /** Something failed here: a full disk, a damaged vault. */
  | { readonly kind: 'broken' };

/** What the core is told. `now` is the device clock in milliseconds since 1970. */
export type SyncEvent =
  | { readonly kind: 'started'; readonly now: number }
  | { readonly kind: 'stopped'; readonly now: number }
  | { readonly kind: 'tick'; readonly now: number }
  | { readonly kind: 'workQueued'; readonly now: number }
  | { readonly kind: 'sendNow'; readonly now: number }
  | {
      readonly kind: 'connectivityChanged';
      readonly now: number;
      readonly isReachable: boolean;
      readonly random: number;
    }
  | { readonly kind: 'nothingToPush'; readonly now: number; readonly nextItemAt: number | null }
  | { readonly kind: 'pushAnswered'; readonly now: number; readonly acceptedCount: number }
  | {
      readonly kind: 'pullAnswered';
      readonly now: number;
      readonly changeCount: number;
      readonly hasMore: boolean;
      readonly filling: Filling | null;
    }
  | { readonly kind: 'leaseAnswered'; readonly now: number }
  /** One step of an upload is done; there may be more. */
  | { readonly kind: 'uploadAnswered'; readonly now: number }
  /** Central is there and does not take the version of what was sent: an update is needed, for pushing alone. */
  | { readonly kind: 'pushHeld'; readonly now: number }
  /** `random` in [0, 1): the jitter of the delay that follows. */
  | { readonly kind: 'failed'; readonly now: number; readonly failure: Failure; readonly random: number };

/** One thing to do; when it is done the engine tells the core with an event and asks again. */
export type SyncAction =
  | { readonly kind: 'probe' }
  /** The engine picks what is sendable, at most `limit`; with `skipsWaits` after ending all waits of single items. */
  | { readonly kind: 'push'; readonly limit: number; readonly skipsWaits: boolean }
  | { readonly kind: 'pull' }
  | { readonly kind: 'renewLease' }
  | { readonly kind: 'wait'; readonly delayMs: number };

export type SyncEffect = SyncAction | { readonly kind: 'announce'; readonly status: CoreStatus };
