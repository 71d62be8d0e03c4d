import { ok } from '../../preload/contract/result.ts';
import { Trip, TripDetail } from '../../preload/contract/trip.ts';
import type { Script } from './scripted-core.ts';
import { unsentScript } from './unsent-script.ts';

/** Journeys of a mobile unit in the states that pass in a second, or take thousands of citizens: for looking at. */

const hourMs = 3_600_000;
const at = (hours: number): string => new Date(Date.now() + hours * hourMs).toISOString();
const day = (days: number): string => at(24 * days).slice(0, 10);

const trip = (tripId: string, special: object): Trip =>
  Trip.parse({
    tripId,
    name: 'Samsø',
    fromDay: day(1),
    untilDay: day(2),
    places: ['Nordby', 'Tranebjerg'],
    state: 'planned',
    goneAt: at(84),
    people: 3,
    here: 3,
    isTaken: true,
    ...special,
  });

const longName =
  'The northern parishes of Ringkøbing-Skjern with Hvide Sande, Nørre Nebel, Stadil and Vester Husby, by the coast road';
const longPlaces = [
  'The old school of Stadil, entrance from the churchyard side',
  'Vester Husby Forsamlingshus, Lodbergsvej 41',
  'Nørre Nebel, the square before the library',
  'Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch',
];

/** One of each standing, by id. */
export const tripsShown: readonly Trip[] = [
  trip('ready', {}),
  trip('filling', { name: 'Læsø and Anholt', people: 12_480, here: 4127, fromDay: day(2), untilDay: day(4) }),
  trip('planned', { name: 'Endelave', isTaken: false, here: 0, people: 164, untilDay: day(1) }),
  trip('long', { name: longName, places: longPlaces, here: 2 }),
  trip('bare', { name: 'Hov', places: [], isTaken: false, here: 0, people: 1 }),
  trip('cancelled', { name: 'Tunø', state: 'cancelled', isTaken: false, here: 0 }),
];

const states = (of: Trip): readonly string[] =>
  of.here < of.people ? ['filling', 'ok', 'too-short', 'too-old'] : ['ok', 'ok', 'ok', 'ok'];

const detailOf = (shown: Trip): TripDetail => {
  const [people, data, lease, lists] = states(shown);
  const { isTaken, places } = shown;
  return TripDetail.parse({
    trip: shown,
    takenAt: isTaken ? at(-1) : null,
    takenBy: isTaken ? 'Anna Holm' : null,
    mandates: isTaken ? 2 : 0,
    dataAsOf: isTaken ? at(-0.2) : null,
    appointments: isTaken
      ? [
          { personId: 'p1', name: 'Karen Margrethe Sørensen', at: at(30), place: places[0] ?? '' },
          { personId: 'p2', name: null, at: at(30.5), place: places.at(-1) ?? '' },
        ]
      : [],
    checks: [
      { what: 'people', state: people, at: null },
      { what: 'data', state: data, at: at(-0.2) },
      { what: 'lease', state: lease, at: at(72) },
      { what: 'lists', state: lists, at: at(-13) },
    ],
    isReady: isTaken && people === 'ok',
  });
};

export const tripScript = (trips: readonly Trip[] = tripsShown): Script => ({
  ...unsentScript(),
  'trip/list': () => ok({ trips }),
  'trip/get': ({ tripId }) => ok(detailOf(trips.find((each) => each.tripId === tripId) ?? trip('ready', {}))),
});
