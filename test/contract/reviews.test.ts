import { onTestFinished, expect, test } from 'vitest';
import { StaffId, type ReviewId } from '../../preload/contract/values.ts';
import { centreMunicipalities } from '../../central/population/centre.ts';
import { handMade } from '../../central/population/hand-made/hand-made.ts';
import { demoStaff } from '../../central/population/hand-made/staff.ts';
import { upsertCentre } from '../../central/store/queries/centres.ts';
import { prepareCentral, type CentralWorld } from '../helpers/central-world.ts';
import {
  anders,
  andersShowsHisPassport,
  karen,
  makeThreadWorld,
  move,
  startAbout,
  startEnrolledDesk,
} from '../helpers/thread-desk.ts';
import { eventually, type HeadlessDesk } from '../helpers/thread-world.ts';

const makeWorld = prepareCentral();
const carla = StaffId.parse('staff-carla');
const reason = 'The desk could not know of the withdrawal.';

type Desks = {
  readonly world: CentralWorld;
  readonly counter: HeadlessDesk;
  readonly supervisor: HeadlessDesk;
};

const startDesks = async (
  prepare: (world: CentralWorld) => Promise<void> = async () => {},
): Promise<Desks> => {
  const world = await makeThreadWorld(makeWorld);
  await prepare(world);
  const counter = await startEnrolledDesk(world);
  onTestFinished(() => counter.close());
  const supervisor = await startEnrolledDesk(world, carla);
  onTestFinished(() => supervisor.close());
  return { world, counter, supervisor };
};

/** Her mandate to him was withdrawn, and no desk has heard of it: the register tells nobody here. */
const withdrawUnheard = async ({ database }: CentralWorld): Promise<void> => {
  const past = { revokedOn: '2026-01-02', revokedAt: '2026-01-02T08:00:00.000Z' };
  await database.query('update mandate set record = record || $2 where subject_id = $1', [
    karen,
    JSON.stringify(past),
  ]);
};

/** Anders moves his mother; central finds the mandate withdrawn. Answers the review as the supervisor gets it. */
const moveInGoodFaith = async ({ world, counter, supervisor }: Desks): Promise<ReviewId> => {
  await withdrawUnheard(world);
  const interactionId = await startAbout(counter, karen);
  await andersShowsHisPassport(counter, interactionId);
  await move(counter, interactionId, '12');
  await eventually(
    () => counter.get('outbox/list', {}),
    ({ items }) => items[0]?.state === 'parked',
  );
  const { reviews } = await eventually(
    async () => {
      await supervisor.get('outbox/send-now', {});
      return supervisor.get('review/list', {});
    },
    (seen) => seen.reviews.length === 1,
  );
  const [review] = reviews;
  if (review === undefined) throw new Error('the list held one a moment ago');
  return review.reviewId;
};

const actAtCounter = async (counter: HeadlessDesk) => {
  await counter.get('outbox/send-now', {});
  const { items } = await counter.get('outbox/list', {});
  return items.find(({ kind }) => kind === 'act-completed');
};

test('work on a withdrawn mandate comes to the supervisor, who accepts it; the desk that sent it sees it in force', async () => {
  const desks = await startDesks();
  const reviewId = await moveInGoodFaith(desks);
  const { counter, supervisor } = desks;
  const { review, knownThen, knownNow } = await supervisor.get('review/get', { reviewId });
  expect(review).toMatchObject({
    reason: 'authority/revoked',
    ground: 'mandate',
    partyName: 'Anders Sørensen',
    staffName: 'Anna Holm',
    state: 'open',
    choices: ['accept-good-faith', 'undo', 'contact-citizen'],
  });
  expect(knownThen).toMatchObject({ level: 'high', values: { street: 'Vestergade', houseNumber: '12' } });
  expect(knownNow.mandate?.grantee.name).toBe('Anders Sørensen');
  await supervisor.get('review/decide', { reviewId, choice: 'accept-good-faith', reason });
  await eventually(
    () => supervisor.get('review/get', { reviewId }),
    (seen) => seen.review.state === 'accepted',
  );
  const act = await eventually(
    () => actAtCounter(counter),
    (item) => item?.state === 'effective',
  );
  expect(act?.effectiveAt).not.toBeNull();
  expect((await counter.get('status/line', {})).parked).toBe(0);
  expect(
    await desks.world.database.query('select 1 from notice where subject_id = $1', [karen]),
  ).toMatchObject({ rowCount: 1 });
});

