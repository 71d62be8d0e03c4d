import { expect, test } from 'vitest';
import { makeMandate } from '../../../../../main/usecases/mandates/make-mandate.ts';
import { previewMandate } from '../../../../../main/usecases/mandates/preview-mandate.ts';
import { putPerson } from '../../../../../main/vault/queries/replica-person.ts';
import { draftFor, makeMandateWorld, signature } from '../../../../helpers/mandate-world.ts';
import { personRecord } from '../../../../helpers/vault-people.ts';

test('the dead give no mandate: the desk says so before anybody signs', async () => {
  const { desk, vault, begin, queued } = await makeMandateWorld();
  const interactionId = begin();
  vault.transact((db) => putPerson(db, personRecord(1, { version: 2, civilStatus: 'deceased' }), 'sync'));
  const draft = draftFor();
  expect(previewMandate(desk, { interactionId, draft })).toMatchObject({
    value: { faults: [{ field: 'kind', code: 'grantor-deceased' }] },
  });
  expect(await makeMandate(desk, { interactionId, draft, giving: signature })).toMatchObject({
    problem: { code: 'mandate/faults' },
  });
  expect(queued()).toEqual([]);
});
