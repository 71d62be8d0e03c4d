import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import type { Envelope } from '../../central/api/sync.ts';
import { sealEnvelope } from '../../main/sync/envelopes.ts';
import { decisionEnvelope, employSupervisors } from '../helpers/central-decisions.ts';
import { enrolDevice, kindOf, type CentralDevice } from '../helpers/central-device.ts';
import { actEnvelope, byMandate } from '../helpers/central-envelopes.ts';
import { person } from '../helpers/central-people.ts';
import { prepareCentral } from '../helpers/central-world.ts';

const makeWorld = prepareCentral();

/** `first` is the piece that the line of the work began with. */
const handoverOf = (device: CentralDevice, work: Envelope, first: Envelope): Envelope => {
  const { kind: _kind, payload: _payload, ...base } = actEnvelope(device, first.lane, { laneSequence: 2 });
  return {
    ...base,
    id: randomUUID(),
    schemaVersion: 2,
    kind: 'work-handed-over',
    payload: { envelopeId: work.id, firstId: first.id, words: 'Please look at the mandate.' },
  };
};

const pushAll = async (device: CentralDevice, ...work: readonly Envelope[]) => {
  const sealed = work.map((envelope) => sealEnvelope(envelope, device.key.privateKey).signed);
  return (await device.push(sealed)).map(kindOf);
};

test('work and the handover of it may come in one batch, as they do after central was put back: a supervisor gets both', async () => {
  const world = await makeWorld({ people: [person('anna')] });
  const device = await enrolDevice(world);
  const work = actEnvelope(device, 'anna', { authority: byMandate() });
  expect(await pushAll(device, work, handoverOf(device, work, work))).toEqual([
    'authority/insufficient',
    'accepted',
  ]);
  const { rows } = await world.database.query(
    `select envelope_id as id, record #>> '{handedOver,words}' as words from review`,
  );
  expect(rows).toEqual([{ id: work.id, words: 'Please look at the mandate.' }]);
});

test('nobody hands over the work about one citizen under the name of another', async () => {
  const world = await makeWorld({ people: [person('anna'), person('bodil')] });
  const device = await enrolDevice(world);
  const work = actEnvelope(device, 'anna', { authority: byMandate() });
  const first = actEnvelope(device, 'bodil', { authority: byMandate() });
  const outcomes = await pushAll(device, work, first, handoverOf(device, work, first));
  expect(outcomes[2]).toBe('envelope/invalid');
  const { rows } = await world.database.query(
    `select envelope_id as id from review where record -> 'handedOver' <> 'null'`,
  );
  expect(rows).toEqual([]);
});

/** A refused act of a machine, at which a supervisor and the author are both at work without a network afterwards. */
const startWithReview = async () => {
  const world = await makeWorld({ people: [person('anna')] });
  await employSupervisors(world);
  const device = await enrolDevice(world);
  const work = actEnvelope(device, 'anna', { authority: byMandate() });
  await pushAll(device, work);
  const decide = (decision: 'contact-citizen' | 'undo') =>
    decisionEnvelope(
      device,
      { reviewId: `review-${work.id}`, personId: 'anna' },
      { decision, laneSequence: 2 },
    );
  const handover = { ...handoverOf(device, work, work), laneSequence: 3 };
  const findReview = async () =>
    (
      await world.database.query<{ state: string; decisions: unknown; words: string | null }>(
        `select record ->> 'state' as state, record #>> '{handedOver,words}' as words,
           jsonb_path_query_array(record, '$.decisions[*].decision') as decisions from review`,
      )
    ).rows;
  return { device, decide, handover, findReview };
};

test('what a supervisor decided stays decided, also where the work is handed over in the same batch', async () => {
  const { device, decide, handover, findReview } = await startWithReview();
  expect(await pushAll(device, decide('contact-citizen'), handover)).toEqual(['accepted', 'accepted']);
  expect(await findReview()).toEqual([
    { state: 'citizen-contacted', decisions: ['contact-citizen'], words: 'Please look at the mandate.' },
  ]);
});

test('what a supervisor has undone is not opened again by a handover of the same batch', async () => {
  const { device, decide, handover, findReview } = await startWithReview();
  expect(await pushAll(device, decide('undo'), handover)).toEqual(['accepted', 'work/withdrawn']);
  expect(await findReview()).toEqual([{ state: 'undone', decisions: ['undo'], words: null }]);
});
