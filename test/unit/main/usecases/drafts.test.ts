import { expect, test } from 'vitest';
import { isStorable } from '../../../../central/domain/storable-text.ts';
import { beginAct, discardDraft, readForm, saveDraft } from '../../../../main/usecases/draft.ts';
import { completeAct } from '../../../../main/usecases/complete-act.ts';
import { endInteraction } from '../../../../main/usecases/end-interaction.ts';
import { getInteraction } from '../../../../main/usecases/interactions.ts';
import { putPerson } from '../../../../main/vault/queries/replica-person.ts';
import type { FieldValues } from '../../../../preload/contract/service.ts';
import type { Result } from '../../../../preload/contract/result.ts';
import { accountChange, changeOfAddress, makeMandateWorld } from '../../../helpers/mandate-world.ts';
import { personRecord } from '../../../helpers/vault-people.ts';

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

test('half a character or an empty one, pasted from elsewhere, stops neither the act nor the end of its contact', async () => {
  const { desk, begin, queued } = await makeMandateWorld();
  const interactionId = begin();
  const { actId } = got(beginAct(desk, { interactionId, serviceId: changeOfAddress }));
  const { values, revision } = got(readForm(desk, actId));
  const address = { street: 'Vester\u0000gade', houseNumber: '12', postcode: '8000', town: 'Aarhus C' };
  const typed = { ...values, ...address, careOf: 'Ida \ud83c' };
  const saved = got(saveDraft(desk, { actId, values: typed, revision }));
  got(completeAct(desk, { actId, revision: saved.revision, receivers: [] }));
  got(endInteraction(desk, { interactionId, outcome: 'solved', note: 'Told her.\u0000' }));
  expect(queued().map(({ payload }) => payload)).toMatchObject([
    { values: { street: 'Vestergade', careOf: 'Ida \ufffd' } },
    { note: 'Told her.' },
  ]);
  for (const envelope of queued()) expect(isStorable(envelope)).toBe(true);
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

test('a move that was a mistake is taken back at once by another one, though no register has heard of the first', async () => {
  const world = await makeMandateWorld();
  const desk = { ...world.desk, newReference: world.desk.newId };
  const interactionId = world.begin();
  const move = (address: FieldValues) => {
    const { actId } = got(beginAct(desk, { interactionId, serviceId: changeOfAddress }));
    const form = got(readForm(desk, actId));
    const values = { ...form.values, ...address };
    const { revision } = got(saveDraft(desk, { actId, values, revision: form.revision }));
    return completeAct(desk, { actId, revision, receivers: [] });
  };
  const home = { street: 'Prøvevej', houseNumber: '1', floorAndDoor: '', postcode: '8000', town: 'Aarhus C' };
  const address = { ...home, careOf: '', municipality: '0751', country: 'DK', movedInOn: '2010-05-01' };
  world.vault.transact((db) => putPerson(db, personRecord(1, { address }), 'sync'));
  expect(move(home)).toMatchObject({ problem: { code: 'act/faults', fields: ['street'] } });
  const { acts } = got(getInteraction(desk, interactionId));
  for (const { actId } of acts) got(discardDraft(desk, actId));
  got(move({ ...home, street: 'Vestergade', houseNumber: '12' }));
  expect(move(home)).toMatchObject({ ok: true });
  expect(world.queued()).toMatchObject([
    { payload: { values: { street: 'Vestergade' } } },
    { payload: { values: home } },
  ]);
});
