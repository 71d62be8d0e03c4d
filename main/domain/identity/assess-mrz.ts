import type { IdentityProof } from '../../../preload/contract/interaction.ts';
import type { MrzFault, MrzReading } from '../../../preload/contract/identity.ts';
import type { AssuranceLevel } from '../../../preload/contract/values.ts';
import { isExpired } from './assess-proof.ts';
import { comparePerson, type RegisteredPerson } from './compare-person.ts';
import { lowerOf } from './levels.ts';

/** What the reading says against the document, its own faults first: expired, or made out for somebody else. */
export const mrzFaults = (
  reading: MrzReading,
  { party, today }: { readonly party: RegisteredPerson; readonly today: string },
): readonly MrzFault[] => {
  if (reading.format === null) return reading.faults;
  const compared = comparePerson(reading, party);
  return [
    ...reading.faults,
    ...(isExpired(reading.expiresOn, today)
      ? [{ code: 'document-expired' as const, field: 'expiresOn' as const }]
      : []),
    ...(compared === 'birth-date-differs' ? [{ code: compared, field: 'birthDate' as const }] : []),
    ...(compared === 'name-differs' ? [{ code: compared, field: 'name' as const }] : []),
  ];
};

export type Assessed = {
  readonly level: AssuranceLevel;
  readonly shortfall: IdentityProof['shortfall'];
};

/** From the gravest on: what makes a document worthless comes before what lowers it. */
const worthless: readonly (readonly [MrzFault['code'], NonNullable<IdentityProof['shortfall']>])[] = [
  ['birth-date-differs', 'birth-date-differs'],
  ['check-digit-wrong', 'check-digit-wrong'],
  ['date-impossible', 'check-digit-wrong'],
];

/**
 * What a document is worth once its zone has been read. A zone that does not check, or another birth date, makes it worth nothing; a
 * name that differs leaves it the lowest level until somebody has shown why.
 */
export const lowerByMrz = (assessed: Assessed, faults: readonly MrzFault[]): Assessed => {
  const found = worthless.find(([code]) => faults.some((fault) => fault.code === code));
  if (found) return { level: 'none', shortfall: found[1] };
  const hasOtherName = faults.some((fault) => fault.code === 'name-differs');
  return hasOtherName && assessed.shortfall === null
    ? { level: lowerOf(assessed.level, 'low'), shortfall: 'name-differs' }
    : assessed;
};
