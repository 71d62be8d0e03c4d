import { Envelope, type Outcome } from '../../api/sync.ts';
import type { CarriedWork, JournalAnswer } from '../../api/journal.ts';
import { firstOf, lineOf } from '../../domain/lines.ts';
import { listMissingBlobs } from '../../store/queries/blobs.ts';
import { listStaff } from '../../store/queries/centres.ts';
import type { Queryable } from '../../store/database.ts';
import { findDevice } from '../../store/queries/devices.ts';
import { findLines } from '../../store/queries/lines.ts';
import { listPeople } from '../../store/queries/people.ts';
import type { SealedOutcome } from './deliver-sealed.ts';
import { linesOf } from './load-facts.ts';

type Carried = {
  readonly envelope: Envelope;
  readonly outcome: Outcome['outcome'];
  /** Why it was refused; else null. */
  readonly code: CarriedWork['code'];
};
type Waiting = Carried & { readonly outcome: CarriedWork['outcome'] };

const carriedOf = (delivered: SealedOutcome): readonly Carried[] => {
  if (delivered?.kind !== 'work') return [];
  const { entry, outcome } = delivered;
  const envelope = Envelope.safeParse(parseJson(entry.content));
  // What central could not read it cannot tell about either.
  if (!envelope.success) return [];
  const code = outcome.outcome === 'refused' ? outcome.problem.code : null;
  return [{ envelope: envelope.data, outcome: outcome.outcome, code }];
};

const isWaiting = (carried: Carried): carried is Waiting =>
  carried.outcome !== 'accepted' && carried.outcome !== 'duplicate';

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
 * in the centre of the machine that brings it. And the lines that are settled by now, of which nothing has to be written again.
 */
export const tellOfCarried = async (
  db: Queryable,
  delivered: readonly SealedOutcome[],
  centreId: string,
): Promise<Pick<JournalAnswer, 'told' | 'settled'>> => {
  const carried = delivered.flatMap(carriedOf);
  if (carried.length === 0) return { told: [], settled: [] };
  const work = carried.map(({ envelope }) => envelope);
  const lines = await findLines(db, {
    subjectIds: work.map(({ lane }) => lane),
    firstIds: linesOf(work),
    centreId,
  });
  const missing = await listMissingBlobs(
    db,
    work.flatMap(({ attachments }) => attachments.map(({ sha256 }) => sha256)),
  );
  const stopped = carried
    .filter(isWaiting)
    .filter((each) => hasStopped(each, missing) && lineOf(lines, firstOf(each.envelope)).settled === null);
  return {
    told: await inWords(db, stopped, centreId),
    settled: [...lines].flatMap(([firstId, { settled }]) => (settled === null ? [] : [firstId])),
  };
};

const inWords = async (
  db: Queryable,
  stopped: readonly Waiting[],
  centreId: string,
): Promise<CarriedWork[]> => {
  if (stopped.length === 0) return [];
  const staff = new Map((await listStaff(db, centreId)).map(({ staffId, name }) => [staffId, name]));
  const people = await listPeople(
    db,
    stopped.map(({ envelope }) => envelope.lane),
  );
  const names = new Map(
    people.map(({ personId, givenNames, surname }) => [personId, `${givenNames} ${surname}`.trim()]),
  );
  const told: CarriedWork[] = [];
  for (const { envelope, outcome, code } of stopped) {
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
