import { expect, test } from 'vitest';
import { claimEmergency } from '../../../../main/usecases/company.ts';
import { getInteraction, setParty } from '../../../../main/usecases/interactions.ts';
import type { Party } from '../../../../preload/contract/interaction.ts';
import { ok } from '../../../../preload/contract/result.ts';
import { ida, makeMandateWorld, representative } from '../../../helpers/mandate-world.ts';

/** Peter says that it is an emergency, and the reason is written down before anything is done on it. */
const claimed = async () => {
  const { desk, begin } = await makeMandateWorld();
  const interactionId = begin({ party: representative() });
  const reason = 'She has fallen and needs a home nurse today.';
  await claimEmergency(desk, { interactionId, reason, second: null });
  const afterSaying = (party: Party) => {
    setParty(desk, { interactionId, party });
    const found = getInteraction(desk, interactionId);
    return found.ok ? (found.value.emergency?.reason ?? null) : found.problem.code;
  };
  return { afterSaying, reason };
};

test('an emergency that one person claimed is nobody else’s ground', async () => {
  const { afterSaying } = await claimed();
  expect(afterSaying(representative(ida))).toBeNull();
  expect(afterSaying(representative())).toBeNull();
});

test('an emergency stays claimed where only what its claimer is to the citizen is put right', async () => {
  const { afterSaying, reason } = await claimed();
  expect(afterSaying({ ...representative(), claimedRelation: 'spouse' } as Party)).toBe(reason);
});

test('an emergency is nobody’s ground where another party came while a colleague signed for it', async () => {
  const { desk, begin } = await makeMandateWorld();
  const interactionId = begin({ party: representative() });
  desk.vault.transact((db) =>
    db
      .prepare(
        `INSERT INTO staff (staff_id, name, role, office, is_on_lease) VALUES ('staff-2', 'Bo Lund', 'counter', 'Aarhus', 1)`,
      )
      .run(),
  );
  const signing = {
    ...desk,
    listKeyHolders: () => ['staff-2'],
    checkPin: () => {
      setParty(desk, { interactionId, party: representative(ida) });
      return Promise.resolve(ok(null));
    },
  };
  const second = { staffId: 'staff-2', pin: '135790' };
  expect(await claimEmergency(signing, { interactionId, reason: 'She has fallen.', second })).toMatchObject({
    problem: { code: 'interaction/party-changed' },
  });
  expect(getInteraction(desk, interactionId)).toMatchObject({ value: { emergency: null } });
});
