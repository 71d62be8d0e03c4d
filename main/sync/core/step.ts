import type { Failure } from './failure.ts';
import type { LinkSample } from './link.ts';
import type { SendingOrder } from './sending-order.ts';
import type { CoreStatus, Filling } from './state.ts';

/** What the core is told. `now` is the device clock in milliseconds since 1970. */
export type SyncEvent =
  | { readonly kind: 'started'; readonly now: number }
  | { readonly kind: 'stopped'; readonly now: number }
  | { readonly kind: 'tick'; readonly now: number }
  | { readonly kind: 'workQueued'; readonly now: number }
  | { readonly kind: 'sendNow'; readonly now: number }
  /** Somebody works at the desk. */
  | { readonly kind: 'deskUsed'; readonly now: number }
  /** Some request was answered, the engine's own or another's. */
  | { readonly kind: 'linkMeasured'; readonly now: number; readonly sample: LinkSample }
  /** The staff say that somebody pays for each byte here, or not any more. */
  | { readonly kind: 'meteredSet'; readonly now: number; readonly isMetered: boolean }
  | {
      readonly kind: 'connectivityChanged';
      readonly now: number;
      readonly isReachable: boolean;
      readonly random: number;
    }
  | { readonly kind: 'nothingToPush'; readonly now: number; readonly nextItemAt: number | null }
  | { readonly kind: 'pushAnswered'; readonly now: number; readonly acceptedCount: number }
  /** What an earlier push was answered is written down at last; nothing was asked of central for it. */
  | { readonly kind: 'answersSettled'; readonly now: number; readonly acceptedCount: number }
  | {
      readonly kind: 'pullAnswered';
      readonly now: number;
      readonly changeCount: number;
      readonly hasMore: boolean;
      readonly filling: Filling | null;
    }
  /** This machine is locked, so it is told of nobody. News where central has just said so: the order itself comes with the lease. */
  | { readonly kind: 'pullHeld'; readonly now: number; readonly isNews: boolean }
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
  | {
      readonly kind: 'push';
      readonly limit: number;
      /** Before compression; one envelope goes however large it is. */
      readonly largestBytes: number;
      readonly order: SendingOrder;
      readonly skipsWaits: boolean;
      /** Documents first, and envelopes only where there are none. */
      readonly gathers: boolean;
      /** Of a document, where there is nothing else to send. */
      readonly largestPiece: number;
      /** Documents of work that was finished after this moment stay here, unless it is urgent; null: all go. */
      readonly holdsDocumentsAfter: number | null;
    }
  /** With `isQuiet` what is asked besides the feed is asked more rarely too. */
  | { readonly kind: 'pull'; readonly isQuiet: boolean }
  | { readonly kind: 'renewLease' }
  | { readonly kind: 'wait'; readonly delayMs: number };

export type SyncEffect = SyncAction | { readonly kind: 'announce'; readonly status: CoreStatus };