test('decided without a network, the decision waits in the outbox, cannot be made twice, and goes when central is back', async () => {
  const desks = await startDesks();
  const reviewId = await moveInGoodFaith(desks);
  const { world, supervisor, counter } = desks;
  const port = Number(new URL(world.central.url).port);
  await world.central.close();
  const decided = await supervisor.get('review/decide', { reviewId, choice: 'undo', reason });
  expect(decided).toMatchObject({
    choices: [],
    notNow: 'on-its-way',
    decisions: [{ decision: 'undo', staffName: 'Carla Nymand', isWaiting: true }],
  });
  expect(await supervisor.ask('review/decide', { reviewId, choice: 'undo', reason })).toEqual({
    ok: false,
    problem: { code: 'review/decided' },
  });
  expect((await supervisor.get('outbox/list', {})).items).toMatchObject([
    { kind: 'review-decided', state: 'captured', subject: { personId: karen } },
  ]);
  await world.startAnother({ port });
  await supervisor.get('outbox/send-now', {});
  await eventually(
    () => supervisor.get('review/get', { reviewId }),
    (seen) => seen.review.state === 'undone' && seen.review.decisions.every(({ isWaiting }) => !isWaiting),
  );
  const act = await eventually(
    () => actAtCounter(counter),
    (item) => item?.reason === 'undone',
  );
  expect(act?.state).toBe('parked');
  expect((await counter.get('status/line', {})).parked).toBe(0);
});

test('a clerk gets nothing of the reviews, and a reason is more than a word', async () => {
  const desks = await startDesks();
  const reviewId = await moveInGoodFaith(desks);
  const { counter, supervisor } = desks;
  const refused = { ok: false, problem: { code: 'session/not-allowed' } };
  expect(await counter.ask('review/list', {})).toEqual(refused);
  expect(await counter.ask('review/get', { reviewId })).toEqual(refused);
  expect(await counter.ask('review/decide', { reviewId, choice: 'undo', reason })).toEqual(refused);
  expect(
    await supervisor.ask('review/decide', { reviewId, choice: 'undo', reason: '  fine  ' }),
  ).toMatchObject({ problem: { code: 'contract/invalid-input' } });
  expect((await supervisor.get('review/get', { reviewId })).review.state).toBe('open');
});

test('who reads a review is written down once in a session, and the citizen reads it', async () => {
  const desks = await startDesks();
  const reviewId = await moveInGoodFaith(desks);
  const { supervisor } = desks;
  await supervisor.get('review/list', {});
  await supervisor.get('review/get', { reviewId });
  await supervisor.get('review/get', { reviewId });
  const purpose = { purposeId: 'serve-request', legalBasisId: 'gdpr-6-1-e' };
  await supervisor.get('person/open', { personId: karen, purpose });
  const { lines } = await supervisor.get('person/own-view', { personId: karen });
  const looks = lines.filter(({ kind }) => kind === 'opened');
  expect(looks.map(({ by, purposeId }) => [by, purposeId])).toEqual([
    ['Carla Nymand, Borgerservice Aarhus', 'serve-request'],
    ['Carla Nymand, Borgerservice Aarhus', 'follow-up'],
  ]);
});

const wish = 'Ask Karen whether she knows of the move.';
const answered = { outcome: 'reached', words: 'She knows of it, and wants it.' } as const;
const tasksAt = async (desk: HeadlessDesk) => {
  await desk.get('outbox/send-now', {});
  return (await desk.get('task/list', {})).tasks;
};

test('a wish to contact the citizen becomes a task at every desk of the office, and what comes of it goes back to the supervisor', async () => {
  const desks = await startDesks();
  const reviewId = await moveInGoodFaith(desks);
  const { counter, supervisor } = desks;
  expect(await tasksAt(counter)).toEqual([]);
  await supervisor.get('review/decide', { reviewId, choice: 'contact-citizen', reason: wish });
  const [task] = await eventually(
    () => tasksAt(counter),
    (tasks) => tasks.length === 1,
  );
  expect(task).toMatchObject({
    subject: { personId: karen, name: 'Karen Margrethe Sørensen' },
    serviceId: 'change-of-address',
    reason: 'authority/revoked',
    wishedBy: 'Carla Nymand',
    wish,
    isWaiting: false,
    tries: [],
  });
  const tried = { outcome: 'not-reached', words: 'Nobody answered the telephone.' } as const;
  await counter.get('task/contacted', { reviewId, ...tried });
  expect(await tasksAt(counter)).toMatchObject([{ tries: [{ ...tried, staffName: 'Anna Holm' }] }]);
  await eventually(
    () => tasksAt(supervisor),
    ([seen]) => seen?.tries.length === 1,
  );
  await counter.get('task/contacted', { reviewId, ...answered });
  expect(await tasksAt(counter)).toEqual([]);
  const { contacts, review } = await eventually(
    async () => {
      await supervisor.get('outbox/send-now', {});
      return supervisor.get('review/get', { reviewId });
    },
    (seen) => seen.contacts.length === 2,
  );
  expect(contacts).toMatchObject([tried, { ...answered, staffName: 'Anna Holm', isWaiting: false }]);
  expect(review.choices).toEqual(['accept-good-faith', 'undo', 'contact-citizen']);
  expect(await tasksAt(supervisor)).toEqual([]);
  expect(await counter.ask('task/contacted', { reviewId, ...answered })).toEqual({
    ok: false,
    problem: { code: 'task/not-found' },
  });
});

