import { expect, test } from 'vitest';
import type { ActRecord } from '../../central/api/records.ts';
import type { Change, Envelope } from '../../central/api/sync.ts';
import type { ActPayload } from '../../central/api/work.ts';
import type { News, Receivers } from '../../central/connectors/receivers.ts';
import { tellReceiver } from '../../central/connectors/tell-receivers.ts';
import { listNotices } from '../../central/store/queries/notices.ts';
import {
  consentEnvelope,
  consentsAt,
  decisionEnvelope,
  employSupervisors,
  recordsIn,
  reviewsAt,
  withdrawalEnvelope,
} from '../helpers/central-decisions.ts';
import { enrolDevice, kindOf, type CentralDevice } from '../helpers/central-device.ts';
import { actEnvelope, byMandate, newAddress } from '../helpers/central-envelopes.ts';
import { elsewhere, household, mandate, person, staff } from '../helpers/central-people.ts';
import { prepareCentral } from '../helpers/central-world.ts';

const startWorld = prepareCentral();

const pushOne = async (device: CentralDevice, envelope: Envelope) =>
  kindOf((await device.push([device.sign(envelope)]))[0]);

type Asked = ActPayload['receivers'][number];
const byLaw = (receiverId: string): Asked => ({ receiverId, basis: 'law', consentId: null });
const byConsent = (receiverId: string, consentId: string): Asked => ({
  receiverId,
  basis: 'consent',
  consentId,
});

/** The connector works beside the request: asks until nobody waits any more. */
const settledAct = async (device: CentralDevice): Promise<ActRecord> => {
  for (;;) {
    const act = recordsIn((await device.pullAll()).changes, 'act').at(-1);
    if (act !== undefined && act.receivers.every(({ state }) => state !== 'waiting')) return act;
  }
};

const statesOf = ({ receivers }: ActRecord) =>
  Object.fromEntries(receivers.map(({ receiverId, state }) => [receiverId, state]));

/** Hears everything, and answers as told for each receiver; refusals come before. */
const hearing = (answers: Readonly<Record<string, 'told' | 'refused' | 'away-once'>> = {}) => {
  const heard: News[] = [];
  const receivers: Receivers = {
    tell: (news) => {
      heard.push(news);
      const tries = heard.filter(({ receiverId }) => receiverId === news.receiverId).length;
      const answer = answers[news.receiverId] ?? 'told';
      if (answer === 'away-once' && tries === 1) return Promise.reject(new Error('away'));
      return Promise.resolve({ outcome: answer === 'refused' ? 'refused' : 'told' });
    },
  };
  return { heard, receivers };
};

test('a consent is kept with its wording and reaches whoever subscribes; withdrawn, it says when', async () => {
  const world = await startWorld({ people: [person('anna')] });
  const device = await enrolDevice(world);
  const given = consentEnvelope(device, 'anna');
  expect(await pushOne(device, given)).toBe('accepted');
  expect(await consentsAt(device)).toMatchObject([
    { personId: 'anna', receiverId: 'library', wordingVersion: '1', withdrawnAt: null },
  ]);
  const { consentId } = given.payload;
  const gone = withdrawalEnvelope(device, 'anna', { consentId, laneSequence: 2 });
  expect(await pushOne(device, gone)).toBe('accepted');
  const [first] = await consentsAt(device);
  expect(first?.withdrawnAt).not.toBeNull();
  world.advance(60_000);
  const again = withdrawalEnvelope(device, 'anna', { consentId, laneSequence: 3 });
  expect(await pushOne(device, again)).toBe('accepted');
  expect(await consentsAt(device)).toEqual([first]);
});

