import type { MandateFact } from '../authority/facts.ts';

/** What of a new mandate decides which older ones it replaces. */
export type NewMandate = Pick<
  MandateFact,
  'grantee' | 'otherGrantees' | 'scope' | 'interactionId' | 'validFrom' | 'validUntil'
>;

/**
 * A new mandate replaces an older one between the same people where the two overlap in time and the new one says everything the old one
 * said: a mandate is never doubled. One for a single contact and a lasting one stand side by side.
 */
export const supersedes = (made: NewMandate, older: MandateFact, today: string): boolean =>
  older.revokedOn === null &&
  !(older.validUntil !== null && older.validUntil < laterOf(today, made.validFrom)) &&
  !(made.validUntil !== null && made.validUntil < older.validFrom) &&
  made.interactionId === older.interactionId &&
  granteesOf(made) === granteesOf(older) &&
  coversScope(made.scope, older.scope);

const granteesOf = ({ grantee, otherGrantees }: Pick<MandateFact, 'grantee' | 'otherGrantees'>): string =>
  [grantee, ...otherGrantees]
    .map(({ kind, partyId, name }) => `${kind}:${partyId ?? name}`)
    .toSorted()
    .join('|');

const coversScope = (made: MandateFact['scope'], older: MandateFact['scope']): boolean =>
  older.every((line) =>
    made.some(({ serviceId, power }) => serviceId === line.serviceId && power === line.power),
  );

const laterOf = (left: string, right: string): string => (left > right ? left : right);
