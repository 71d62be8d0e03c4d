import type { StaffId } from '../../../preload/contract/values.ts';
import { isPin } from './pin.ts';

export type ColleagueFields = {
  readonly colleagueId: StaffId | null;
  readonly code: string;
  readonly pin: string;
  readonly colleaguePin: string;
  readonly colleaguePinAgain: string;
};

export const emptyColleague: ColleagueFields = {
  colleagueId: null,
  code: '',
  pin: '',
  colleaguePin: '',
  colleaguePinAgain: '',
};

/** Fields that cannot be sent as they are. */
export const faultsOfColleague = (fields: ColleagueFields): readonly (keyof ColleagueFields)[] => {
  const isGood: { readonly [F in keyof ColleagueFields]: boolean } = {
    colleagueId: fields.colleagueId !== null,
    code: fields.code.trim().length >= 8,
    pin: isPin(fields.pin),
    colleaguePin: isPin(fields.colleaguePin),
    colleaguePinAgain: fields.colleaguePin === fields.colleaguePinAgain,
  };
  return (Object.keys(isGood) as (keyof ColleagueFields)[]).filter((field) => !isGood[field]);
};
