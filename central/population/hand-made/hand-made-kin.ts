import { type Draw } from '../draw.ts';
import { type Kin } from '../kin.ts';
import { peopleBeforeCourts } from './court-orders.ts';
import { custodyAndGuardianship, wardsFriends } from './custody-and-guardianship.ts';
import { firmsAndTheirPeople } from './firms.ts';
import { householdOfNine } from './household-of-nine.ts';
import { letterSenderAlone } from './letter-photo.ts';
import { mandateHistory } from './mandate-history.ts';
import { motherAndSon } from './mother-and-son.ts';
import { staffAsCitizens } from './staff.ts';
import { uncommonNames } from './uncommon-names.ts';
import { unsettledPeople } from './unsettled-people.ts';

/** The people who are in every country, with the troubles of life that the generator does not think of. */
export const handMadeKin = (draw: Draw): readonly Kin[] => [
  motherAndSon(draw),
  householdOfNine(draw),
  ...uncommonNames(draw),
  ...unsettledPeople(draw),
  mandateHistory(draw),
  ...custodyAndGuardianship(draw),
  letterSenderAlone(draw),
  ...staffAsCitizens(draw),
  ...wardsFriends(draw),
  ...peopleBeforeCourts(draw),
  ...firmsAndTheirPeople(draw),
];
