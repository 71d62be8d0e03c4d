import { type AddressRecord } from '../api/records.ts';
import { dayText, type DayNumber } from './calendar.ts';
import { type Draw } from './draw.ts';
import { streetNames } from './names.ts';
import { centrePlaces, otherPlaces, type Place } from './places.ts';
import { weighted, type Random } from './random.ts';

const inCentre = weighted(centrePlaces.map((place) => [place, place.weight]));
const elsewhere = weighted(otherPlaces.map((place) => [place, place.weight]));

/** How many live in the area of the centre: more than in Denmark, because the demonstration stands there. */
export const centreShare = 0.8;

/** Towns of one region: kin stay in theirs, but for some who move far. */
export type Region = { readonly isCentre: boolean };

export const drawRegion = (random: Random): Region => ({ isCentre: random.chance(centreShare) });

const flats = [
  'st. tv',
  'st. th',
  '1. tv',
  '1. th',
  '2. tv',
  '2. mf',
  '2. th',
  '3. tv',
  '3. th',
  '4. tv',
] as const;

const drawPlace = (random: Random, region: Region): Place => {
  const staysInRegion = random.chance(0.9);
  return random.pick(region.isCentre === staysInRegion ? inCentre : elsewhere);
};

/** When a household moved in: mostly some years ago, at times weeks. */
export const drawMoveIn = ({ random, today }: Draw): DayNumber =>
  today - (random.chance(0.1) ? random.integer(2, 180) : random.integer(180, 9000));

export const drawAddress = (draw: Draw, region: Region): AddressRecord => {
  const { random } = draw;
  const { postcode, town, municipality } = drawPlace(random, region);
  const letter = random.chance(0.08) ? random.pick(['A', 'B', 'C']) : '';
  return {
    street: random.pick(streetNames),
    houseNumber: `${random.integer(1, 180)}${letter}`,
    floorAndDoor: random.chance(0.45) ? random.pick(flats) : '',
    postcode,
    town,
    municipality,
    country: 'DK',
    careOf: '',
    movedInOn: dayText(drawMoveIn(draw)),
  };
};

const abroad = [
  { street: 'Provgatan', postcode: '211 00', town: 'Malmö', country: 'SE' },
  { street: 'Musterweg', postcode: '24937', town: 'Flensburg', country: 'DE' },
  { street: 'Calle Ejemplo', postcode: '29640', town: 'Fuengirola', country: 'ES' },
  { street: 'Eksempelveien', postcode: '0150', town: 'Oslo', country: 'NO' },
] as const;

/** Where somebody went who left the country. */
export const drawForeignAddress = (draw: Draw): AddressRecord => ({
  ...draw.random.pick(abroad),
  houseNumber: String(draw.random.integer(1, 90)),
  floorAndDoor: '',
  municipality: '',
  careOf: '',
  movedInOn: dayText(drawMoveIn(draw)),
});
