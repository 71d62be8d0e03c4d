import type { TripCheck } from '../../../preload/contract/trip.ts';

const hourMs = 3_600_000;

/** Older than that a unit does not leave with: what changed since would be missing all day. */
const freshMs = 12 * hourMs;

export type TripFacts = {
  readonly trip: {
    readonly people: number;
    readonly here: number;
    /** When its last day is over where the unit travels. */
    readonly endsAt: Date;
  };
  /** Moments as RFC 3339; null where there is none. */
  readonly dataAsOf: string | null;
  readonly leaseUntil: string;
  readonly listsAsOf: string | null;
  readonly now: Date;
};

const freshness = (at: string | null, now: Date): TripCheck['state'] => {
  if (at === null) return 'missing';
  return now.getTime() - Date.parse(at) > freshMs ? 'too-old' : 'ok';
};

/**
 * Whether a unit may leave the network with this machine: its citizens are here, what is here is young, the lease lasts until the trip is over,
 * and so young are the lists of withdrawn mandates. A printer or a courier is not needed.
 */
export const checkReadiness = ({
  trip,
  dataAsOf,
  leaseUntil,
  listsAsOf,
  now,
}: TripFacts): readonly TripCheck[] => [
  { what: 'people', state: trip.here >= trip.people ? 'ok' : 'filling', at: null },
  { what: 'data', state: freshness(dataAsOf, now), at: dataAsOf },
  {
    what: 'lease',
    state: Date.parse(leaseUntil) >= trip.endsAt.getTime() ? 'ok' : 'too-short',
    at: leaseUntil,
  },
  { what: 'lists', state: freshness(listsAsOf, now), at: listsAsOf },
];
