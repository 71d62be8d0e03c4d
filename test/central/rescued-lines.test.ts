import { randomBytes } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { journalRecord, JournalAnswer } from '../../central/api/journal.ts';
import { journalHeader, readJournal, sealedIn } from '../../central/api/journal-frames.ts';
import { sealingKeyOf } from '../../central/api/sealed-box.ts';
import type { Envelope } from '../../central/api/sync.ts';
import { upsertCentre } from '../../central/store/queries/centres.ts';
import { jfif, jpeg } from '../helpers/blob-files.ts';
import { enrolDevice, type CentralDevice } from '../helpers/central-device.ts';
import { actEnvelope, newAddress } from '../helpers/central-envelopes.ts';
import { person, staff } from '../helpers/central-people.ts';
import { prepareCentral } from '../helpers/central-world.ts';
import { readableBlob } from '../helpers/journals.ts';

const makeWorld = prepareCentral();

const start = async () => {
  const world = await makeWorld({ people: [person('anna')] });
  return {
    world,
    lost: await enrolDevice(world),
    other: await enrolDevice(world),
    carrier: await enrolDevice(world),
  };
};

const sealed = (device: CentralDevice, envelope: Envelope): string => {
  const recipient = sealingKeyOf(device.answer.sealingKey);
  const entry = { deviceId: device.answer.deviceId, ...device.sign(envelope) };
  const bytes = Buffer.concat([journalHeader(recipient), journalRecord(envelope.id, entry, recipient)]);
  const [record] = readJournal(bytes).records;
  if (record === undefined) throw new Error('a frame is there');
  return sealedIn(bytes, record).toString('base64');
};

const bring = async (carrier: CentralDevice, device: CentralDevice, envelopes: readonly Envelope[]) => {
  const body = { sealed: envelopes.map((envelope) => sealed(device, envelope)) };
  return JournalAnswer.parse((await carrier.call({ method: 'POST', path: '/v1/journals', body })).body);
};

const moveTo = (
  device: CentralDevice,
  houseNumber: string,
  special: Parameters<typeof actEnvelope>[2] = {},
) => actEnvelope(device, 'anna', { ...special, payload: { values: newAddress({ houseNumber }) } });

const push = async (device: CentralDevice, ...envelopes: readonly Envelope[]) =>
  (await device.push(envelopes.map((envelope) => device.sign(envelope)))).map(({ outcome }) => outcome);

/** As a machine takes back work that it knows by name alone (`rescued.ts`), or its own. */
const withdrawal = (device: CentralDevice, envelopeId: string, laneSequence = 1): Envelope => {
  const { kind: _kind, payload: _payload, ...base } = actEnvelope(device, 'anna', { laneSequence });
  return {
    ...base,
    baseVersion: null,
    authority: null,
    kind: 'work-withdrawn',
    payload: { envelopeId, deviceSequence: base.deviceSequence, reason: 'Written again.' },
  };
};

/** Somebody else was faster; what the machine wrote was in conflict, and its clerk had compared it before the machine was lost. */
const startInConflict = async () => {
  const here = await start();
  const { lost, other } = here;
  const first = moveTo(lost, '12');
  expect(await push(other, moveTo(other, '34'))).toEqual(['accepted']);
  expect(await push(lost, first)).toEqual(['conflict']);
  return { ...here, first };
};

describe('nobody is asked to write again what the journal of a lost machine holds', () => {
  test('once what was sent in its place has taken effect', async () => {
    const { lost, carrier, first } = await startInConflict();
    const amended = moveTo(lost, '14', { laneSequence: 2, baseVersion: 2, amends: first.id });
    const answer = await bring(carrier, lost, [first, amended]);
    expect(answer.results).toEqual(['conflict', 'accepted']);
    expect(answer.told).toEqual([]);
  });

  test('once a named person has taken it back', async () => {
    const { lost, carrier, first } = await startInConflict();
    const answer = await bring(carrier, lost, [first, withdrawal(lost, first.id, 2)]);
    expect(answer.results).toEqual(['conflict', 'accepted']);
    expect(answer.told).toEqual([]);
  });
});

test('what an earlier answer told of is said to be settled by the one that brings what stands in its place', async () => {
  const { lost, carrier, first } = await startInConflict();
  const before = await bring(carrier, lost, [first]);
  expect(before).toMatchObject({ told: [{ id: first.id }], settled: [] });
  const amended = moveTo(lost, '14', { laneSequence: 2, baseVersion: 2, amends: first.id });
  expect(await bring(carrier, lost, [amended])).toMatchObject({ told: [], settled: [first.id] });
});

test('a document that is lost holds up only the work that names it, not what the machine did for the citizen afterwards', async () => {
  const { world, lost, carrier } = await start();
  const { sha256, bytes, mediaType } = readableBlob(jpeg([jfif], { noise: randomBytes(1000) }));
  const bare = moveTo(lost, '12', { attachments: [{ sha256, bytes, mediaType }] });
  const amended = moveTo(lost, '12', { laneSequence: 2, amends: bare.id });
  await bring(carrier, lost, [bare, amended]);
  world.advance(61_000);
  const answer = await bring(carrier, lost, [bare, amended]);
  expect(answer.results[1]).toBe('accepted');
});

test('what amends work that central has judged is taken back by name when its document is lost, and holds up nothing any more', async () => {
  const { world, lost, carrier, first } = await startInConflict();
  const { sha256, bytes, mediaType } = readableBlob(jpeg([jfif], { noise: randomBytes(1000) }));
  const amended = moveTo(lost, '14', {
    laneSequence: 2,
    baseVersion: 2,
    amends: first.id,
    attachments: [{ sha256, bytes, mediaType }],
  });
  const later = actEnvelope(lost, 'anna', { laneSequence: 3, baseVersion: 2 });
  const journal = [first, amended, later];
  const { told } = await bring(carrier, lost, journal);
  const waiting = told.find(({ id }) => id === amended.id);
  expect(waiting).toMatchObject({ outcome: 'later', firstId: first.id });
  const { kind: _kind, payload: _payload, ...base } = actEnvelope(carrier, 'anna');
  const withdrawal: Envelope = {
    ...base,
    baseVersion: null,
    authority: null,
    kind: 'work-withdrawn',
    payload: {
      envelopeId: waiting?.firstId ?? '',
      deviceSequence: base.deviceSequence,
      reason: 'Written again.',
    },
  };
  expect(await push(carrier, withdrawal)).toEqual(['accepted']);
  world.advance(61_000);
  expect((await bring(carrier, lost, journal)).results).not.toContain('later');
});

test('no machine of another centre takes it back', async () => {
  const { world, first } = await startInConflict();
  await upsertCentre(world.database, { centreId: 'centre-else', name: 'Elsewhere', municipalities: [] }, [
    staff,
  ]);
  const stranger = await enrolDevice(world, 'centre-else');
  expect(await push(stranger, withdrawal(stranger, first.id))).toEqual(['refused']);
});
