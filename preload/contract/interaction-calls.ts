import { z } from 'zod';
import { command, nothing, query } from './define-call.ts';
import { IdentityProof, Interaction, Mode, OpenInteraction, Party } from './interaction.ts';
import { Channel, Day, InteractionId, PersonId } from './values.ts';

/** One contact with one citizen, from its start to its end. */
export const interactionCalls = {
  'interaction/start': command({
    input: z.strictObject({ personId: PersonId, channel: Channel, mode: Mode }),
    output: z.object({ interactionId: InteractionId }),
    problems: ['access/purpose-needed', 'person/not-found', 'interaction/other-channel-open'],
  }),
  'interaction/list-open': query({
    input: nothing,
    output: z.object({ interactions: z.array(OpenInteraction).readonly() }),
    problems: [],
  }),
  'interaction/get': query({
    input: z.strictObject({ interactionId: InteractionId }),
    output: Interaction,
    problems: ['interaction/not-found'],
  }),
  'interaction/set-mode': command({
    input: z.strictObject({ interactionId: InteractionId, mode: Mode }),
    output: Interaction,
    problems: ['interaction/not-found', 'interaction/closed'],
  }),
  'interaction/set-party': command({
    input: z.strictObject({ interactionId: InteractionId, party: Party }),
    output: Interaction,
    problems: ['interaction/not-found', 'interaction/closed', 'person/not-found'],
  }),
  'interaction/record-identity': command({
    input: z.strictObject({
      interactionId: InteractionId,
      method: z.string().max(64),
      document: z
        .strictObject({
          documentKind: z.string().max(64),
          number: z.string().max(40),
          issuingCountry: z.string().length(2),
          expiresOn: Day.nullable(),
        })
        .nullable(),
      /** The staff member has compared the face with the picture. */
      isLikenessChecked: z.boolean(),
    }),
    output: IdentityProof,
    problems: [
      'interaction/not-found',
      'interaction/closed',
      'interaction/party-missing',
      'identity/method-unknown',
      'identity/document-incomplete',
      'identity/likeness-not-checked',
    ],
  }),
  /** Somebody else is in the room who must decide too. Adding them again replaces what was shown before. */
  'interaction/add-present': command({
    input: z.strictObject({
      interactionId: InteractionId,
      personId: PersonId,
      document: z.strictObject({
        documentKind: z.string().max(64),
        number: z.string().max(40),
        issuingCountry: z.string().length(2),
        expiresOn: Day.nullable(),
      }),
      isLikenessChecked: z.boolean(),
    }),
    output: Interaction,
    problems: [
      'interaction/not-found',
      'interaction/closed',
      'person/not-found',
      'identity/method-unknown',
      'identity/document-incomplete',
      'identity/likeness-not-checked',
      'identity/document-not-enough',
    ],
  }),
  'interaction/claim-emergency': command({
    input: z.strictObject({
      interactionId: InteractionId,
      /** Said before anything is done; at least a sentence. */
      reason: z.string().trim().min(10).max(1000),
      /** A colleague who answers for it too, and signs with a PIN of their own; null where nobody else is here. */
      second: z.strictObject({ staffId: z.string().max(64), pin: z.string().max(64) }).nullable(),
    }),
    output: Interaction,
    problems: [
      'interaction/not-found',
      'interaction/closed',
      'interaction/party-missing',
      'interaction/party-changed',
      'identity/nobody-to-vouch',
      'session/wrong-pin',
      'session/locked',
    ],
  }),
  'interaction/end': command({
    input: z.strictObject({
      interactionId: InteractionId,
      outcome: z.string().max(64),
      note: z.string().max(2000),
    }),
    output: Interaction,
    problems: [
      'interaction/not-found',
      'interaction/closed',
      'interaction/party-missing',
      'interaction/unfinished-drafts',
    ],
  }),
} as const;
