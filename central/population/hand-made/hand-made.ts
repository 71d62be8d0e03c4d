import {
  guardian,
  separatedFather,
  separatedMother,
  sharedChild,
  teenager,
  teenagersMother,
  ward,
} from './custody-and-guardianship.ts';
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
} as const;

export const handMadeMandates = { mother: motherMandateId, ...mandateHistoryIds } as const;
