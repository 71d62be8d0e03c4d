import { expect, test } from 'vitest';
import { beginAct, discardDraft, readForm, saveDraft } from '../../../../main/usecases/draft.ts';
import { completeAct } from '../../../../main/usecases/complete-act.ts';
import { endInteraction } from '../../../../main/usecases/end-interaction.ts';
import type { Result } from '../../../../preload/contract/result.ts';
import { accountChange, changeOfAddress, makeMandateWorld } from '../../../helpers/mandate-world.ts';

const got = <T>(answer: Result<T, { readonly code: string }>): T => {
  if (!answer.ok) throw new Error(answer.problem.code);
  return answer.value;
};

test('what is sent is what was checked: without the blanks at the ends of a text', async () => {
  const { desk, begin, queued } = await makeMandateWorld();
  const { actId } = got(beginAct(desk, { interactionId: begin(), serviceId: accountChange }));
  const { values, revision } = got(readForm(desk, actId));
  const typed = { ...values, registrationNumber: '1234', accountNumber: ' 5678901 ' };
  const saved = got(saveDraft(desk, { actId, values: typed, revision }));
  got(completeAct(desk, { actId, revision: saved.revision, receivers: [] }));
  expect(queued()[0]).toMatchObject({
    payload: { values: { registrationNumber: '1234', accountNumber: '5678901' } },
  });
});

test('a draft of a service that the pack no longer has can be thrown away, and its contact ends', async () => {
  const { desk, begin } = await makeMandateWorld();
  const interactionId = begin();
  const { actId } = got(beginAct(desk, { interactionId, serviceId: changeOfAddress }));
  const services = desk.pack.services.filter(({ serviceId }) => serviceId !== changeOfAddress);
  const newer = { ...desk, pack: { ...desk.pack, services } };
  expect(readForm(newer, actId)).toMatchObject({ problem: { code: 'act/not-found' } });
  expect(discardDraft(newer, actId)).toMatchObject({ ok: true });
  expect(endInteraction(newer, { interactionId, outcome: 'answered', note: '' })).toMatchObject({ ok: true });
});
