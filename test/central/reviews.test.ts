import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ActRecord } from '../../central/api/records.ts';
import type { ReviewRecord } from '../../central/api/decisions.ts';
import {
  carla,
  contactEnvelope,
  decisionEnvelope,
  dorte,
  employSupervisors,
  recordsIn,
  reviewsAt,
} from '../helpers/central-decisions.ts';
import { enrolDevice, kindOf, type CentralDevice } from '../helpers/central-device.ts';
import { actEnvelope, byMandate, newAddress } from '../helpers/central-envelopes.ts';
import { actingPeople } from '../../central/store/migrations/0280-acting-people.ts';
import { elsewhere, livesWith, mandate, person, staff } from '../helpers/central-people.ts';
import { prepareCentral, type CentralWorld } from '../helpers/central-world.ts';

const startWorld = prepareCentral();

const revoked = mandate({
  revokedOn: '2026-01-02',
  scope: [
    { serviceId: 'change-of-address', power: 'act' },
    { serviceId: 'payment-account-change', power: 'receive-money' },
  ],
});

type Desk = { readonly world: CentralWorld; readonly device: CentralDevice };

const start = async (): Promise<Desk> => {
  const world = await startWorld({
    people: [person('mother'), person('son'), person('anna')],
    mandates: [revoked],
  });
  await employSupervisors(world);
  return { world, device: await enrolDevice(world) };
};

const decided = { authority: byMandate({ decidedAt: '2026-01-10T09:00:00.000Z' }) };

/** The son's move of his mother on a mandate that was withdrawn: refused, and in review. */
const refuse = async ({ device }: Desk): Promise<ReviewRecord> => {
  const [outcome] = await device.push([device.sign(actEnvelope(device, 'mother', decided))]);
  expect(kindOf(outcome)).toBe('authority/revoked');
  const [review] = await reviewsAt(device);
  if (review === undefined) throw new Error('a refused act is in review');
  return review;
};

const accountChange = (device: CentralDevice) =>
  actEnvelope(device, 'mother', {
    ...decided,
    payload: {
      serviceId: 'payment-account-change',
      values: { registrationNumber: '0000', accountNumber: '1234567890' },
    },
  });

const pushOne = async (device: CentralDevice, envelope: Parameters<CentralDevice['sign']>[0]) =>
  kindOf((await device.push([device.sign(envelope)]))[0]);

const actsAt = async (device: CentralDevice): Promise<readonly ActRecord[]> => {
  const acts = recordsIn((await device.pullAll()).changes, 'act');
  return [...new Map(acts.map((act) => [act.envelopeId, act])).values()];
};

const motherAt = async (device: CentralDevice) =>
  recordsIn((await device.pullAll()).changes, 'person').findLast(({ personId }) => personId === 'mother');

test('an act refused for its authority is in review, with what the desk knew and who did it, and is not in force', async () => {
  const desk = await start();
  const review = await refuse(desk);
  expect(review).toMatchObject({
    personId: 'mother',
    reason: 'authority/revoked',
    ground: 'mandate',
    staffId: staff.staffId,
    staffName: staff.name,
    state: 'open',
    needsFourEyes: false,
    decisions: [],
    work: { mandateId: 'm1', level: 'high', values: { street: 'Eksempelgade' } },
  });
  expect(await actsAt(desk.device)).toMatchObject([{ envelopeId: review.envelopeId, state: 'in-review' }]);
  expect((await motherAt(desk.device))?.version).toBe(1);
});

test('a review from before it was written down who took part is told with them, and so is not decided by their family', async () => {
  const desk = await start();
  expect(await refuse(desk)).toMatchObject({ actingPersonIds: ['son'] });
  const { database } = desk.world;
  await database.query(`update review set record = record - 'actingPersonIds'`);
  await database.query(actingPeople.sql);
  const { rows } = await database.query(`select record -> 'actingPersonIds' as ids from review`);
  expect(rows).toEqual([{ ids: ['son'] }]);
});

test('accepted in good faith, the act takes effect now, and who accepted it and why is kept', async () => {
  const desk = await start();
  const review = await refuse(desk);
  const decision = decisionEnvelope(desk.device, review, { decision: 'accept-good-faith', laneSequence: 2 });
  expect(await pushOne(desk.device, decision)).toBe('accepted');
  expect(await motherAt(desk.device)).toMatchObject({ version: 2, address: { street: 'Eksempelgade' } });
  expect(await actsAt(desk.device)).toMatchObject([{ envelopeId: review.envelopeId, state: 'effective' }]);
  expect(await reviewsAt(desk.device)).toMatchObject([
    {
      state: 'accepted',
      decisions: [{ staffId: carla.staffId, staffName: carla.name, reason: decision.payload.reason }],
    },
  ]);
});

