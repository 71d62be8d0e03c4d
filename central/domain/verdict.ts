import type { Envelope } from '../api/sync.ts';
import { emptyLane, type Lane } from './judge-lane.ts';
import type { Ruling } from './ruling.ts';

/** What becomes of one envelope. What is refused is kept for review; its effect shows the act as one. */
export type Verdict =
  | Ruling
  /** Judged before: the first answer is given again. */
  | { readonly kind: 'repeated' }
  | { readonly kind: 'tampered' }
  | {
      readonly kind: 'later';
      readonly afterMs: number;
      readonly lane: Lane;
      /** False where a document is missing that may never come: what follows waits no longer than behind a piece that is missing. */
      readonly holdsLane: boolean;
    };

type Later = Extract<Verdict, { readonly kind: 'later' }>;

/** Nothing is decided yet, and its lane stands where it stood. */
export const comesAgain = (
  { lane }: Pick<Envelope, 'lane'>,
  { lanes }: { readonly lanes: ReadonlyMap<string, Lane> },
  how: Pick<Later, 'afterMs' | 'holdsLane'>,
): Verdict => ({ kind: 'later', ...how, lane: lanes.get(lane) ?? emptyLane });
