import { expect, onTestFinished, test } from 'vitest';
import { openDatabase, type Database } from '../../central/store/database.ts';
import type { Input } from '../../preload/contract/calls.ts';
import { PersonId, StaffId, type EnvelopeId } from '../../preload/contract/values.ts';
import { moveWithDocuments, photo } from '../helpers/act-with-document.ts';
import { prepareCentral, type CentralWorld } from '../helpers/central-world.ts';
import { startTwoDesks, type TwoDesks } from '../helpers/parked-desk.ts';
import { copyDatabase } from '../helpers/copy-database.ts';
import { startAt } from '../helpers/put-back.ts';
import {
  anders,
  andersShowsHisPassport,
  anna,
  changeOfAddress,
  karen,
  move,
  showsPassport,
  startAbout,
  today,
} from '../helpers/thread-desk.ts';
import { eventually, pin, type HeadlessDesk } from '../helpers/thread-world.ts';

const makeWorld = prepareCentral();
const carla = StaffId.parse('staff-carla');
const reason = 'She confirmed number 12 to me on the telephone.';

/** What counts: who may do what, what is in force and since when (a receipt knows the second), what was decided. */
const pictures = {
  work: `select envelope_id, hash, outcome = 'accepted' as "isAccepted" from envelope order by 1`,
  acts: `select envelope_id, state, field_values, date_trunc('second', changed_at) as at from act order by 1`,
  people: `select record - '{version,asOf}'::text[] as record from person where subject_id = '${karen}'`,
  mandates: `select record - '{version,asOf,credential,revokedAt}'::text[] as record from mandate
    where subject_id = '${karen}' order by mandate_id`,
  consents: `select record - '{version,givenAt,withdrawnAt}'::text[] as record, left(record ->> 'givenAt', 19) as "givenAt",
    left(record ->> 'withdrawnAt', 19) as "withdrawnAt" from consent order by consent_id`,
  reviews: `select review_id, state, record -> 'handedOver' ->> 'words' as words,
    jsonb_path_query_array(record, '$.decisions[*].decision') as decisions from review order by 1`,
  withdrawn: `select envelope_id, staff_id, reason from withdrawn_work order by 1`,
  notices: `select envelope_id, channel, language from notice order by 1`,
  receivers: `select envelope_id, receiver_id, consent_id is not null as "byConsent" from act_receiver order by 1, 2`,
  documents: `select sha256 from blob order by 1`,
} as const;

const pictureOf = async (database: Database): Promise<Record<string, readonly unknown[]>> => {
  const seen: Record<string, readonly unknown[]> = {};
  for (const [name, sql] of Object.entries(pictures)) seen[name] = (await database.query<object>(sql)).rows;
  return seen;
};

const settled = (...desks: readonly HeadlessDesk[]) =>
  eventually(
    async () => {
      for (const desk of desks) await desk.get('outbox/send-now', {});
      return (await Promise.all(desks.map((desk) => desk.get('outbox/list', {})))).flatMap(
        ({ items }) => items,
      );
    },
    (items) => items.every(({ state }) => state !== 'captured'),
  );

/** What the staff read in the outboxes. */
const listAll = async (...desks: readonly HeadlessDesk[]) => {
  const lists = await Promise.all(desks.map((desk) => desk.get('outbox/list', {})));
  return lists.flatMap(({ items }) => items.map(({ kind, state, reason: why }) => ({ kind, state, why })));
};

const comesInPerson = async (desk: HeadlessDesk, personId: PersonId) => {
  const interactionId = await startAbout(desk, personId);
  await desk.get('interaction/set-party', { interactionId, party: { kind: 'subject' } });
  await showsPassport(desk, interactionId);
  return interactionId;
};

const movesThemself = async (desk: HeadlessDesk, personId: PersonId, houseNumber: string): Promise<void> => {
  await move(desk, await comesInPerson(desk, personId), houseNumber);
};

/** Somebody else of the town who may act for themself. */
const neighbour = async ({ database }: CentralWorld): Promise<PersonId> => {
  const { rows } = await database.query<{ readonly id: string }>(
    `select subject_id as id from person where record ->> 'civilStatus' = 'alive' and record ->> 'birthDate' < '1990'
       and record -> 'address' ->> 'municipality' = '0751' and not (record ->> 'hasShieldedAddress')::boolean
       and jsonb_array_length(record -> 'courtOrders') = 0 and jsonb_array_length(record -> 'household') = 0
       and record ->> 'nationalNumber' is not null and subject_id > '${karen}' order by subject_id desc limit 1`,
  );
  return PersonId.parse(rows[0]?.id);
};

/** Karen gives a neighbour a mandate, and ends it the same day. */
const givesAndEndsMandate = async (desk: HeadlessDesk, world: CentralWorld): Promise<void> => {
  const interactionId = await comesInPerson(desk, karen);
  const draft: Input<'mandate/make'>['draft'] = {
    kind: 'personal',
    grantees: [{ kind: 'person', partyId: await neighbour(world), name: 'A neighbour' }],
    decide: 'alone',
    scope: [{ serviceId: changeOfAddress, power: 'see' }],
    channels: [],
    restrictions: '',
    duration: 'half-year',
    validFrom: today,
    language: 'da',
  };
  const giving = { way: 'signature-on-screen', signaturePath: 'M 10 20 L 30 40.5' } as const;
  await desk.get('mandate/preview', { interactionId, draft });
  const { mandateId } = await desk.get('mandate/make', { interactionId, draft, giving });
  await settled(desk);
  await desk.get('mandate/withdraw', { interactionId, mandateId, reason: 'She thought again.' });
};

