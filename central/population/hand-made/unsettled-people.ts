import { type AddressRecord } from '../../api/records.ts';
import { dayText, instantOn, type DayNumber } from '../calendar.ts';
import { type Contact } from '../contacts.ts';
import { type Draw } from '../draw.ts';
import { type Kin, type Remark } from '../kin.ts';
import { addressIn, alone, individualOf, portrait, type Portrait } from './portrait.ts';

/** Newly come: name and birth date are known, a national number is not given yet. */
export const noNumber: Portrait = {
  ...portrait(40, { givenNames: 'Klaus', surname: 'Reinhardt', sex: 'male', birthDate: '1984-08-19' }),
  nationalNumber: null,
};
export const shielded = portrait(41, {
  givenNames: 'Nadia',
  surname: 'Holst',
  sex: 'female',
  birthDate: '1992-03-27',
});
export const deceased = portrait(42, {
  givenNames: 'Aage',
  surname: 'Thomsen',
  sex: 'male',
  birthDate: '1938-11-02',
});
export const emigrated = portrait(43, {
  givenNames: 'Louise',
  surname: 'Bisgaard',
  sex: 'female',
  birthDate: '1989-12-24',
});
export const foreignCaller = portrait(44, {
  givenNames: 'Astrid',
  surname: 'Bergström',
  sex: 'female',
  birthDate: '1976-02-29',
});
export const expiredPassport = portrait(45, {
  givenNames: 'Henrik',
  surname: 'Storm',
  sex: 'male',
  birthDate: '1968-06-06',
});
/** Not served by the centre: found by an online look-up only. */
export const inCopenhagen = portrait(46, {
  givenNames: 'Birgitte',
  surname: 'Winther',
  sex: 'female',
  birthDate: '1959-09-09',
});

/** Set aside for fiction: Bundesnetzagentur (0)171 39200 xx, Post- och telestyrelsen 070-174 06 05 to 99. */
const germanPhone = '+491713920012';
const swedishPhone = '+46701740612';

const phone = (value: string, today: DayNumber): Contact => ({
  kind: 'phone',
  value,
  isVerified: false,
  asOf: instantOn(today - 6, 640),
});

const home = (street: string, houseNumber: string, postcode: string): AddressRecord =>
  addressIn({ street, houseNumber, floorAndDoor: '', postcode, movedInOn: '2018-02-01' });

const inMalmo: AddressRecord = {
  street: 'Provgatan',
  houseNumber: '8',
  floorAndDoor: '',
  postcode: '211 00',
  town: 'Malmö',
  municipality: '',
  country: 'SE',
  careOf: '',
  movedInOn: '2021-07-01',
};

const passportNoted = (today: DayNumber): Remark => ({
  personId: expiredPassport.personId,
  at: instantOn(today - 9, 610),
  kind: 'document-noted',
  params: { documentKind: 'passport', country: 'DK', expiry: dayText(today - 40) },
  source: 'contact-log',
});

export const unsettledPeople = (draw: Draw): readonly Kin[] => {
  const { today } = draw;
  return [
    alone(
      individualOf(draw, noNumber, { language: 'de', account: null, contacts: [phone(germanPhone, today)] }),
      { ...home('Fjordvej', '15', '6950'), careOf: 'Ringkøbing Vandrerhjem' },
    ),
    alone(individualOf(draw, shielded, { hasShieldedAddress: true }), home('Rosenvej', '2', '8260')),
    alone(
      individualOf(draw, deceased, {
        civilStatus: 'deceased',
        contacts: [],
        account: null,
        letters: 'print',
      }),
      null,
    ),
    alone(individualOf(draw, emigrated, { civilStatus: 'emigrated', account: null }), inMalmo),
    alone(
      individualOf(draw, foreignCaller, { contacts: [phone(swedishPhone, today)] }),
      home('Strandgade', '61', '8500'),
    ),
    alone(individualOf(draw, expiredPassport), home('Skovvej', '88', '7430'), [passportNoted(today)]),
    alone(individualOf(draw, inCopenhagen), home('Nørrebrogade', '19', '2200')),
  ];
};
