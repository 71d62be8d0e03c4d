import { v7 as uuid } from 'uuid';
import { enrolDevice } from '../helpers/central-device.ts';
import { actEnvelope } from '../helpers/central-envelopes.ts';
import { person } from '../helpers/central-people.ts';
import { prepareCentral } from '../helpers/central-world.ts';
import { describeClass, shown } from './describe-class.ts';

const makeWorld = prepareCentral();

type Act = ReturnType<typeof actEnvelope>;
type Again = (act: Act, attempt: number) => Act;

/** The same piece of work leaves four times, twice of them at once; central with its database is real. */
const sentFourTimes = async (breakAttempt: Again | null): Promise<string | null> => {
  const world = await makeWorld({ people: [person('anna')] });
  const device = await enrolDevice(world);
  const act = actEnvelope(device, 'anna');
  const attempt = (number: number) => device.push([device.sign(breakAttempt?.(act, number) ?? act)]);
  await attempt(1);
  await Promise.all([attempt(2), attempt(3)]);
  await attempt(4);
  const { rows } = await world.database.query<{ acts: number; changes: number }>(
    `select (select count(*)::int from envelope) as acts, (select count(*)::int from person_change) as changes`,
  );
  const [counts] = rows;
  return counts?.acts === 1 && counts.changes === 1 ? null : `central counts ${JSON.stringify(counts)}`;
};

describeClass('Duplicate submission: no lasting id', {
  'each attempt makes an id of its own': shown(sentFourTimes, (act: Act, attempt: number): Act => ({
    ...act,
    id: uuid(),
    laneSequence: attempt,
    deviceSequence: act.deviceSequence + attempt,
  })),
});
