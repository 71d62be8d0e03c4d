import { expect, test } from 'vitest';
import { offerIdentity } from '../../../../main/usecases/identity/offer-identity.ts';
import { answerQuestions, askQuestions } from '../../../../main/usecases/identity/questions.ts';
import type { InteractionId } from '../../../../preload/contract/values.ts';
import type { Desk } from '../../../../main/usecases/desk.ts';
import { makeMandateWorld } from '../../../helpers/mandate-world.ts';

const wrong = ['current-address-since', 'postcode', 'household-name'].map((questionId) => ({
  questionId,
  answer: 'nobody knows',
}));

const code = (answer: { readonly ok: boolean }): unknown =>
  'problem' in answer ? (answer.problem as { readonly code: string }).code : 'ok';

const whyNoQuestions = (desk: Desk, interactionId: InteractionId): unknown => {
  const offer = offerIdentity(desk, { interactionId });
  return offer.ok ? offer.value.methods.find(({ kind }) => kind === 'questions')?.whyNot : offer.problem.code;
};

test('questions that were locked by a clock far ahead open again a day after it was put right', async () => {
  const { desk, begin, setNow } = await makeMandateWorld();
  const interactionId = begin({ channel: 'phone', level: 'none' });
  setNow('2027-03-02T09:00:00.000Z');
  for (let n = 0; n < 3; n += 1) answerQuestions(desk, { interactionId, answers: wrong });
  setNow('2026-03-02T10:00:00.000Z');
  expect(whyNoQuestions(desk, interactionId)).toBe('locked');
  setNow('2026-03-03T09:59:59.000Z');
  expect(code(askQuestions(desk, { interactionId }))).toBe('identity/questions-locked');
  setNow('2026-03-03T10:00:00.000Z');
  expect(code(askQuestions(desk, { interactionId }))).toBe('ok');
  expect(whyNoQuestions(desk, interactionId)).not.toBe('locked');
});
