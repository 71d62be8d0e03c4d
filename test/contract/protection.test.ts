import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { PersonRecord } from '../../central/api/records.ts';
import { centreMunicipalities } from '../../central/population/centre.ts';
import { generatePopulation } from '../../central/population/generate.ts';
import { handMade } from '../../central/population/hand-made/hand-made.ts';
import { demoStaff } from '../../central/population/hand-made/staff.ts';
import { upsertCentre } from '../../central/store/queries/centres.ts';
import { PersonId, StaffId } from '../../preload/contract/values.ts';
import { elsewhere, person } from '../helpers/central-people.ts';
import { prepareCentral, type CentralWorld } from '../helpers/central-world.ts';
import { today } from '../helpers/thread-desk.ts';
import { eventually, pin, startHeadlessDesk, type HeadlessDesk } from '../helpers/thread-world.ts';

/** Protected people and the desk’s own families, seen from a workstation with its central. */

const anna = StaffId.parse('staff-anna');
/** As central of these tests has it. */
const lookUpPurpose = { purposeId: 'change-registration', legalBasisId: 'cpr-act-6' };
const always = { from: null, until: null, matters: null };

/** Daughter of Anna's sister, in København: no file of the family here tells of her. */
const niece = person('p99999999', {
  givenNames: 'Filippa',
  surname: 'Holm-Kvist',
  address: elsewhere('2200', '0101', 'København N'),
});
const withNiece = (record: PersonRecord): PersonRecord =>
  record.personId === handMade.annasSister.personId
    ? {
        ...record,
        relations: [
          ...record.relations,
          {
            personId: niece.personId,
            name: 'Filippa Holm-Kvist',
            birthDate: null,
            relation: 'child',
            ...always,
          },
        ],
      }
    : record;

const bundles = [...generatePopulation({ seed: 7, size: 90, today })];
const makeWorld = prepareCentral();
let world: CentralWorld;
let desk: HeadlessDesk;
let purpose = { purposeId: 'act-on-behalf', legalBasisId: '' };

beforeEach(async () => {
  world = await makeWorld({
    people: [...bundles.map((bundle) => withNiece(bundle.person)), niece],
    mandates: bundles.flatMap((bundle) => bundle.mandates),
    events: bundles.flatMap((bundle) => bundle.events),
  });
  const centre = { centreId: 'centre-demo', name: 'Aarhus', municipalities: [...centreMunicipalities] };
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
  const legalBasisId = purposes.find((each) => each.purposeId === purpose.purposeId)?.legalBasisIds[0] ?? '';
  purpose = { ...purpose, legalBasisId };
});
afterEach(() => desk.close());

const recordOf = ({ personId }: { readonly personId: string }): PersonRecord => {
  const found = bundles.find((bundle) => bundle.person.personId === personId);
  if (found === undefined) throw new Error(personId);
  return found.person;
};

/** All that a clerk can be shown of somebody: the search and the whole file. */
const allShownOf = async ({ personId }: { readonly personId: string }): Promise<string> => {
  const id = PersonId.parse(personId);
  const { givenNames, surname } = recordOf({ personId });
  const found = await desk.get('person/find', { text: `${givenNames} ${surname}`, limit: 20 });
  await desk.get('person/open', { personId: id, purpose });
  return JSON.stringify([found, await desk.get('person/file', { personId: id })]);
};

test('separated parents: neither file, nor that of their child, tells one where the other is', async () => {
  const { separatedMother, separatedFather, sharedChild } = handMade;
  const { address, contacts } = recordOf(separatedMother);
  const ofFather = await allShownOf(separatedFather);
  const ofOthers = (await allShownOf(separatedMother)) + (await allShownOf(sharedChild));
  for (const secret of [address?.street, address?.town, contacts[0]?.value]) {
    expect(secret).toBeTruthy();
    expect(ofFather + ofOthers).not.toContain(secret);
  }
  expect(ofOthers).not.toContain(recordOf(separatedFather).contacts[0]?.value);
  expect(ofFather).toContain('"relation":"custody-child"');
});

const fileOf = async ({ personId }: { readonly personId: string }) => {
  const id = PersonId.parse(personId);
  await desk.get('person/open', { personId: id, purpose });
  return desk.get('person/file', { personId: id });
};

test('what courts and the business register say stands in the file with its source', async () => {
  expect(await fileOf(handMade.keptAway)).toMatchObject({
    alerts: ['kept-apart'],
    courtOrders: [
      { kind: 'no-contact', personId: handMade.protectedWoman.personId, provenance: { source: 'court' } },
    ],
  });
  expect(await fileOf(handMade.ward)).toMatchObject({
    alerts: ['has-guardian'],
    relations: [{ relation: 'guardian', matters: 'economic', personId: handMade.guardian.personId }],
  });
  expect(await fileOf(handMade.sharedChild)).toMatchObject({ alerts: ['parents-apart'] });
  expect(await fileOf(handMade.nineChildren[2])).toMatchObject({ alerts: [] });
  expect(await fileOf(handMade.representedByOrder)).toMatchObject({ alerts: ['represented-by-order'] });
  const { businessRoles } = await fileOf(handMade.externalAccountant);
  expect(businessRoles.map(({ role, provenance }) => [role, provenance.source])).toEqual([
    ['external-accountant', 'cvr'],
    ['owner', 'cvr'],
  ]);
});

const refused = (code: string) => ({ ok: false, problem: { code } });

