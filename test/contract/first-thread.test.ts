import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { generatePopulation } from '../../central/population/generate.ts';
import { handMade } from '../../central/population/hand-made/hand-made.ts';
import { demoStaff } from '../../central/population/hand-made/staff.ts';
import { centreMunicipalities } from '../../central/population/centre.ts';
import { upsertCentre } from '../../central/store/queries/centres.ts';
import { calls, type CallName } from '../../preload/contract/calls.ts';
import {
  PersonId,
  ServiceId,
  StaffId,
  type ActId,
  type InteractionId,
} from '../../preload/contract/values.ts';
import { prepareCentral, type CentralWorld } from '../helpers/central-world.ts';
import { today } from '../helpers/thread-desk.ts';
import { eventually, pin, startHeadlessDesk, type HeadlessDesk } from '../helpers/thread-world.ts';

const anna = StaffId.parse('staff-anna');
const karen = PersonId.parse(handMade.mother.personId);
const anders = PersonId.parse(handMade.son.personId);
const changeOfAddress = ServiceId.parse('change-of-address');
const paymentAccountChange = ServiceId.parse('payment-account-change');
const purpose = { purposeId: 'act-on-behalf', legalBasisId: '' };

const makeWorld = prepareCentral();
let world: CentralWorld;
let desk: HeadlessDesk;

beforeEach(async () => {
  const bundles = [...generatePopulation({ seed: 7, size: 150, today })];
  world = await makeWorld({
    people: bundles.map((bundle) => bundle.person),
    mandates: bundles.flatMap((bundle) => bundle.mandates),
    events: bundles.flatMap((bundle) => bundle.events),
  });
  const centre = {
    centreId: 'centre-demo',
    name: 'Borgerservice Aarhus',
    municipalities: [...centreMunicipalities],
  };
  await upsertCentre(world.database, centre, demoStaff);
  desk = await startHeadlessDesk();
  const code = await world.central.issueEnrolmentCode('centre-demo');
  await desk.get('device/enrol', { centralUrl: world.central.url, code, staffId: anna, pin });
  await desk.get('session/sign-in', { staffId: anna, pin });
  await eventually(
    () => desk.get('status/line', {}),
    (line) => line.dataAsOf !== null && line.filling === null,
  );
  const { purposes } = await desk.get('choices/list', {});
  purpose.legalBasisId =
    purposes.find((each) => each.purposeId === purpose.purposeId)?.legalBasisIds[0] ?? '';
});

afterEach(() => desk.close());

const startAboutKaren = async (): Promise<InteractionId> => {
  await desk.get('person/open', { personId: karen, purpose });
  const { interactionId } = await desk.get('interaction/start', {
    personId: karen,
    channel: 'counter',
    mode: 'representing',
  });
  return interactionId;
};

const andersShowsHisPassport = async (interactionId: InteractionId): Promise<void> => {
  const party = {
    kind: 'representative',
    personId: anders,
    name: 'x',
    claimedRelation: 'child',
    organisation: null,
  } as const;
  await desk.get('interaction/set-party', { interactionId, party });
  const proof = await desk.get('interaction/record-identity', {
    interactionId,
    method: 'original-document',
    document: {
      documentKind: 'passport',
      number: '208849321',
      issuingCountry: 'DK',
      expiresOn: '2031-08-04',
    },
    isLikenessChecked: true,
  });
  expect(proof).toMatchObject({ shortfall: null, documentNumberEnd: '9321', checkedBy: 'Anna Holm' });
};

const newAddress = {
  street: 'Vestergade',
  houseNumber: '12',
  floorAndDoor: '2. tv',
  postcode: '8000',
  town: 'Aarhus C',
};

const moveKaren = async (interactionId: InteractionId, houseNumber: string): Promise<ActId> => {
  const { actId } = await desk.get('act/begin', { interactionId, serviceId: changeOfAddress });
  const form = await desk.get('act/form', { actId });
  const values = { ...form.values, ...newAddress, houseNumber, moveDate: today };
  const saved = await desk.get('act/save-draft', { actId, values, revision: form.revision });
  const review = await desk.get('act/review', { actId });
  expect(review.faults).toEqual([]);
  await desk.get('act/complete', { actId, revision: saved.revision, receivers: [] });
  return actId;
};

