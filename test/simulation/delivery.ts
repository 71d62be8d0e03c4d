import type { Facts } from '../../central/domain/facts.ts';

/** A push of which a piece is judged. */
export type Delivery = {
  readonly deviceId: string;
  readonly nowMs: number;
  readonly acceptedBefore: Facts['acceptedBefore'];
};

/** What took effect, in the order in which it did. */
export type Taken = {
  readonly id: string;
  readonly deviceId: string;
  readonly lane: string;
  readonly laneSequence: number;
  /** The act itself, whatever id it came under. */
  readonly actId: string;
  /** Of its line. */
  readonly first: string;
  readonly ground: string | null;
  readonly staffId: string;
  /** Digests of what it names. */
  readonly documents: readonly string[];
  /** Somebody else had changed the same since the author looked. */
  readonly isOverUnseen: boolean;
  /** A named person let it take effect. */
  readonly isDecided: boolean;
};
