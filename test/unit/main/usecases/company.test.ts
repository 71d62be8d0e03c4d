import { beforeEach, expect, test } from 'vitest';
import { decideForService } from '../../../../main/usecases/authority.ts';
import { addPresent } from '../../../../main/usecases/company.ts';
import { recordIdentity } from '../../../../main/usecases/identify.ts';
import { getInteraction } from '../../../../main/usecases/interactions.ts';
import { makeMandate } from '../../../../main/usecases/mandates/make-mandate.ts';
import type { InteractionId } from '../../../../preload/contract/values.ts';
import {
  changeOfAddress,
  draftFor,
  ida,
  makeMandateWorld,
  peter,
  representative,
  signature,
  type MandateWorld,
} from '../../../helpers/mandate-world.ts';

/** Peter and Ida may act for Karen together. He is at the desk, and she is with him. */

let world: MandateWorld;
let interactionId: InteractionId;
const document = {
  documentKind: 'passport',
  number: '208849321',
  issuingCountry: 'DK',
  expiresOn: '2031-08-04',
};

beforeEach(async () => {
  world = await makeMandateWorld();
  const given = await makeMandate(world.desk, {
    interactionId: world.begin(),
    draft: draftFor({
      decide: 'jointly',
      grantees: [peter, ida].map((partyId) => ({ kind: 'person', partyId, name: '' })),
    }),
    giving: signature,
  });
  if (!given.ok) throw new Error(given.problem.code);
  interactionId = world.begin({ party: representative() });
});

const idaIsHere = (): void => {
  const added = addPresent(world.desk, { interactionId, personId: ida, document, isLikenessChecked: true });
  expect(added.ok).toBe(true);
};
const peterShowsHisPassport = (): void => {
  const shown = { interactionId, method: 'original-document', document, isLikenessChecked: true };
  expect(recordIdentity(world.desk, shown)).toMatchObject({ value: { level: 'high' } });
};
const decided = () => {
  const answer = decideForService(world.desk, { interactionId, serviceId: changeOfAddress });
  return answer.ok ? answer.value.outcome : answer.problem;
};
const company = () => {
  const answer = getInteraction(world.desk, interactionId);
  return answer.ok ? answer.value.alsoPresent.map(({ personId }) => personId) : answer.problem;
};

test('attorneys who decide together do so while both are there', () => {
  expect(decided()).toBe('refuse');
  idaIsHere();
  expect([decided(), company()]).toEqual(['permit', [ida]]);
});

test('who was there yesterday decides nothing today, in a contact that goes on, before they show who they are again', () => {
  idaIsHere();
  world.setNow('2026-03-03T09:00:00.000Z');
  peterShowsHisPassport();
  expect([decided(), company()]).toEqual(['refuse', []]);
  idaIsHere();
  expect([decided(), company()]).toEqual(['permit', [ida]]);
});