const agreesAndThinksAgain = async (desk: HeadlessDesk): Promise<void> => {
  await comesInPerson(desk, karen);
  const { receivers } = await desk.get('consent/list', { personId: karen });
  const open = receivers.filter(({ basis }) => basis.kind === 'consent' && basis.consentId === null);
  const ids = open.map(({ receiverId }) => receiverId);
  const give = (receiverId: string) =>
    desk.get('consent/give', { personId: karen, receiverId, validUntil: null, way: 'said-at-desk' });
  for (const receiverId of ids) await give(receiverId);
  const { consents } = await desk.get('consent/list', { personId: karen });
  const first = consents.find(({ receiverId }) => receiverId === ids[0]);
  if (first === undefined) throw new Error('it was given a moment ago');
  await settled(desk);
  await desk.get('consent/withdraw', { consentId: first.consentId, reason: 'She thought again.' });
};

/** Forms of this desk about three citizens, written while another desk moved each elsewhere and neither could hear of the other. */
const writeConflicts = async ({ desk, other, world }: TwoDesks): Promise<void> => {
  await world.central.close();
  for (const [at, citizen] of [karen, anders, await neighbour(world)].entries()) {
    await movesThemself(desk, citizen, `1${at}`);
    await movesThemself(other, citizen, `3${at}`);
  }
  await desk.restart();
};

/** The first is handed over, and the supervisor lets it stand; the second is taken back; the third sent in another form. */
const mendConflicts = async ({ desk, other }: TwoDesks): Promise<void> => {
  const { items } = await eventually(
    async () => {
      await desk.get('outbox/send-now', {});
      return desk.get('parked/list', {});
    },
    (seen) => seen.items.length === 3,
  );
  const idAbout = (personId: string): EnvelopeId => {
    const found = items.find(({ content }) => content?.subject.personId === personId);
    if (found === undefined) throw new Error(`nothing of ${personId} is put aside`);
    return found.envelopeId;
  };
  await desk.get('parked/hand-over', { envelopeId: idAbout(karen), words: 'Karen rang: it is number 10.' });
  await desk.get('parked/withdraw', { envelopeId: idAbout(anders), reason: 'He wanted the other one.' });
  const third = items.find(({ content }) => ![karen, anders].includes(content?.subject.personId ?? karen));
  if (third === undefined) throw new Error('nothing of the neighbour is put aside');
  const { work } = await desk.get('parked/get', { envelopeId: third.envelopeId });
  await desk.get('parked/send', {
    envelopeId: third.envelopeId,
    values: { ...work?.here, houseNumber: '14' },
    centralVersion: work?.centralVersion ?? null,
    onNewGround: false,
  });
  await settled(desk);
  const [review] = await eventually(
    async () => {
      await other.get('outbox/send-now', {});
      return (await other.get('review/list', {})).reviews;
    },
    (reviews) => reviews.length > 0,
  );
  if (review === undefined) throw new Error('the list held one a moment ago');
  await other.get('review/decide', { reviewId: review.reviewId, choice: 'accept-good-faith', reason });
  await settled(other, desk);
};

/** Once the machine has what the other one did, Anders comes for his mother, with a letter. */
const onBehalf = async (desk: HeadlessDesk): Promise<void> => {
  const interactionId = await startAbout(desk, karen);
  await eventually(
    () => desk.get('person/file', { personId: karen }),
    ({ address }) => JSON.stringify(address).includes('"30"'),
  );
  await andersShowsHisPassport(desk, interactionId);
  await moveWithDocuments(desk, interactionId, { houseNumber: '9', contents: [photo(20_000)] });
};

test('a day of every kind of work, lost with a copy of the morning, is there again as it was: in force, decided, taken back', async () => {
  const { world, desk, other } = await startTwoDesks(makeWorld, { desk: anna, other: carla });
  const desks = { world, desk, other };
  const port = Number(new URL(world.central.url).port);
  await writeConflicts(desks);
  const night = await world.startAnother({ port });
  await settled(other);
  await night.close();
  const copy = await copyDatabase(world.databaseUrl);
  const day = await world.startAnother({ port });
  await desk.get('session/sign-in', { staffId: anna, pin });
  await onBehalf(desk);
  await mendConflicts(desks);
  await givesAndEndsMandate(desk, world);
  await agreesAndThinksAgain(desk);
  await settled(desk, other);
  const before = await pictureOf(world.database);
  const empty = Object.entries(before).flatMap(([name, rows]) => (rows.length === 0 ? [name] : []));
  expect(empty).toEqual([]);
  const inForce = before['acts']?.length ?? 0;
  const atDesks = await eventually(
    () => listAll(desk, other),
    (seen) => seen.filter(({ state }) => state === 'effective').length === inForce,
  );

  await day.close();
  const database = openDatabase(copy, 'test');
  onTestFinished(() => database.end());
  await startAt(world.central.url, copy);
  const after = await eventually(
    async () => {
      await settled(desk, other);
      return pictureOf(database);
    },
    (seen) => seen['work']?.length === before['work']?.length && seen['reviews']?.length === 1,
  );
  expect(after).toEqual(before);
  await eventually(
    async () => {
      await settled(desk, other);
      return listAll(desk, other);
    },
    (seen) => JSON.stringify(seen) === JSON.stringify(atDesks),
  );
  expect((await database.query('select * from chain_gap')).rows).toEqual([]);
});
