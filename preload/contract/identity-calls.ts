import { z } from 'zod';
import { command, query } from './define-call.ts';
import {
  EidAttempt,
  EidState,
  IdentityOffer,
  KnowledgeQuestion,
  MrzReading,
  PointsStanding,
  ShownDocument,
} from './identity.ts';
import { IdentityProof } from './interaction.ts';
import { CodeChallenge } from './mandate-making.ts';
import { Day, InteractionId } from './values.ts';

/** How the party of a contact is identified, beyond a document typed from the table. */

const contact = { interactionId: InteractionId };
const notOpen = ['interaction/not-found', 'interaction/closed', 'interaction/party-missing'] as const;
/** As a scanner types it or a camera reads it: lines with breaks, or one after the other. */
const lines = z.string().max(200);
const pieces = z.array(ShownDocument).max(8).readonly();

export const identityCalls = {
  'identity/offer': query({ input: z.strictObject(contact), output: IdentityOffer, problems: notOpen }),
  'identity/read-mrz': query({
    input: z.strictObject({ ...contact, lines }),
    output: MrzReading,
    problems: notOpen,
  }),
  /** Records the document as its machine-readable zone says it; the core reads the lines again. */
  'identity/record-mrz': command({
    input: z.strictObject({ ...contact, lines, isLikenessChecked: z.boolean() }),
    output: IdentityProof,
    problems: [
      ...notOpen,
      'identity/mrz-unreadable',
      'identity/method-unknown',
      'identity/document-incomplete',
      'identity/likeness-not-checked',
    ],
  }),
  'identity/assess-points': query({
    input: z.strictObject({ ...contact, documents: pieces }),
    output: PointsStanding,
    problems: [...notOpen, 'identity/method-unknown'],
  }),
  'identity/record-points': command({
    input: z.strictObject({ ...contact, documents: pieces, isLikenessChecked: z.boolean() }),
    output: IdentityProof,
    problems: [
      ...notOpen,
      'identity/method-unknown',
      'identity/points-missing',
      'identity/likeness-not-checked',
    ],
  }),
  'identity/questions': query({
    input: z.strictObject(contact),
    output: z.object({ questions: z.array(KnowledgeQuestion).readonly(), needed: z.number().int() }),
    problems: [...notOpen, 'identity/method-unknown', 'identity/questions-locked'],
  }),
  /** Right or wrong is all that is kept. */
  'identity/answer-questions': command({
    input: z.strictObject({
      ...contact,
      answers: z
        .array(z.strictObject({ questionId: z.string().max(64), answer: z.string().max(200) }).readonly())
        .max(6)
        .readonly(),
    }),
    output: IdentityProof,
    problems: [...notOpen, 'identity/method-unknown', 'identity/questions-locked', 'identity/answers-wrong'],
  }),
  'identity/send-code': command({
    input: z.strictObject({ ...contact, to: z.enum(['phone', 'mailbox']) }),
    output: CodeChallenge,
    problems: [...notOpen, 'identity/method-unknown', 'identity/offline', 'identity/no-address'],
  }),
  'identity/answer-code': command({
    input: z.strictObject({ ...contact, challengeId: z.string().max(64), code: z.string().trim().max(12) }),
    output: IdentityProof,
    problems: [
      ...notOpen,
      'identity/method-unknown',
      'identity/offline',
      'identity/wrong-code',
      'identity/code-expired',
      'identity/too-many-codes',
    ],
  }),
  /** A second staff member signs with the PIN of their own that they know the person. */
  'identity/vouch': command({
    input: z.strictObject({ ...contact, secondStaffId: z.string().max(64), pin: z.string().max(64) }),
    output: IdentityProof,
    problems: [
      ...notOpen,
      'identity/method-unknown',
      'identity/nobody-to-vouch',
      'session/wrong-pin',
      'session/locked',
    ],
  }),
  /** Somebody without a number: what was said is kept, and nothing is merged with anybody. */
  'identity/record-provisional': command({
    input: z.strictObject({
      ...contact,
      saidName: z.string().trim().min(1).max(200),
      saidBirthDate: Day.nullable(),
      description: z.string().trim().max(500),
    }),
    output: IdentityProof,
    problems: [...notOpen, 'identity/method-unknown'],
  }),
  'identity/begin-eid': command({
    input: z.strictObject({ ...contact, method: z.string().max(64), language: z.string().max(35) }),
    output: EidAttempt,
    problems: [...notOpen, 'identity/method-unknown', 'identity/eid-away'],
  }),
  /** Asked again and again by the page while it waits; records the proof when there is one. */
  'identity/look-at-eid': command({
    input: z.strictObject({ ...contact, attemptId: z.string().max(64) }),
    output: EidState,
    problems: [...notOpen, 'identity/method-unknown', 'identity/attempt-unknown'],
  }),
  'identity/present-credential': command({
    input: z.strictObject({ ...contact, text: z.string().trim().min(1).max(8000) }),
    output: IdentityProof,
    problems: [
      ...notOpen,
      'identity/method-unknown',
      'identity/credential-unreadable',
      'identity/credential-issuer-unknown',
      'identity/credential-forged',
      'identity/credential-expired',
      'identity/credential-revoked',
      'identity/credential-unlisted',
    ],
  }),
} as const;
