import { setTimeout as delay } from 'node:timers/promises';
import { expect, onTestFinished, test } from 'vitest';
import { centreMunicipalities } from '../../central/population/centre.ts';
import { enrolDevice } from '../helpers/central-device.ts';
import { actEnvelope, newAddress } from '../helpers/central-envelopes.ts';
import { prepareCentral } from '../helpers/central-world.ts';
import { startVillageAndTown } from '../helpers/courier.ts';
import { anna, karen, makeThreadWorld, startAbout } from '../helpers/thread-desk.ts';
import { eventually, pin } from '../helpers/thread-world.ts';

const makeWorld = prepareCentral();

test('who moved away while they were served, and back before that had arrived, stays at the desk of where they live', async () => {
  const world = await makeThreadWorld(makeWorld);
  const machines = await startVillageAndTown(world);
  onTestFinished(() => machines.close());
  const { village } = machines;
  const { rows } = await world.database.query<{ postcode: string }>(
    `select postcode from person where postcode <> '' and municipality <> '' and not municipality = any($1) limit 1`,
    [centreMunicipalities],
  );
  const elsewhere = rows[0]?.postcode ?? '';
  const register = await enrolDevice(world, 'centre-demo');
  const karenMovesTo = async (postcode: string, laneSequence: number): Promise<void> => {
    const move = actEnvelope(register, karen, {
      laneSequence,
      staffId: anna,
      baseVersion: null,
      payload: { values: newAddress({ postcode }) },
    });
    expect(await register.push([register.sign(move)])).toMatchObject([{ outcome: 'accepted' }]);
  };
  const line = () => village.get('status/line', {});
  const heardAgain = async (): Promise<void> => {
    await delay(5);
    const since = new Date().toISOString();
    await village.get('outbox/send-now', {});
    await eventually(line, ({ dataAsOf, unsent }) => unsent === 0 && (dataAsOf ?? '') > since);
  };

  // A move that somebody registers by mistake, while Karen is served in the village.
  const interactionId = await startAbout(village, karen);
  await village.get('interaction/set-party', { interactionId, party: { kind: 'subject' } });
  await karenMovesTo(elsewhere, 1);
  await heardAgain();
  await machines.cutOffVillage();
  await village.get('interaction/end', { interactionId, outcome: 'answered', note: '' });
  await karenMovesTo('8000', 2);
  await machines.reconnectVillage();
  await heardAgain();
  await heardAgain();

  const { purposes } = await village.get('choices/list', {});
  const purposeId = 'act-on-behalf';
  const legalBasisId = purposes.find((each) => each.purposeId === purposeId)?.legalBasisIds[0] ?? '';
  const open = () => village.ask('person/open', { personId: karen, purpose: { purposeId, legalBasisId } });
  expect(await open()).toMatchObject({ ok: true });

  // What a machine may no longer hold goes at each start, and every ten minutes.
  await village.restart();
  await village.get('session/sign-in', { staffId: anna, pin });
  await heardAgain();
  const { changes } = await register.pullAll();
  expect(changes.some(({ entity, subjectId }) => entity === 'person' && subjectId === karen)).toBe(true);
  expect(await open()).toMatchObject({ ok: true });
});