test('what two desks wrote down of the same word is withdrawn as one, also where one of them comes later', async () => {
  const world = await startWorld({ people: [person('anna')] });
  const [first, second, late] = [
    await enrolDevice(world),
    await enrolDevice(world),
    await enrolDevice(world),
  ];
  const own = consentEnvelope(first, 'anna');
  const other = consentEnvelope(second, 'anna');
  const missing = consentEnvelope(late, 'anna');
  const elsewhere = consentEnvelope(first, 'anna', { receiverId: 'utility-company', laneSequence: 2 });
  await first.push([first.sign(own), first.sign(elsewhere)]);
  await second.push([second.sign(other)]);
  world.advance(60_000);
  const { consentId } = other.payload;
  const gone = withdrawalEnvelope(second, 'anna', { consentId, laneSequence: 2 });
  await second.push([second.sign({ ...gone, madeAt: world.now().toISOString() })]);
  await late.push([late.sign(missing)]);
  const stands = (await consentsAt(first)).filter(({ withdrawnAt }) => withdrawnAt === null);
  expect(stands.map(({ receiverId }) => receiverId)).toEqual(['utility-company']);
  const again = consentEnvelope(first, 'anna', { laneSequence: 3 });
  await first.push([first.sign({ ...again, madeAt: world.now().toISOString() })]);
  expect((await consentsAt(first)).filter(({ withdrawnAt }) => withdrawnAt === null)).toHaveLength(2);
});

test('nobody writes or withdraws a consent in their own file, or one of somebody else', async () => {
  const world = await startWorld({ people: [person('anna'), person('bodil'), person('staff-as-citizen')] });
  const device = await enrolDevice(world);
  const given = consentEnvelope(device, 'anna');
  await pushOne(device, given);
  expect(await pushOne(device, consentEnvelope(device, staff.personId ?? ''))).toBe('authority/insufficient');
  const { consentId } = given.payload;
  const foreign = withdrawalEnvelope(device, 'bodil', { consentId, laneSequence: 1 });
  expect(await pushOne(device, foreign)).toBe('envelope/invalid');
  expect((await consentsAt(device))[0]?.withdrawnAt).toBeNull();
});

test('each receiver is told by itself: by law, by consent, and not where there is none', async () => {
  const { heard, receivers } = hearing({ municipality: 'refused' });
  const world = await startWorld({ people: [person('anna')], receivers });
  const device = await enrolDevice(world);
  const library = consentEnvelope(device, 'anna');
  const act = actEnvelope(device, 'anna', {
    laneSequence: 2,
    payload: {
      receivers: [
        byLaw('tax'),
        byLaw('municipality'),
        byConsent('library', library.payload.consentId),
        byConsent('utility-company', library.payload.consentId),
        byConsent('housing-association', 'no-such-consent'),
      ],
    },
  });
  await device.push([device.sign(library), device.sign(act)]);
  expect(statesOf(await settledAct(device))).toEqual({
    tax: 'told',
    municipality: 'failed',
    library: 'told',
    'utility-company': 'failed',
    'housing-association': 'failed',
  });
  expect(heard.map(({ receiverId }) => receiverId).toSorted()).toEqual(['library', 'municipality', 'tax']);
  expect(heard[0]).toMatchObject({ changeId: act.id, personId: 'anna', values: { street: 'Eksempelgade' } });
  const events = recordsIn((await device.pullAll()).changes, 'event').map(({ kind }) => kind);
  expect(events.filter((kind) => kind === 'receiver-told')).toHaveLength(2);
});

test('whoever moved somebody out of the area hears who was told of it', async () => {
  const { receivers } = hearing({ municipality: 'refused' });
  const world = await startWorld({
    people: [person('anna'), person('bodil', { address: elsewhere('8800', '0791', 'Viborg') })],
    receivers,
  });
  const device = await enrolDevice(world);
  let { cursor } = await device.pullAll();
  const values = newAddress({ postcode: '8800', town: 'Viborg' });
  const act = actEnvelope(device, 'anna', {
    payload: { values, receivers: [byLaw('tax'), byLaw('municipality')] },
  });
  await device.push([device.sign(act)]);
  const heard: Change[] = [];
  const lastHeard = async () => {
    const { changes, cursor: reached } = await device.pullAll(cursor);
    cursor = reached;
    heard.push(...changes);
    return statesOf(recordsIn(heard, 'act').at(-1) ?? emptyAct);
  };
  await expect.poll(lastHeard, { timeout: 5000 }).toEqual({ tax: 'told', municipality: 'failed' });
  expect(heard.filter(({ entity }) => entity === 'event')).toEqual([]);
});

