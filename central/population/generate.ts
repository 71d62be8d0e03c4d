import { drawRegion } from './addresses.ts';
import { drawBusinessRoles } from './business-roles.ts';
import { bundlesOf, type PersonBundle } from './bundle.ts';
import { dayNumber } from './calendar.ts';
import { drawCourtOrders } from './court-orders.ts';
import { type Draw } from './draw.ts';
import { elderKin } from './elders.ts';
import { drawGuardianships } from './guardianships.ts';
import { handMadeKin } from './hand-made/hand-made-kin.ts';
import {
  coupleHome,
  drawHead,
  familyHome,
  separatedHome,
  sharedFlatHome,
  singleHome,
  singleParentHome,
} from './homes.ts';
import { type Kin } from './kin.ts';
import { drawMandates } from './mandates.ts';
import { createNumberRegister } from './number-register.ts';
import { createRandom, weighted, type Random } from './random.ts';

export type PopulationPlan = {
  readonly seed: number | string;
  /** People in all. Hand-made people are always there, so a smaller country than theirs has just them. */
  readonly size: number;
  /** `YYYY-MM-DD`: ages, mandates and payments are as of this day. */
  readonly today: string;
};

/** Ordinals below are kept for hand-made people. */
const firstOrdinal = 1001;
/** No kin is larger: two old people and three families of six. */
const largestKin = 20;

type KinShape = (draw: Draw) => Pick<Kin, 'households' | 'ties'>;

const single: KinShape = (draw) => singleHome(draw, drawRegion(draw.random), drawHead(draw, 18, 84));

const kinShapes: readonly KinShape[] = weighted([
  [single, 26],
  [(draw) => coupleHome(draw, drawRegion(draw.random), drawHead(draw, 20, 75)), 16],
  [(draw) => familyHome(draw, drawRegion(draw.random), drawHead(draw, 23, 54)), 20],
  [(draw) => singleParentHome(draw, drawRegion(draw.random), drawHead(draw, 22, 54)), 4],
  [(draw) => separatedHome(draw, drawRegion(draw.random), drawHead(draw, 24, 54)), 8],
  [(draw) => sharedFlatHome(draw, drawRegion(draw.random), drawHead(draw, 18, 29)), 5],
  [(draw) => elderKin(draw, drawRegion(draw.random)), 21],
]);

/** What courts and the business register know has a stream of its own, so that it moves nothing else of the country. */
const drawKin = (draw: Draw, legal: Random, shape: KinShape): Kin => {
  const { households, ties } = shape(draw);
  const people = households.flatMap(({ members }) => members);
  const from = { random: legal, today: draw.today };
  return {
    households,
    ties: [...drawGuardianships(from, ties), ...ties],
    mandates: people.flatMap((person) => drawMandates(draw, person, ties)),
    remarks: [],
    courtOrders: drawCourtOrders(from, { households, ties }),
    businessRoles: drawBusinessRoles(from, people),
  };
};

/**
 * The synthetic country: the same seed, size and day give the same people, byte for byte, on every machine. Nobody in it lives: numbers,
 * telephones and accounts come from ranges that are given to nobody. Made kin by kin, so it needs the memory of one family; a person and
 * those the person refers to come close together. Throws where `today` is not a day.
 */
export function* generatePopulation({ seed, size, today }: PopulationPlan): Generator<PersonBundle> {
  const numbers = createNumberRegister();
  const todayNumber = dayNumber(today);
  let made = 0;
  for (const bundle of handMadePeople({ today: todayNumber, numbers })) {
    made += 1;
    yield bundle;
  }
  let ordinal = firstOrdinal;
  const nextOrdinal = (): number => (ordinal += 1) - 1;
  const draw: Draw = { random: createRandom(String(seed)), today: todayNumber, numbers, nextOrdinal };
  const legal = createRandom(`${seed} legal`);
  while (made < size) {
    const shape = size - made > largestKin ? draw.random.pick(kinShapes) : single;
    for (const bundle of bundlesOf(draw, drawKin(draw, legal, shape))) {
      made += 1;
      yield bundle;
    }
  }
}

const noOrdinal = (): number => {
  throw new Error('hand-made people bring their ordinals');
};

/** Drawn from a seed of their own, so that they are the same in every country. */
function* handMadePeople(country: Pick<Draw, 'today' | 'numbers'>): Generator<PersonBundle> {
  const draw: Draw = { ...country, random: createRandom('hand-made'), nextOrdinal: noOrdinal };
  for (const kin of handMadeKin(draw)) yield* bundlesOf(draw, kin);
}
