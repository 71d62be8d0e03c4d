import type { Facts } from '../../domain/judge-envelope.ts';
import type { ReadEnvelope } from '../../domain/read-envelope.ts';
import type { Queryable } from '../../store/database.ts';
import { listStaff } from '../../store/queries/centres.ts';
import type { Device } from '../../store/queries/devices.ts';
import { findEnvelopes, findLanes, type StoredEnvelope } from '../../store/queries/envelopes.ts';
import { findMandates } from '../../store/queries/mandates.ts';
import { listFieldChanges, listMunicipalities, lockPeople } from '../../store/queries/people.ts';

export type LoadedFacts = {
  readonly facts: Facts;
  /** What was answered to those of the batch that had come before. */
  readonly answered: ReadonlyMap<string, StoredEnvelope>;
};

const postcodesOf = (batch: readonly ReadEnvelope[]): readonly string[] => {
  const postcodes = batch.flatMap(({ envelope }) => {
    const postcode = envelope.kind === 'act-completed' ? envelope.payload.values['postcode'] : null;
    return typeof postcode === 'string' ? [postcode.trim()] : [];
  });
  return [...new Set(postcodes)];
};

const mandateIdsOf = (batch: readonly ReadEnvelope[]): readonly string[] =>
  batch.flatMap(({ envelope }) => envelope.authority?.mandateId ?? []);

/**
 * Loads all that judging the batch needs. The subjects are locked first, their households next: from here on nobody else judges
 * anything about them, and what is read afterwards is what stays true until the commit. Two batches that lock in crossing
 * order are told apart by PostgreSQL's deadlock check, and one of them starts again.
 */
export const loadFacts = async (
  db: Queryable,
  batch: readonly ReadEnvelope[],
  { device, now }: { readonly device: Device; readonly now: string },
): Promise<LoadedFacts> => {
  const subjectIds = [...new Set(batch.map(({ envelope }) => envelope.lane))];
  const subjects = await lockPeople(db, subjectIds);
  const householdIds = [...subjects.values()].flatMap((person) =>
    person.household.map((related) => related.personId).filter((personId) => !subjects.has(personId)),
  );
  const household = await lockPeople(db, householdIds);
  const answered = await findEnvelopes(
    db,
    batch.map(({ envelope }) => envelope.id),
  );
  const staff = await listStaff(db, device.centreId);
  const facts: Facts = {
    judged: new Map([...answered].map(([id, { hash }]) => [id, hash])),
    lanes: await findLanes(db, device.deviceId, subjectIds),
    people: new Map([...subjects, ...household]),
    fieldChanges: await listFieldChanges(db, subjectIds),
    mandates: await findMandates(db, mandateIdsOf(batch)),
    staff: new Map(staff.map((member) => [member.staffId, member])),
    municipalities: await listMunicipalities(db, postcodesOf(batch)),
    now,
  };
  return { facts, answered };
};
