import { z } from 'zod';
import { command, query } from './define-call.ts';
import { Purpose } from './interaction.ts';
import { PersonFile, PersonMatch } from './person.ts';
import { RevealedContact, RevealOffer, RevealWish } from './reveal.ts';
import { Instant, PersonId } from './values.ts';

/** Finding people and opening their files. */
export const personCalls = {
  'person/find': query({
    input: z.strictObject({ text: z.string().max(100), limit: z.number().int().min(1).max(50) }),
    output: z.object({ matches: z.array(PersonMatch).readonly(), hasMore: z.boolean() }),
    problems: [],
  }),
  'person/look-up': command({
    input: z.strictObject({ text: z.string().min(2).max(100), purpose: Purpose }),
    output: z.object({ matches: z.array(PersonMatch).readonly() }),
    problems: ['lookup/offline', 'lookup/refused'],
  }),
  'person/open': command({
    input: z.strictObject({ personId: PersonId, purpose: Purpose }),
    output: z.object({ openedAt: Instant }),
    problems: ['person/not-found', 'access/own-file', 'access/relatives-file'],
  }),
  'person/file': query({
    input: z.strictObject({ personId: PersonId }),
    output: PersonFile,
    problems: ['access/purpose-needed', 'person/not-found'],
  }),
  /** Who at this machine may agree to a reveal, and whether there is a way to central, which alone knows. */
  'person/reveal-offer': query({
    input: z.strictObject({ personId: PersonId }),
    output: RevealOffer,
    problems: ['access/purpose-needed', 'person/not-found', 'address/not-protected', 'session/not-allowed'],
  }),
  'person/reveal-address': command({
    input: RevealWish,
    output: RevealedContact,
    problems: [
      'access/purpose-needed',
      'person/not-found',
      'address/not-protected',
      'address/nobody-to-agree',
      'address/offline',
      'address/refused',
      'session/not-allowed',
      'session/wrong-pin',
      'session/locked',
    ],
  }),
} as const;