test('a clock that is behind, of another gateway, makes no later word of an act an earlier one, which desks would pass over', async () => {
  const desk = await start();
  const review = await refuse(desk);
  const [before] = await actsAt(desk.device);
  desk.world.advance(-5000);
  const decision = decisionEnvelope(desk.device, review, { decision: 'accept-good-faith', laneSequence: 2 });
  expect(await pushOne(desk.device, decision)).toBe('accepted');
  const [after] = await actsAt(desk.device);
  expect(after).toMatchObject({ state: 'effective', changedAt: before?.changedAt });
});

test('the same decision again has no second effect', async () => {
  const desk = await start();
  const review = await refuse(desk);
  const signed = desk.device.sign(
    decisionEnvelope(desk.device, review, { decision: 'accept-good-faith', laneSequence: 2 }),
  );
  const outcomes = [...(await desk.device.push([signed])), ...(await desk.device.push([signed]))];
  expect(outcomes.map(kindOf)).toEqual(['accepted', 'duplicate']);
  expect((await motherAt(desk.device))?.version).toBe(2);
});

test('undone, the act never takes effect, and the desk that sent it is told its end', async () => {
  const desk = await start();
  const review = await refuse(desk);
  const undo = decisionEnvelope(desk.device, review, { decision: 'undo', laneSequence: 2 });
  expect(await pushOne(desk.device, undo)).toBe('accepted');
  expect(await actsAt(desk.device)).toMatchObject([{ envelopeId: review.envelopeId, state: 'undone' }]);
  expect((await motherAt(desk.device))?.version).toBe(1);
});

test('contacting the citizen leaves the review to be decided', async () => {
  const desk = await start();
  const review = await refuse(desk);
  const contact = decisionEnvelope(desk.device, review, { decision: 'contact-citizen', laneSequence: 2 });
  expect(await pushOne(desk.device, contact)).toBe('accepted');
  expect(await reviewsAt(desk.device)).toMatchObject([{ state: 'citizen-contacted' }]);
  const undo = decisionEnvelope(desk.device, review, { decision: 'undo', laneSequence: 3 });
  expect(await pushOne(desk.device, undo)).toBe('accepted');
  expect((await reviewsAt(desk.device))[0]?.decisions.map(({ decision }) => decision)).toEqual([
    'contact-citizen',
    'undo',
  ]);
});

test('of two supervisors at two machines the first is heard, and the other learns that it was decided', async () => {
  const desk = await start();
  const review = await refuse(desk);
  const other = await enrolDevice(desk.world);
  const undo = decisionEnvelope(other, review, { decision: 'undo', laneSequence: 1, staffId: dorte.staffId });
  expect(await pushOne(other, undo)).toBe('accepted');
  const accept = decisionEnvelope(desk.device, review, { decision: 'accept-good-faith', laneSequence: 2 });
  expect(await pushOne(desk.device, accept)).toBe('conflict');
  expect((await motherAt(desk.device))?.version).toBe(1);
});

test('accepting work that somebody has overtaken since is a conflict, and the review stays open', async () => {
  const desk = await start();
  const review = await refuse(desk);
  const other = await enrolDevice(desk.world);
  await other.push([
    other.sign(actEnvelope(other, 'mother', { payload: { values: newAddress({ street: 'Andengade' }) } })),
  ]);
  const accept = decisionEnvelope(desk.device, review, { decision: 'accept-good-faith', laneSequence: 2 });
  expect(await pushOne(desk.device, accept)).toBe('conflict');
  expect(await reviewsAt(desk.device)).toMatchObject([{ state: 'open', decisions: [] }]);
  expect((await motherAt(desk.device))?.address?.street).toBe('Andengade');
});

test('a clerk, a supervisor of another centre, and nobody at all decide nothing', async () => {
  const desk = await start();
  const review = await refuse(desk);
  const asClerk = decisionEnvelope(desk.device, review, {
    decision: 'undo',
    laneSequence: 2,
    staffId: staff.staffId,
  });
  const asNobody = decisionEnvelope(desk.device, review, {
    decision: 'undo',
    laneSequence: 3,
    staffId: 'staff-nobody',
  });
  expect(await pushOne(desk.device, asClerk)).toBe('authority/insufficient');
  expect(await pushOne(desk.device, asNobody)).toBe('authority/insufficient');
  const viborg = await enrolDevice(desk.world, 'centre-viborg');
  const elsewhereDecided = decisionEnvelope(viborg, review, { decision: 'undo', laneSequence: 1 });
  expect(await pushOne(viborg, elsewhereDecided)).toBe('envelope/invalid');
  expect(await reviewsAt(desk.device)).toMatchObject([{ state: 'open' }]);
});

