import { afterEach, beforeEach, expect, test } from 'vitest';
import { handMade } from '../../central/population/hand-made/hand-made.ts';
import { PersonId, type InteractionId } from '../../preload/contract/values.ts';
import { prepareCentral } from '../helpers/central-world.ts';
import {
  changeOfAddress,
  makeThreadWorld,
  showsPassport,
  startAbout,
  startEnrolledDesk,
} from '../helpers/thread-desk.ts';
import type { HeadlessDesk } from '../helpers/thread-world.ts';

/** A child whose home is hidden from its father, and both parents at the counter in turn. */

const child = PersonId.parse(handMade.sharedChild.personId);
const mother = PersonId.parse(handMade.separatedMother.personId);
const father = PersonId.parse(handMade.separatedFather.personId);
const makeWorld = prepareCentral();
let desk: HeadlessDesk;
let interactionId: InteractionId;

beforeEach(async () => {
  desk = await startEnrolledDesk(await makeThreadWorld(makeWorld));
  interactionId = await startAbout(desk, child);
});
afterEach(() => desk.close());

const answerFor = async (personId: PersonId) => {
  const party = {
    kind: 'representative',
    personId,
    name: 'x',
    claimedRelation: 'parent',
    organisation: null,
  } as const;
  await desk.get('interaction/set-party', { interactionId, party });
  await showsPassport(desk, interactionId);
  return desk.get('authority/decide', { interactionId, serviceId: changeOfAddress });
};

test('the parent it lives with moves it, with a second colleague and a letter to both', async () => {
  const answer = await answerFor(mother);
  expect(answer).toMatchObject({ outcome: 'permit', ground: 'custody' });
  const owed = answer.outcome === 'permit' ? answer.obligations.map(({ code }) => code) : [];
  expect(owed).toEqual(expect.arrayContaining(['letter-to-both-custody-holders', 'four-eyes']));
});

test('the parent who lives elsewhere does not, and is sent to a supervisor', async () => {
  expect(await answerFor(father)).toMatchObject({
    outcome: 'refuse',
    missing: [{ code: 'protected-from-party', remedies: [{ code: 'ask-supervisor' }, {}] }],
  });
});

test('its file says with whom it lives to nobody', async () => {
  const file = await desk.get('person/file', { personId: child });
  expect(file).toMatchObject({ hasShieldedAddress: true, household: [], address: null });
  expect(file.relations.map(({ relation }) => relation)).not.toContain('lives-with');
});
