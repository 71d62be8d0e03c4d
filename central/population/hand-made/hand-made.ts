import {
  appointedByCourt,
  childOfOne,
  fatherWithoutCustody,
  keptAway,
  motherAlone,
  protectedWoman,
  representedByOrder,
} from './court-orders.ts';
import {
  guardian,
  separatedFather,
  separatedMother,
  sharedChild,
  teenager,
  teenagersMother,
  ward,
  wardMandateId,
  wardsFriend,
} from './custody-and-guardianship.ts';
import {
  companyOwner,
  externalAccountant,
  jointMandateId,
  jointPrincipal,
  lawyer,
  principalsSister,
} from './firms.ts';
import { nineChildren, nineFather, nineMother } from './household-of-nine.ts';
import { letterSender } from './letter-photo.ts';
import { mandateGiver, mandateHistoryIds, mandateHolder } from './mandate-history.ts';
import { mother, motherMandateId, son } from './mother-and-son.ts';
import { anna, annasSister, bo, carla } from './staff.ts';
import {
  danishLetters,
  diaeresis,
  longName,
  oneName,
  polishLetters,
  sameNameFirst,
  sameNameSecond,
  transliterated,
  twoSurnames,
  vietnameseLetters,
} from './uncommon-names.ts';
import {
  deceased,
  emigrated,
  expiredPassport,
  foreignCaller,
  inCopenhagen,
  noNumber,
  shielded,
} from './unsettled-people.ts';

/** The hand-made people by what they are there for, for demonstrations and tests to refer to. */
export const handMade = {
  mother,
  son,
  nineFather,
  nineMother,
  nineChildren,
  twoSurnames,
  oneName,
  danishLetters,
  diaeresis,
  polishLetters,
  vietnameseLetters,
  transliterated,
  longName,
  sameNameFirst,
  sameNameSecond,
  noNumber,
  shielded,
  deceased,
  emigrated,
  foreignCaller,
  expiredPassport,
  inCopenhagen,
  mandateGiver,
  mandateHolder,
  separatedMother,
  separatedFather,
  sharedChild,
  teenager,
  teenagersMother,
  ward,
  guardian,
  letterSender,
  anna,
  annasSister,
  bo,
  carla,
  wardsFriend,
  protectedWoman,
  keptAway,
  representedByOrder,
  appointedByCourt,
  childOfOne,
  motherAlone,
  fatherWithoutCustody,
  jointPrincipal,
  principalsSister,
  lawyer,
  companyOwner,
  externalAccountant,
} as const;

export const handMadeMandates = {
  mother: motherMandateId,
  ward: wardMandateId,
  joint: jointMandateId,
  ...mandateHistoryIds,
} as const;
