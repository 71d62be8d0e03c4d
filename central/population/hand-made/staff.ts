import { type StaffRecord } from '../../api/devices.ts';
import { centre } from '../centre.ts';
import { type Draw } from '../draw.ts';
import { nothingElse, type Kin } from '../kin.ts';
import { addressIn, alone, individualOf, portrait, type Portrait } from './portrait.ts';

/** Staff are citizens too; their own and their family's files are not for them (domain.md, Authority rule 8). */
export const anna = portrait(80, {
  givenNames: 'Anna',
  surname: 'Holm',
  sex: 'female',
  birthDate: '1988-04-02',
});
export const annasSister = portrait(81, {
  givenNames: 'Marie',
  surname: 'Holm',
  sex: 'female',
  birthDate: '1991-07-16',
});
export const bo = portrait(82, {
  givenNames: 'Bo',
  surname: 'Lindqvist',
  sex: 'male',
  birthDate: '1979-10-21',
});
export const carla = portrait(83, {
  givenNames: 'Carla',
  surname: 'Nymand',
  sex: 'female',
  birthDate: '1972-01-31',
});

const staffRecord = (staffId: string, role: StaffRecord['role'], citizen: Portrait): StaffRecord => ({
  staffId,
  name: `${citizen.givenNames} ${citizen.surname}`,
  role,
  office: centre.name,
  personId: citizen.personId,
});

export const demoStaff: readonly StaffRecord[] = [
  staffRecord('staff-anna', 'counter', anna),
  staffRecord('staff-bo', 'call', bo),
  staffRecord('staff-carla', 'supervisor', carla),
];

const home = (street: string, houseNumber: string, postcode: string) =>
  addressIn({ street, houseNumber, floorAndDoor: '', postcode, movedInOn: '2017-04-01' });

export const staffAsCitizens = (draw: Draw): readonly Kin[] => {
  const one = individualOf(draw, anna);
  const other = individualOf(draw, annasSister);
  const sisters: Kin = {
    households: [
      { address: home('Poppelvej', '17', '8230'), members: [one] },
      { address: home('Granvej', '26', '8680'), members: [other] },
    ],
    ties: [{ one, other, relation: 'sibling' }],
    ...nothingElse,
  };
  return [
    sisters,
    alone(individualOf(draw, bo), home('Elmevej', '33', '8270')),
    alone(individualOf(draw, carla), home('Højvej', '12', '8382')),
  ];
};
