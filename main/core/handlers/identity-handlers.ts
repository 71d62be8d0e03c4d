import type { identityCalls } from '../../../preload/contract/identity-calls.ts';
import { answerCode, sendCode } from '../../usecases/identity/code.ts';
import { presentCredential } from '../../usecases/identity/credential.ts';
import { beginEid, lookAtEid } from '../../usecases/identity/eid.ts';
import { readZone, recordZone } from '../../usecases/identity/mrz.ts';
import { offerIdentity } from '../../usecases/identity/offer-identity.ts';
import { assessPoints, recordPoints } from '../../usecases/identity/points.ts';
import { recordProvisional } from '../../usecases/identity/provisional.ts';
import { answerQuestions, askQuestions } from '../../usecases/identity/questions.ts';
import { vouchTogether } from '../../usecases/identity/vouch.ts';
import type { Handlers } from '../handler.ts';

/** Who answers which call about identity. */
export const identityHandlers = {
  'identity/offer': ({ desk }, input) => offerIdentity(desk, input),
  'identity/read-mrz': ({ desk }, input) => readZone(desk, input),
  'identity/record-mrz': ({ desk }, input) => recordZone(desk, input),
  'identity/assess-points': ({ desk }, input) => assessPoints(desk, input),
  'identity/record-points': ({ desk }, input) => recordPoints(desk, input),
  'identity/questions': ({ desk }, input) => askQuestions(desk, input),
  'identity/answer-questions': ({ desk }, input) => answerQuestions(desk, input),
  'identity/send-code': ({ desk }, input) => sendCode(desk, input),
  'identity/answer-code': ({ desk }, input) => answerCode(desk, input),
  'identity/vouch': ({ desk }, input) => vouchTogether(desk, input),
  'identity/record-provisional': ({ desk }, input) => recordProvisional(desk, input),
  'identity/begin-eid': ({ desk }, input) => beginEid(desk, input),
  'identity/look-at-eid': ({ desk }, input) => lookAtEid(desk, input),
  'identity/present-credential': ({ desk }, input) => presentCredential(desk, input),
} satisfies Pick<Handlers, keyof typeof identityCalls>;
