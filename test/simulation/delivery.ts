/** A push of which a piece is judged. */
export type Delivery = {
  readonly deviceId: string;
  readonly nowMs: number;
  /** Of each piece, by id, where the newest change of somebody else stood in the feed. */
  readonly foreign: ReadonlyMap<string, number>;
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
  /** Where the newest change that somebody else had made of the same stood in the feed; 0 where nobody had. */
  readonly newestForeign: number;
  /** A named person let it take effect. */
  readonly isDecided: boolean;
};
