import type { GivenAuthority } from './check.ts';

/** People who take part, the party included; co-attorneys, and whoever else was there, are named in the evidence, separated by blanks. */
export const actingPeople = ({
  partyPersonId,
  evidence,
}: Pick<GivenAuthority, 'partyPersonId' | 'evidence'>): ReadonlySet<string> =>
  new Set([partyPersonId ?? '', ...(evidence['coAttorneyIds'] ?? '').split(' ')].filter(Boolean));