test('without a network the wish is a task at once, is done at once, and both arrive when central is back', async () => {
  const desks = await startDesks();
  const reviewId = await moveInGoodFaith(desks);
  const { world, supervisor } = desks;
  const port = Number(new URL(world.central.url).port);
  await world.central.close();
  await supervisor.get('review/decide', { reviewId, choice: 'contact-citizen', reason: wish });
  expect(await tasksAt(supervisor)).toMatchObject([{ wish, isWaiting: true }]);
  await supervisor.get('task/contacted', { reviewId, ...answered });
  expect(await tasksAt(supervisor)).toEqual([]);
  const before = await supervisor.get('review/get', { reviewId });
  expect(before.contacts).toMatchObject([{ ...answered, isWaiting: true }]);
  await world.startAnother({ port });
  const after = await eventually(
    async () => {
      await supervisor.get('outbox/send-now', {});
      return supervisor.get('review/get', { reviewId });
    },
    (seen) => seen.contacts.length === 1 && seen.contacts.every(({ isWaiting }) => !isWaiting),
  );
  expect(after.review.state).toBe('citizen-contacted');
  expect(await tasksAt(supervisor)).toEqual([]);
});

/** Carla, as a citizen. */
const withCarlaAs = (personId: string) => (world: CentralWorld) =>
  upsertCentre(
    world.database,
    { centreId: 'centre-demo', name: 'Borgerservice Aarhus', municipalities: [...centreMunicipalities] },
    demoStaff.map((member) => (member.staffId === carla ? { ...member, personId } : member)),
  );

/** Another one whose mother the register says Karen is. */
const withCarlaAsDaughter = async (world: CentralWorld): Promise<void> => {
  const daughter = handMade.oneName.personId;
  await withCarlaAs(daughter)(world);
  const mother = { personId: karen, name: 'Karen', birthDate: null, relation: 'parent' };
  await world.database.query(
    `update person set record = jsonb_set(record, '{relations}', $2::jsonb) where subject_id = $1`,
    [daughter, JSON.stringify([{ ...mother, from: null, until: null, matters: null }])],
  );
};

test.each([
  ['of a relative', withCarlaAsDaughter, 'access/relatives-file'],
  ['of the supervisor', withCarlaAs(karen), 'access/own-file'],
  ['in which the supervisor stood for the citizen', withCarlaAs(anders), 'access/own-file'],
] as const)(
  'a review %s shows nothing of the work, and is for another supervisor',
  async (_whom, prepare, code) => {
    const desks = await startDesks(prepare);
    const reviewId = await moveInGoodFaith(desks);
    const { supervisor, counter } = desks;
    const { reviews } = await supervisor.get('review/list', {});
    expect(reviews).toMatchObject([
      {
        reviewId,
        notNow: 'own-file',
        choices: [],
        serviceId: null,
        reference: null,
        ground: null,
        decisions: [],
      },
    ]);
    expect(JSON.stringify(reviews)).not.toContain('Vestergade');
    expect(await supervisor.ask('review/get', { reviewId })).toEqual({ ok: false, problem: { code } });
    expect(await supervisor.ask('review/decide', { reviewId, choice: 'undo', reason })).toEqual({
      ok: false,
      problem: { code: 'review/not-yours' },
    });
    expect((await counter.get('outbox/list', {})).items[0]?.state).toBe('parked');
  },
);

test('who saw a protected address is read by a supervisor alone, and not without central', async () => {
  const desks = await startDesks();
  const { world, counter, supervisor } = desks;
  const everything = { day: null, name: '' };
  expect(await counter.ask('protection-log/read', everything)).toEqual({
    ok: false,
    problem: { code: 'session/not-allowed' },
  });
  expect(await supervisor.get('protection-log/read', everything)).toEqual({
    entries: [],
    withheld: 0,
    hasMore: false,
  });
  await world.central.close();
  expect(await supervisor.ask('protection-log/read', everything)).toEqual({
    ok: false,
    problem: { code: 'protection-log/offline' },
  });
});
