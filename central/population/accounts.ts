import { type PersonRecord } from '../api/records.ts';
import { instantOn } from './calendar.ts';
import { registerNightsAgo, type Draw } from './draw.ts';

export type Account = Readonly<NonNullable<PersonRecord['account']>>;

/**
 * No bank has it: the list of Danish registration numbers (Finans Danmark, IBAN overview) begins at 0001. With it no account here can
 * be anybody's, whatever its digits.
 */
const fictitiousRegistrationNumber = '0000';
const banks = ['Eksempelbanken', 'Sparekassen Prøve', 'Andelskassen Mønster'] as const;

/** The account that public payments go to (NemKonto). */
export const drawAccount = ({ random, today }: Draw, ordinal: number): Account => ({
  registrationNumber: fictitiousRegistrationNumber,
  accountNumber: String(4_000_000_000 + ordinal * 7).padStart(10, '0'),
  bankName: random.pick(banks),
  country: 'DK',
  asOf: instantOn(today - registerNightsAgo(random), 130),
});
