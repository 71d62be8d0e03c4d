import { z } from 'zod';
import { Consent, ConsentWay, Receiver } from './consent.ts';
import { command, query } from './define-call.ts';
import { ConsentId, Day, PersonId } from './values.ts';

/** Consents: to share or fetch data, for a purpose, until a day. Never the same thing as a mandate. */
export const consentCalls = {
  'consent/list': query({
    input: z.strictObject({ personId: PersonId }),
    output: z.object({
      consents: z.array(Consent).readonly(),
      /** Everybody the pack knows who may be told, by law or by consent. */
      receivers: z.array(Receiver).readonly(),
    }),
    problems: ['access/purpose-needed', 'person/not-found'],
  }),
  'consent/give': command({
    input: z.strictObject({
      personId: PersonId,
      receiverId: z.string().max(64),
      validUntil: Day.nullable(),
      way: ConsentWay,
    }),
    output: Consent,
    problems: [
      'access/purpose-needed',
      'person/not-found',
      'consent/identity-needed',
      'consent/not-asked',
      'consent/day-past',
      'vault/disk-full',
    ],
  }),
  'consent/withdraw': command({
    input: z.strictObject({ consentId: ConsentId, reason: z.string().trim().max(500) }),
    output: Consent,
    problems: ['access/purpose-needed', 'consent/not-found', 'vault/disk-full'],
  }),
} as const;
