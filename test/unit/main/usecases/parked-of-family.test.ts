import { expect, test } from 'vitest';
import type { Desk } from '../../../../main/usecases/desk.ts';
import { beginAct, readForm, saveDraft } from '../../../../main/usecases/draft.ts';
import { completeAct } from '../../../../main/usecases/complete-act.ts';
import { makeMandate } from '../../../../main/usecases/mandates/make-mandate.ts';
import { listOutbox } from '../../../../main/usecases/outbox.ts';
import { listParked } from '../../../../main/usecases/parked/list-parked.ts';
import { readParked } from '../../../../main/usecases/parked/read-parked.ts';
import { retryParked } from '../../../../main/usecases/parked/retry-parked.ts';
import { markParked } from '../../../../main/vault/queries/outbox-progress.ts';
import type { Result } from '../../../../preload/contract/result.ts';
import { PersonId, StaffId, type EnvelopeId } from '../../../../preload/contract/values.ts';
import { personId } from '../../../helpers/vault-people.ts';
import {
  changeOfAddress,
  draftFor,
  makeMandateWorld,
  peter,
  representative,
  signature,
} from '../../../helpers/mandate-world.ts';

const got = <T>(answer: Result<T, { readonly code: string }>): T => {
  if (!answer.ok) throw new Error(answer.problem.code);
  return answer.value;
};

/** Peter moves his mother on her mandate, and central puts the work aside; a supervisor of the machine looks at the tray. */
const parkedOfPeter = async () => {
  const world = await makeMandateWorld();
  const desk = { ...world.desk, newReference: world.desk.newId };
  got(await makeMandate(desk, { interactionId: world.begin(), draft: draftFor(), giving: signature }));
  const interactionId = world.begin({ party: representative() });
  const { actId } = got(beginAct(desk, { interactionId, serviceId: changeOfAddress }));
  const form = got(readForm(desk, actId));
  const address = { street: 'Vestergade', houseNumber: '12', postcode: '8000', town: 'Aarhus C' };
  const values = { ...form.values, ...address, moveDate: '2026-03-02' };
  const { revision } = got(saveDraft(desk, { actId, values, revision: form.revision }));
  got(completeAct(desk, { actId, revision, receivers: [] }));
  const envelopeId = world.queued().find(({ kind }) => kind === 'act-completed')?.id as EnvelopeId;
  world.vault.transact((db) => markParked(db, { envelopeId, reason: 'authority/revoked' }));
  const supervisor = (relatedPersonIds: readonly string[]): Desk => ({
    ...desk,
    staff: {
      ...desk.staff,
      staffId: StaffId.parse('staff-2'),
      role: 'supervisor',
      personId: PersonId.parse(personId(98)),
      relatedPersonIds,
    },
  });
  return { envelopeId, supervisor };
};

test('a supervisor mends no work in which their own family stood for the citizen, nor reads it', async () => {
  const { envelopeId, supervisor } = await parkedOfPeter();
  expect(readParked(supervisor([]), envelopeId)).toMatchObject({ ok: true });
  const hers = supervisor([peter]);
  expect(readParked(hers, envelopeId)).toMatchObject({ problem: { code: 'parked/not-yours' } });
  expect(retryParked(hers, envelopeId)).toMatchObject({ problem: { code: 'parked/not-yours' } });
  expect(listParked(hers)).toMatchObject([{ envelopeId, content: null, actions: [] }]);
  const shown = listOutbox(hers).find((item) => item.envelopeId === envelopeId);
  expect(shown).toMatchObject({ subject: null, reference: null });
});