test('family is left to a colleague, also family that no file here tells of', async () => {
  const ask = (personId: string) => desk.ask('person/open', { personId: PersonId.parse(personId), purpose });
  const { matches } = await desk.get('person/look-up', {
    text: 'Filippa Holm-Kvist',
    purpose: lookUpPurpose,
  });
  expect(matches).toMatchObject([
    { personId: niece.personId, town: null, markers: ['no-number', 'not-for-you'] },
  ]);
  await eventually(
    () => desk.get('person/find', { text: 'Filippa', limit: 5 }),
    (answer) => answer.matches.length === 1,
  );
  expect(await ask(niece.personId)).toEqual(refused('access/relatives-file'));
  expect(await ask(handMade.annasSister.personId)).toEqual(refused('access/relatives-file'));
  expect(await ask(handMade.anna.personId)).toEqual(refused('access/own-file'));
  expect(await ask(handMade.bo.personId)).toMatchObject({ ok: true });
});

test('a search marks the staff member’s own entry and that of a sister, and nobody else’s', async () => {
  const { matches } = await desk.get('person/find', { text: 'Holm', limit: 50 });
  const marked = matches.filter(({ markers }) => markers.includes('not-for-you'));
  expect(marked.map(({ personId }) => personId).toSorted()).toEqual(
    [handMade.anna.personId, handMade.annasSister.personId].toSorted(),
  );
  expect(marked.every(({ town }) => town === null)).toBe(true);
  expect(matches.length).toBeGreaterThan(marked.length);
});

const logged = async () =>
  (await world.database.query('select * from protection_log order by entry_id')).rows;

describe('where somebody protected lives', () => {
  const bo = StaffId.parse('staff-bo');
  const boPin = '918273';
  const camilla = PersonId.parse(handMade.protectedWoman.personId);
  const { address, contacts } = recordOf(handMade.protectedWoman);
  const wish = {
    personId: camilla,
    fields: ['address'] as const,
    reason: 'Vagten skal følge hende hjem i aften.',
    secondStaffId: bo,
    pin: boPin,
  };
  const boWorksHere = async (): Promise<void> => {
    const code = await world.central.issueEnrolmentCode('centre-demo');
    await desk.get('session/add-colleague', { pin, colleagueId: bo, colleaguePin: boPin, code });
  };

  test('is shown to two colleagues once, each answering for it by name, and stays nowhere on the machine', async () => {
    await boWorksHere();
    await desk.get('person/open', { personId: camilla, purpose: lookUpPurpose });
    expect(await desk.get('person/reveal-offer', { personId: camilla })).toMatchObject({
      colleagues: [{ staffId: bo, name: 'Bo Lindqvist' }],
      isOnline: true,
    });
    const shown = await desk.get('person/reveal-address', wish);
    expect(shown).toMatchObject({
      address: { street: address?.street, town: address?.town },
      contacts: null,
    });
    expect(await logged()).toMatchObject([
      {
        subject_id: camilla,
        staff_id: anna,
        second_staff_id: bo,
        purpose_id: lookUpPurpose.purposeId,
        reason: wish.reason,
        fields: ['address'],
        outcome: 'shown',
        read_at: null,
      },
    ]);
    const view = await desk.get('person/own-view', { personId: camilla });
    expect(view.lines.find(({ kind }) => kind === 'revealed')).toMatchObject({
      by: 'Anna Holm, Borgerservice Aarhus',
      agreedBy: 'Bo Lindqvist, Borgerservice Aarhus',
      purposeId: lookUpPurpose.purposeId,
    });
    const kept = (await allShownOf(handMade.protectedWoman)) + JSON.stringify(view);
    expect(kept).not.toContain(address?.street);
    expect(kept).not.toContain(wish.reason);
  });

  test('only what is asked for is shown', async () => {
    await boWorksHere();
    await desk.get('person/open', { personId: camilla, purpose: lookUpPurpose });
    expect(await desk.get('person/reveal-address', { ...wish, fields: ['contacts'] })).toMatchObject({
      address: null,
      contacts: contacts.map(({ kind, value }) => ({ kind, value })),
    });
  });

  test('is shown to nobody alone, without a purpose, with a wrong PIN, or together with family', async () => {
    expect(await desk.ask('person/reveal-address', wish)).toEqual(refused('access/purpose-needed'));
    await desk.get('person/open', { personId: camilla, purpose: lookUpPurpose });
    expect(await desk.ask('person/reveal-address', wish)).toEqual(refused('address/nobody-to-agree'));
    const alone = { ...wish, secondStaffId: anna, pin };
    expect(await desk.ask('person/reveal-address', alone)).toEqual(refused('address/nobody-to-agree'));
    await boWorksHere();
    expect(await desk.ask('person/reveal-address', { ...wish, pin: '000000' })).toMatchObject({
      problem: { code: 'session/wrong-pin' },
    });
    const open = PersonId.parse(handMade.mother.personId);
    await desk.get('person/open', { personId: open, purpose });
    expect(await desk.ask('person/reveal-address', { ...wish, personId: open })).toEqual(
      refused('address/not-protected'),
    );
    expect(await logged()).toEqual([]);
  });

  test('is not on the machine: without a network there is nothing to show, and nobody is told otherwise', async () => {
    await boWorksHere();
    await desk.get('person/open', { personId: camilla, purpose: lookUpPurpose });
    await world.central.close();
    expect(await desk.ask('person/reveal-address', wish)).toEqual(refused('address/offline'));
  });
});