test('a supervisor decides neither on work of their own nor in their own file', async () => {
  const desk = await start();
  const { device } = desk;
  const own = actEnvelope(device, 'mother', { ...decided, staffId: carla.staffId });
  const aboutDorte = actEnvelope(device, 'anna', { authority: byMandate() });
  await device.push([device.sign(own), device.sign(aboutDorte)]);
  const reviews = await reviewsAt(device);
  const of = (personId: string) => reviews.find((review) => review.personId === personId) ?? reviews[0];
  const [mothers, annas] = [of('mother'), of('anna')];
  if (mothers === undefined || annas === undefined) throw new Error('both are in review');
  const onOwnWork = decisionEnvelope(device, mothers, { decision: 'undo', laneSequence: 2 });
  const inOwnFile = decisionEnvelope(device, annas, {
    decision: 'undo',
    laneSequence: 2,
    staffId: dorte.staffId,
  });
  expect(await pushOne(device, onOwnWork)).toBe('authority/insufficient');
  expect(await pushOne(device, inOwnFile)).toBe('authority/insufficient');
});

test('where four eyes are needed nothing takes effect before somebody else has confirmed it', async () => {
  const desk = await start();
  const { device } = desk;
  expect(await pushOne(device, accountChange(device))).toBe('authority/revoked');
  const [review] = await reviewsAt(device);
  if (review === undefined) throw new Error('a refused act is in review');
  expect(review.needsFourEyes).toBe(true);
  const decide = (decision: 'accept-good-faith' | 'confirm' | 'reject', by: string, laneSequence: number) =>
    pushOne(device, decisionEnvelope(device, review, { decision, staffId: by, laneSequence }));
  expect(await decide('accept-good-faith', carla.staffId, 2)).toBe('accepted');
  expect(await reviewsAt(device)).toMatchObject([{ state: 'waiting-for-second' }]);
  expect(await actsAt(device)).toMatchObject([{ state: 'in-review' }]);
  expect(await decide('confirm', carla.staffId, 3)).toBe('authority/insufficient');
  expect(await decide('reject', dorte.staffId, 4)).toBe('accepted');
  expect(await reviewsAt(device)).toMatchObject([{ state: 'open' }]);
  expect(await decide('accept-good-faith', dorte.staffId, 5)).toBe('accepted');
  expect(await decide('confirm', carla.staffId, 6)).toBe('accepted');
  expect(await reviewsAt(device)).toMatchObject([{ state: 'accepted' }]);
  expect(['received', 'effective']).toContain((await actsAt(device))[0]?.state);
});

test('reviews go to the devices of the centre where the work was done, also to one that is enrolled later, and to no other', async () => {
  const world = await startWorld({
    people: [person('mother', { address: elsewhere('8800', '0791', 'Viborg') }), person('son')],
    mandates: [revoked],
  });
  await employSupervisors(world);
  const device = await enrolDevice(world);
  const viborg = await enrolDevice(world, 'centre-viborg');
  const envelope = actEnvelope(device, 'mother', decided);
  await device.push([device.sign(envelope)]);
  const later = await enrolDevice(world);
  expect(await reviewsAt(device)).toMatchObject([{ personId: 'mother' }]);
  expect(await reviewsAt(later)).toMatchObject([{ personId: 'mother' }]);
  expect(await reviewsAt(viborg)).toEqual([]);
});

test('what somebody with a protected address asked to change does not leave with the review', async () => {
  const world = await startWorld({
    people: [person('mother', { hasShieldedAddress: true }), person('son')],
    mandates: [revoked],
  });
  const device = await enrolDevice(world);
  await device.push([device.sign(actEnvelope(device, 'mother', decided))]);
  expect(await reviewsAt(device)).toMatchObject([{ work: { values: {} } }]);
});

test('what came of asking the citizen is written down beside the review, by anybody of the office who decides about citizens', async () => {
  const desk = await start();
  const { device } = desk;
  const review = await refuse(desk);
  expect(await pushOne(device, contactEnvelope(device, review, { laneSequence: 2 }))).toBe(
    'envelope/invalid',
  );
  const wish = decisionEnvelope(device, review, { decision: 'contact-citizen', laneSequence: 3 });
  const asked = contactEnvelope(device, review, { laneSequence: 4, outcome: 'not-reached' });
  expect((await device.push([device.sign(wish), device.sign(asked)])).map(kindOf)).toEqual([
    'accepted',
    'accepted',
  ]);
  expect(await reviewsAt(device)).toMatchObject([
    {
      state: 'citizen-contacted',
      contacts: [{ staffId: staff.staffId, outcome: 'not-reached', afterDecisions: 1 }],
    },
  ]);
  const undo = decisionEnvelope(device, review, { decision: 'undo', laneSequence: 5 });
  const late = contactEnvelope(device, review, { laneSequence: 6 });
  expect((await device.push([device.sign(undo), device.sign(late)])).map(kindOf)).toEqual([
    'accepted',
    'accepted',
  ]);
  expect((await reviewsAt(device))[0]).toMatchObject({
    state: 'undone',
    contacts: [{}, { afterDecisions: 2 }],
  });
  const viborg = await enrolDevice(desk.world, 'centre-viborg');
  expect(await pushOne(viborg, contactEnvelope(viborg, review, { laneSequence: 1 }))).toBe(
    'envelope/invalid',
  );
});

