import { expect, test } from 'vitest';
import { beginAct, readForm, saveDraft } from '../../../../main/usecases/draft.ts';
import { completeAct } from '../../../../main/usecases/complete-act.ts';
import { recordIdentity } from '../../../../main/usecases/identify.ts';
import { setParty } from '../../../../main/usecases/interactions.ts';
import { makeMandate } from '../../../../main/usecases/mandates/make-mandate.ts';
import { readReceipt } from '../../../../main/usecases/receipt.ts';
import type { Result } from '../../../../preload/contract/result.ts';
import type { ActId, InteractionId } from '../../../../preload/contract/values.ts';
import {
  changeOfAddress,
  draftFor,
  makeMandateWorld,
  representative,
  signature,
  type MandateWorld,
} from '../../../helpers/mandate-world.ts';

const document = {
  documentKind: 'passport',
  number: '208849321',
  issuingCountry: 'DK',
  expiresOn: '2031-08-04',
};

const got = <T>(answer: Result<T, { readonly code: string }>): T => {
  if (!answer.ok) throw new Error(answer.problem.code);
  return answer.value;
};

const move = (world: MandateWorld, interactionId: InteractionId): ActId => {
  const desk = { ...world.desk, newReference: world.desk.newId };
  const { actId } = got(beginAct(desk, { interactionId, serviceId: changeOfAddress }));
  const form = got(readForm(desk, actId));
  const address = { street: 'Vestergade', houseNumber: '12', postcode: '8000', town: 'Aarhus C' };
  const values = { ...form.values, ...address, moveDate: '2026-03-02' };
  const { revision } = got(saveDraft(desk, { actId, values, revision: form.revision }));
  got(completeAct(desk, { actId, revision, receivers: [] }));
  return actId;
};

const stepsOf = ({ desk }: MandateWorld, actId: ActId) => got(readReceipt(desk, actId)).nextSteps;

test('a receipt says what follows from whoever did it, also after somebody else has taken their place', async () => {
  const world = await makeMandateWorld();
  const { desk } = world;
  const interactionId = world.begin();
  got(await makeMandate(desk, { interactionId, draft: draftFor(), giving: signature }));
  const own = move(world, interactionId);
  const ownSteps = stepsOf(world, own);
  got(setParty(desk, { interactionId, party: representative() }));
  got(
    recordIdentity(desk, { interactionId, method: 'original-document', document, isLikenessChecked: true }),
  );
  const his = move(world, interactionId);
  const hisSteps = stepsOf(world, his);
  expect(hisSteps).not.toEqual(ownSteps);
  expect(stepsOf(world, own)).toEqual(ownSteps);
  got(setParty(desk, { interactionId, party: { kind: 'subject' } }));
  expect(stepsOf(world, his)).toEqual(hisSteps);
});
