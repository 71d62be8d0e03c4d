import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import type { Envelope } from '../../central/api/sync.ts';
import { sealEnvelope } from '../../main/sync/envelopes.ts';
import { enrolDevice } from '../helpers/central-device.ts';
import { actEnvelope, byMandate } from '../helpers/central-envelopes.ts';
import { person } from '../helpers/central-people.ts';
import { prepareCentral } from '../helpers/central-world.ts';

const makeWorld = prepareCentral();

test('work and the handover of it may come in one batch, as they do after central was put back: a supervisor gets both', async () => {
  const world = await makeWorld({ people: [person('anna')] });
  const device = await enrolDevice(world);
  const work = actEnvelope(device, 'anna', { authority: byMandate() });
  const { kind: _kind, payload: _payload, ...base } = actEnvelope(device, 'anna', { laneSequence: 2 });
  const handover: Envelope = {
    ...base,
    id: randomUUID(),
    schemaVersion: 2,
    kind: 'work-handed-over',
    payload: { envelopeId: work.id, firstId: work.id, words: 'Please look at the mandate.' },
  };
  const sealed = [work, handover].map((envelope) => sealEnvelope(envelope, device.key.privateKey).signed);
  const outcomes = await device.push(sealed);
  expect(outcomes.map(({ outcome }) => outcome)).toEqual(['refused', 'accepted']);
  const { rows } = await world.database.query(
    `select envelope_id as id, record #>> '{handedOver,words}' as words from review`,
  );
  expect(rows).toEqual([{ id: work.id, words: 'Please look at the mandate.' }]);
});