test('nobody decides about their family, or asks them', async () => {
  const world = await startWorld({
    people: [
      person('mother', { relations: [{ ...livesWith(person('carla-as-citizen')), relation: 'sibling' }] }),
      person('carla-as-citizen', { relations: [{ ...livesWith(person('mother')), relation: 'sibling' }] }),
      person('son'),
      person('anna'),
    ],
    mandates: [revoked],
  });
  await employSupervisors(world);
  const device = await enrolDevice(world);
  const review = await refuse({ world, device });
  const asCarla = { decision: 'contact-citizen', laneSequence: 2 } as const;
  expect(await pushOne(device, decisionEnvelope(device, review, asCarla))).toBe('authority/insufficient');
  const asDorte = { decision: 'contact-citizen', laneSequence: 3, staffId: dorte.staffId } as const;
  expect(await pushOne(device, decisionEnvelope(device, review, asDorte))).toBe('accepted');
  const byCarla = contactEnvelope(device, review, { laneSequence: 4, staffId: carla.staffId });
  expect(await pushOne(device, byCarla)).toBe('authority/insufficient');
});

type Step = {
  readonly decision: 'accept-good-faith' | 'undo' | 'contact-citizen' | 'confirm' | 'reject';
  readonly by: string;
};

const steps: fc.Arbitrary<readonly Step[]> = fc.array(
  fc.record({
    decision: fc.constantFrom('accept-good-faith', 'undo', 'contact-citizen', 'confirm', 'reject'),
    by: fc.constantFrom(carla.staffId, dorte.staffId, staff.staffId),
  }),
  { maxLength: 6 },
);

test('whatever is decided in whatever order, a refused act has one review, and takes effect only if that was accepted', async () => {
  const desk = await start();
  const { device, world } = desk;
  let run = 0;
  await fc.assert(
    fc.asyncProperty(steps, fc.boolean(), async (decisions, isMoney) => {
      run += 1;
      const lane = `citizen-${run}`;
      const mandateId = `m-${run}`;
      await world.database.query(
        `insert into person (subject_id, record, folded_name, phones) values ($1, $2, '', '{}')`,
        [lane, JSON.stringify(person(lane))],
      );
      await world.database.query(
        'insert into mandate (subject_id, mandate_id, grantee_id, record) values ($1, $2, $3, $4)',
        [lane, mandateId, 'son', JSON.stringify({ ...revoked, mandateId, grantorId: lane })],
      );
      const base = isMoney ? accountChange(device) : actEnvelope(device, lane, decided);
      const act = { ...base, lane, authority: byMandate({ ...decided.authority, mandateId }) };
      expect(await pushOne(device, act)).toBe('authority/revoked');
      const of = { reviewId: `review-${act.id}`, personId: lane };
      const envelopes = decisions.map(({ decision, by }, index) =>
        decisionEnvelope(device, of, { decision, staffId: by, laneSequence: index + 2 }),
      );
      if (envelopes.length > 0) await device.push(envelopes.map((envelope) => device.sign(envelope)));
      const found = await world.database.query<{ record: ReviewRecord; state: string; count: number }>(
        `select review.record, act.state, (select count(*) from review where subject_id = $1)::int as count
         from review join act using (subject_id, envelope_id) where subject_id = $1`,
        [lane],
      );
      const [row] = found.rows;
      expect(row?.count).toBe(1);
      const isAccepted = row?.record.state === 'accepted';
      expect(['received', 'effective'].includes(row?.state ?? '')).toBe(isAccepted);
      expect(row?.state === 'undone').toBe(row?.record.state === 'undone');
      const accepting = row?.record.decisions.filter(({ decision }) =>
        ['accept-good-faith', 'confirm'].includes(decision),
      );
      const howMany = new Set(accepting?.map(({ staffId }) => staffId)).size;
      expect(howMany).toBeGreaterThanOrEqual(isAccepted && isMoney ? 2 : 0);
      expect(row?.record.decisions.some(({ staffId }) => staffId === staff.staffId)).toBe(false);
    }),
    { numRuns: 25 },
  );
});
