import type { PersonRecord } from '../../api/records.ts';
import { actingPeople } from './acting-people.ts';
import { insufficient, type AuthorityCheck, type AuthorityFacts, type GivenAuthority } from './check.ts';
import { isWithin } from './is-within.ts';

/** Custody ends with this birthday: forældreansvarsloven § 1. */
const adultYears = 18;

/** Somebody is so many years old by that day; nobody is whose birthday is unknown. */
export const hasTurned = (years: number, { birthDate }: PersonRecord, day: string): boolean =>
  birthDate !== null && `${Number(birthDate.slice(0, 4)) + years}${birthDate.slice(4)}` <= day;

const isRemoved = ({ courtOrders }: PersonRecord, holderId: string, day: string): boolean =>
  courtOrders.some(
    ({ kind, personId, madeOn, validUntil }) =>
      kind === 'custody-removed' && personId === holderId && isWithin(madeOn, validUntil, day),
  );

/** Ids of those who held custody of the subject on that day; nobody does of an adult. */
export const custodyHolders = (subject: PersonRecord, day: string): ReadonlySet<string> =>
  new Set(
    hasTurned(adultYears, subject, day)
      ? []
      : subject.relations
          .filter(
            ({ relation, from, until, personId }) =>
              relation === 'custody-holder' &&
              isWithin(from, until, day) &&
              !isRemoved(subject, personId, day),
          )
          .map(({ personId }) => personId),
  );

/** Whoever holds custody decides for the child; where the law asks both, both were there (domain.md, Authority rule 5). */
export const checkCustody = (
  partyId: string,
  authority: GivenAuthority,
  { subject, service, decidedOn }: AuthorityFacts,
): AuthorityCheck => {
  const holders = custodyHolders(subject, decidedOn);
  if (!holders.has(partyId)) return insufficient('no register knows of custody on that day');
  const acting = actingPeople(authority);
  const isAgreed = service.custody !== 'both-agree' || [...holders].every((holder) => acting.has(holder));
  return isAgreed ? { ok: true } : insufficient('the custody holders decide together');
};