test('a receiver by consent hears what the citizen agreed to, and nothing else of the form', async () => {
  const { heard, receivers } = hearing();
  const people = household(person('anna'), person('child'));
  const world = await startWorld({ people, receivers });
  const device = await enrolDevice(world);
  const library = consentEnvelope(device, 'anna');
  const values = newAddress({ movingWith: ['child'] });
  const asked = [byLaw('tax'), byConsent('library', library.payload.consentId)];
  const act = actEnvelope(device, 'anna', { laneSequence: 2, payload: { values, receivers: asked } });
  await device.push([device.sign(library), device.sign(act)]);
  await settledAct(device);
  const toldTo = (receiver: string) => heard.find(({ receiverId }) => receiverId === receiver)?.values;
  expect(toldTo('tax')).toEqual(values);
  const { moveDate: _, movingWith: __, ...address } = values;
  expect(toldTo('library')).toEqual(address);
});

test('a receiver that is away is told later, and holds up nobody else', async () => {
  const { heard, receivers } = hearing({ tax: 'away-once' });
  const world = await startWorld({ people: [person('anna')], receivers });
  const device = await enrolDevice(world);
  const act = actEnvelope(device, 'anna', { payload: { receivers: [byLaw('tax'), byLaw('municipality')] } });
  await device.push([device.sign(act)]);
  await expect
    .poll(async () => statesOf(recordsIn((await device.pullAll()).changes, 'act')[0] ?? { ...emptyAct }))
    .toEqual({ tax: 'waiting', municipality: 'told' });
  world.advance(60_000);
  await device.push([device.sign(actEnvelope(device, 'anna', { laneSequence: 2 }))]);
  await expect.poll(() => heard.filter(({ receiverId }) => receiverId === 'tax').length).toBe(2);
  const told = () =>
    device
      .pullAll()
      .then(({ changes }) => recordsIn(changes, 'act').find(({ envelopeId }) => envelopeId === act.id));
  await expect.poll(async () => statesOf((await told()) ?? emptyAct)).toMatchObject({ tax: 'told' });
});

test('a receiver that was away hears of two moves in their order, so that the last one stays', async () => {
  const { heard, receivers } = hearing({ tax: 'away-once' });
  const world = await startWorld({ people: [person('anna')], receivers });
  const device = await enrolDevice(world);
  const move = (laneSequence: number) =>
    actEnvelope(device, 'anna', { laneSequence, payload: { receivers: [byLaw('tax'), byLaw('library')] } });
  const [first, second] = [move(1), move(2)];
  await device.push([device.sign(first)]);
  const toldTo = (receiver: string) => () =>
    heard.filter(({ receiverId }) => receiverId === receiver).map(({ changeId }) => changeId);
  await expect.poll(toldTo('tax')).toEqual([first.id]);
  await device.push([device.sign(second)]);
  await expect.poll(toldTo('library')).toEqual([first.id, second.id]);
  world.advance(60_000);
  await expect.poll(toldTo('tax'), { timeout: 20_000 }).toEqual([first.id, first.id, second.id]);
});

test('a receiver that is away for two days is told when it is back', async () => {
  let isAway = true;
  const receivers: Receivers = {
    tell: () => (isAway ? Promise.reject(new Error('away')) : Promise.resolve({ outcome: 'told' })),
  };
  const world = await startWorld({ people: [person('anna')], receivers });
  const device = await enrolDevice(world);
  await device.push([device.sign(actEnvelope(device, 'anna', { payload: { receivers: [byLaw('tax')] } }))]);
  const { database, now: clock } = world;
  const anHourLater = () => {
    world.advance(3_600_000);
    return tellReceiver({ database, receivers, clock, timeZone: 'Europe/Copenhagen' });
  };
  for (let hours = 0; hours < 48; hours += 1) await anHourLater();
  isAway = false;
  await anHourLater();
  expect(statesOf(await settledAct(device))).toEqual({ tax: 'told' });
});

