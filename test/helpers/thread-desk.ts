import { generatePopulation } from '../../central/population/generate.ts';
import { handMade } from '../../central/population/hand-made/hand-made.ts';
import { demoStaff } from '../../central/population/hand-made/staff.ts';
import { centreMunicipalities } from '../../central/population/centre.ts';
import { upsertCentre } from '../../central/store/queries/centres.ts';
import { dayOf } from '../../main/domain/calendar.ts';
import {
  PersonId,
  ServiceId,
  StaffId,
  type ActId,
  type InteractionId,
} from '../../preload/contract/values.ts';
import type { CentralWorld, WorldOptions } from './central-world.ts';
import { eventually, pin, startHeadlessDesk, type HeadlessDesk } from './thread-world.ts';

/** A desk of the demonstration's centre with its central, and the steps that tests about them share. */

export const anna = StaffId.parse('staff-anna');
export const karen = PersonId.parse(handMade.mother.personId);
export const anders = PersonId.parse(handMade.son.personId);
export const changeOfAddress = ServiceId.parse('change-of-address');
/** Where the desk stands: an hour or two before midnight elsewhere it is tomorrow there. */
export const today = dayOf(new Date(), 'Europe/Copenhagen');
const centreId = 'centre-demo';

/** Central with the hand-made people and a few more, and the demonstration's centre. */
export const makeThreadWorld = async (
  makeWorld: (options: WorldOptions) => Promise<CentralWorld>,
): Promise<CentralWorld> => {
  const bundles = [...generatePopulation({ seed: 7, size: 150, today })];
  const world = await makeWorld({
    people: bundles.map((bundle) => bundle.person),
    mandates: bundles.flatMap((bundle) => bundle.mandates),
    events: bundles.flatMap((bundle) => bundle.events),
  });
  const centre = { centreId, name: 'Borgerservice Aarhus', municipalities: [...centreMunicipalities] };
  await upsertCentre(world.database, centre, demoStaff);
  return world;
};

/** Enrols the machine for this staff member, signs in, and waits until the vault is filled. */
export const enrolDesk = async (
  desk: HeadlessDesk,
  central: Pick<CentralWorld['central'], 'url' | 'issueEnrolmentCode'>,
  staffId = anna,
): Promise<void> => {
  const code = await central.issueEnrolmentCode(centreId);
  await desk.get('device/enrol', { centralUrl: central.url, code, staffId, pin });
  await desk.get('session/sign-in', { staffId, pin });
  await eventually(
    () => desk.get('status/line', {}),
    (line) => line.dataAsOf !== null && line.filling === null,
  );
};

export const startEnrolledDesk = async (world: CentralWorld, staffId = anna): Promise<HeadlessDesk> => {
  const desk = await startHeadlessDesk();
  await enrolDesk(desk, world.central, staffId);
  return desk;
};

/** Opens a file for the pack's purpose of acting on behalf, and starts a contact at the counter. */
export const startAbout = async (desk: HeadlessDesk, personId: PersonId): Promise<InteractionId> => {
  const { purposes } = await desk.get('choices/list', {});
  const purposeId = 'act-on-behalf';
  const legalBasisId = purposes.find((each) => each.purposeId === purposeId)?.legalBasisIds[0] ?? '';
  await desk.get('person/open', { personId, purpose: { purposeId, legalBasisId } });
  const { interactionId } = await desk.get('interaction/start', {
    personId,
    channel: 'counter',
    mode: 'representing',
  });
  return interactionId;
};

export const showsPassport = (desk: HeadlessDesk, interactionId: InteractionId) =>
  desk.get('interaction/record-identity', {
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

export const andersShowsHisPassport = async (
  desk: HeadlessDesk,
  interactionId: InteractionId,
): Promise<void> => {
  const party = {
    kind: 'representative',
    personId: anders,
    name: 'x',
    claimedRelation: 'child',
    organisation: null,
  } as const;
  await desk.get('interaction/set-party', { interactionId, party });
  await showsPassport(desk, interactionId);
};

/** Fills in a move to Vestergade and completes it. */
export const move = async (
  desk: HeadlessDesk,
  interactionId: InteractionId,
  houseNumber: string,
  receivers: readonly string[] = [],
): Promise<ActId> => {
  const { actId } = await desk.get('act/begin', { interactionId, serviceId: changeOfAddress });
  const form = await desk.get('act/form', { actId });
  const address = {
    street: 'Vestergade',
    houseNumber,
    floorAndDoor: '2. tv',
    postcode: '8000',
    town: 'Aarhus C',
  };
  const values = { ...form.values, ...address, moveDate: today };
  const saved = await desk.get('act/save-draft', { actId, values, revision: form.revision });
  await desk.get('act/complete', { actId, revision: saved.revision, receivers });
  return actId;
};