describe('an act on somebody’s behalf', () => {
  test('a file opens only for a purpose, and never the clerk’s own', async () => {
    expect(await desk.ask('person/file', { personId: karen })).toEqual({
      ok: false,
      problem: { code: 'access/purpose-needed' },
    });
    const own = PersonId.parse(handMade.anna.personId);
    expect(await desk.ask('person/open', { personId: own, purpose })).toMatchObject({
      problem: { code: 'access/own-file' },
    });
    const sister = PersonId.parse(handMade.annasSister.personId);
    expect(await desk.ask('person/open', { personId: sister, purpose })).toMatchObject({
      problem: { code: 'access/relatives-file' },
    });
    await desk.get('person/open', { personId: karen, purpose });
    const file = await desk.get('person/file', { personId: karen });
    expect(file.name.value.display).toBe('Karen Margrethe Sørensen');
    expect(file.mandatesGiven.map((mandate) => mandate.status)).toContain('live');
    expect(file.timeline.length).toBeGreaterThan(0);
  });

  test('the son may change the address under his mandate, and not the payment account', async () => {
    const interactionId = await startAboutKaren();
    await andersShowsHisPassport(interactionId);
    const address = await desk.get('authority/decide', { interactionId, serviceId: changeOfAddress });
    expect(address).toMatchObject({ outcome: 'permit', ground: 'mandate' });
    const account = await desk.get('authority/decide', { interactionId, serviceId: paymentAccountChange });
    expect(account).toMatchObject({ outcome: 'refuse' });
    expect(await desk.ask('act/begin', { interactionId, serviceId: paymentAccountChange })).toEqual({
      ok: false,
      problem: { code: 'authority/refused' },
    });
  });

  test('work done while central is away waits, arrives once each when it is back, and shows in the file', async () => {
    const interactionId = await startAboutKaren();
    await andersShowsHisPassport(interactionId);
    const port = Number(new URL(world.central.url).port);
    await world.central.close();
    const first = await moveKaren(interactionId, '12');
    const second = await moveKaren(interactionId, '14');
    const waiting = await desk.get('outbox/list', {});
    expect(waiting.items.map((item) => item.state)).toEqual(['captured', 'captured']);

    await world.startAnother({ port });
    await desk.get('outbox/send-now', {});
    await eventually(
      () => desk.get('outbox/list', {}),
      ({ items }) => items.every((item) => item.state === 'effective'),
    );
    const applied = await world.database.query('select count(*)::int as n from act where subject_id = $1', [
      karen,
    ]);
    expect(applied.rows).toEqual([{ n: 2 }]);
    const file = await desk.get('person/file', { personId: karen });
    expect(file.address?.value).toMatchObject({ street: 'Vestergade', houseNumber: '14' });
    expect((await desk.get('act/receipt', { actId: first })).reference).not.toBe(
      (await desk.get('act/receipt', { actId: second })).reference,
    );
  });

  test('completing twice answers the same receipt and sends one envelope', async () => {
    const interactionId = await startAboutKaren();
    await andersShowsHisPassport(interactionId);
    const actId = await moveKaren(interactionId, '12');
    const receipt = await desk.get('act/receipt', { actId });
    const again = await desk.get('act/complete', { actId, revision: 1, receivers: [] });
    expect(again.reference).toBe(receipt.reference);
    expect((await desk.get('outbox/list', {})).items).toHaveLength(1);
  });

  test('a draft, the party and the proof are there after a restart, behind the PIN', async () => {
    const interactionId = await startAboutKaren();
    await andersShowsHisPassport(interactionId);
    const { actId } = await desk.get('act/begin', { interactionId, serviceId: changeOfAddress });
    const form = await desk.get('act/form', { actId });
    await desk.get('act/save-draft', {
      actId,
      values: { ...form.values, street: 'Nørreg' },
      revision: form.revision,
    });
    await desk.restart();
    expect(await desk.ask('act/form', { actId })).toMatchObject({ problem: { code: 'session/needed' } });
    await desk.get('session/sign-in', { staffId: anna, pin });
    expect((await desk.get('act/form', { actId })).values['street']).toBe('Nørreg');
    const interaction = await desk.get('interaction/get', { interactionId });
    expect(interaction.party).toMatchObject({ name: 'Anders Sørensen' });
    expect(interaction.proofs).toHaveLength(1);
    expect((await desk.get('person/file', { personId: karen })).personId).toBe(karen);
  });

  test('a contact ends only when no draft is left, and goes to central after its acts', async () => {
    const interactionId = await startAboutKaren();
    await andersShowsHisPassport(interactionId);
    const { actId } = await desk.get('act/begin', { interactionId, serviceId: changeOfAddress });
    const { outcomes } = await desk.get('choices/list', {});
    const end = { interactionId, outcome: outcomes[0] ?? '', note: '' };
    expect(await desk.ask('interaction/end', end)).toMatchObject({
      problem: { code: 'interaction/unfinished-drafts', count: 1 },
    });
    await desk.get('act/discard', { actId });
    await desk.get('interaction/end', end);
    await eventually(
      () => desk.get('outbox/list', {}),
      ({ items }) => items.every((item) => item.state === 'sent'),
    );
  });

  test('garbage sent to any call by a page that has signed in is answered with a typed problem, never with a bug', async () => {
    const names = Object.keys(calls).filter((name) => name !== 'session/sign-out') as readonly CallName[];
    const garbage = fc.oneof(
      fc.anything(),
      fc.dictionary(
        fc.constantFrom('personId', 'interactionId', 'actId', 'serviceId', 'text', 'revision'),
        fc.anything(),
      ),
    );
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...names), garbage, async (name, input) => {
        const answer = await desk.ask(name, input as never);
        expect(answer.ok ? 'answered' : answer.problem.code).not.toBe('internal');
      }),
      { numRuns: 300 },
    );
  });
});