const emptyAct: ActRecord = {
  envelopeId: '',
  personId: '',
  serviceId: '',
  reference: '',
  state: 'received',
  changedAt: '',
  receivers: [],
  clockNote: null,
};

test('a consent that was withdrawn before the receiver was reached is not used', async () => {
  const { heard, receivers } = hearing({ library: 'away-once' });
  const world = await startWorld({ people: [person('anna')], receivers });
  const device = await enrolDevice(world);
  const library = consentEnvelope(device, 'anna');
  const { consentId } = library.payload;
  const act = actEnvelope(device, 'anna', {
    laneSequence: 2,
    payload: { receivers: [byConsent('library', consentId)] },
  });
  await device.push([device.sign(library), device.sign(act)]);
  await expect.poll(() => heard.length).toBe(1);
  await pushOne(device, withdrawalEnvelope(device, 'anna', { consentId, laneSequence: 3 }));
  world.advance(60_000);
  expect(statesOf(await settledAct(device))).toEqual({ library: 'failed' });
  expect(heard).toHaveLength(1);
});

test('nobody is told of an act in review; accepted, everybody is', async () => {
  const { heard, receivers } = hearing();
  const world = await startWorld({
    people: [person('mother'), person('son')],
    mandates: [mandate({ revokedOn: '2026-01-02' })],
    receivers,
  });
  await employSupervisors(world);
  const device = await enrolDevice(world);
  const act = actEnvelope(device, 'mother', {
    authority: byMandate({ decidedAt: '2026-01-10T09:00:00.000Z' }),
    payload: { receivers: [byLaw('tax')] },
  });
  await pushOne(device, act);
  expect(await listNotices(world.database, 10)).toEqual([]);
  const [review] = await reviewsAt(device);
  if (review === undefined) throw new Error('a refused act is in review');
  expect(heard).toEqual([]);
  await pushOne(device, decisionEnvelope(device, review, { decision: 'accept-good-faith', laneSequence: 2 }));
  expect(statesOf(await settledAct(device))).toEqual({ tax: 'told' });
  expect(await listNotices(world.database, 10)).toMatchObject([{ envelopeId: act.id }]);
});

test('the represented person is told once what was done and with which data, by the way they get their letters', async () => {
  const world = await startWorld({
    people: [person('mother', { letters: 'print', language: 'pl' }), person('son')],
    mandates: [mandate()],
  });
  const device = await enrolDevice(world);
  const act = actEnvelope(device, 'mother', { authority: byMandate() });
  const signed = device.sign(act);
  await device.push([signed, signed]);
  await device.push([signed]);
  expect(await listNotices(world.database, 10)).toMatchObject([
    {
      personId: 'mother',
      envelopeId: act.id,
      channel: 'letter',
      language: 'pl',
      content: { ground: 'mandate', reference: act.payload.reference, values: { street: 'Eksempelgade' } },
    },
  ]);
  const told = recordsIn((await device.pullAll()).changes, 'event').filter(
    ({ kind }) => kind === 'represented-told',
  );
  expect(told).toMatchObject([{ personId: 'mother', params: { serviceId: 'change-of-address' } }]);
  expect(JSON.stringify(told)).not.toContain('Eksempelgade');
});

test('who acts for themself gets no such notice', async () => {
  const world = await startWorld({ people: [person('anna')] });
  const device = await enrolDevice(world);
  expect(await pushOne(device, actEnvelope(device, 'anna'))).toBe('accepted');
  expect(await listNotices(world.database, 10)).toEqual([]);
});

test('nobody consents for another, whatever mandate they have', async () => {
  const world = await startWorld({
    people: [person('anna'), person('son')],
    mandates: [mandate({ mandateId: 'm1', grantorId: 'anna', granteeId: 'son' })],
  });
  const device = await enrolDevice(world);
  const consent = { ...consentEnvelope(device, 'anna'), authority: byMandate() };
  expect(await pushOne(device, consent)).toBe('authority/insufficient');
  expect(await consentsAt(device)).toEqual([]);
});
