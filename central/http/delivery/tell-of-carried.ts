import { Envelope } from '../../api/sync.ts';
import type { CarriedWork } from '../../api/journal.ts';
import { listMissingBlobs } from '../../store/queries/blobs.ts';
import { listStaff } from '../../store/queries/centres.ts';
import type { Queryable } from '../../store/database.ts';
import { findDevice } from '../../store/queries/devices.ts';
import { listPeople } from '../../store/queries/people.ts';
import type { SealedOutcome } from './deliver-sealed.ts';

type Waiting = {
  readonly envelope: Envelope;
  readonly outcome: CarriedWork['outcome'];
  readonly code: CarriedWork['code'];
};

const waitingOf = (delivered: SealedOutcome): readonly Waiting[] => {
  if (delivered?.kind !== 'work') return [];
  const { entry, outcome } = delivered;
  if (outcome.outcome === 'accepted' || outcome.outcome === 'duplicate') return [];
  const envelope = Envelope.safeParse(parseJson(entry.content));
  // What central could not read it cannot tell about either.
  if (!envelope.success) return [];
  const code = outcome.outcome === 'refused' ? outcome.problem.code : null;
  return [{ envelope: envelope.data, outcome: outcome.outcome, code }];
};

const parseJson = (text: string): unknown => {
  try {
    const value: unknown = JSON.parse(text);
    return value;
  } catch {
    return null;
  }
};

/** What waits for its turn comes by itself; what waits for a document may wait for ever. */
const hasStopped = ({ envelope, outcome }: Waiting, missing: ReadonlySet<string>): boolean =>
  outcome !== 'later' || envelope.attachments.some(({ sha256 }) => missing.has(sha256));

/**
 * What a journal held and did not take effect, in words that its centre's machines can show: nobody there can open it. Only of work that was made
 * in the centre of the machine that brings it.
 */
export const tellOfCarried = async (
  db: Queryable,
  delivered: readonly SealedOutcome[],
  centreId: string,
): Promise<readonly CarriedWork[]> => {
  const waiting = delivered.flatMap(waitingOf);
  if (waiting.length === 0) return [];
  const missing = await listMissingBlobs(
    db,
    waiting.flatMap(({ envelope }) => envelope.attachments.map(({ sha256 }) => sha256)),
  );
  const staff = new Map((await listStaff(db, centreId)).map(({ staffId, name }) => [staffId, name]));
  const people = await listPeople(
    db,
    waiting.map(({ envelope }) => envelope.lane),
  );
  const names = new Map(
    people.map(({ personId, givenNames, surname }) => [personId, `${givenNames} ${surname}`.trim()]),
  );
  const told: CarriedWork[] = [];
  for (const each of waiting.filter((stopped) => hasStopped(stopped, missing))) {
    const { envelope, outcome, code } = each;
    const { id, amends, kind, lane, staffId, madeAt } = envelope;
    if ((await findDevice(db, envelope.deviceId))?.centreId !== centreId) continue;
    const isAct = envelope.kind === 'act-completed';
    told.push({
      id,
      firstId: amends ?? id,
      kind,
      subjectId: lane,
      subjectName: names.get(lane) ?? '',
      staffId,
      staffName: staff.get(staffId) ?? staffId,
      serviceId: isAct ? envelope.payload.serviceId : null,
      reference: isAct ? envelope.payload.reference : null,
      madeAt,
      outcome,
      code,
    });
  }
  return told;
};
