import { z } from 'zod';
import type { PersonRecord } from '../../api/records.ts';
import type { SimulatedAccount } from './eid-simulator.ts';

/** What a citizen sends from the sign-in page. */
export const SignInAnswer = z.object({
  answer: z.enum(['sign-in', 'cancel']),
  level: z.enum(['low', 'substantial', 'high']).default('high'),
  number: z.string().max(40).default(''),
  givenName: z.string().max(200).default(''),
  familyName: z.string().max(200).default(''),
  birthDate: z.string().max(10).default(''),
});
export type SignInAnswer = z.infer<typeof SignInAnswer>;

export const accountOfPerson = (person: PersonRecord): SimulatedAccount => ({
  name: `${person.givenNames} ${person.surname}`.trim(),
  given_name: person.givenNames,
  family_name: person.surname,
  birthdate: person.birthDate ?? undefined,
  national_number: person.nationalNumber ?? undefined,
});

/** Another country's eID says name and birth date, and no number of ours. Null where something is missing. */
export const foreignAccount = ({ givenName, familyName, birthDate }: SignInAnswer): SimulatedAccount | null =>
  familyName.trim() === '' || !/^\d{4}-\d{2}-\d{2}$/.test(birthDate)
    ? null
    : {
        name: `${givenName.trim()} ${familyName.trim()}`.trim(),
        given_name: givenName.trim(),
        family_name: familyName.trim(),
        birthdate: birthDate,
        national_number: undefined,
      };
