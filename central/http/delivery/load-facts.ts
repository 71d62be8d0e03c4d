import type { StaffRecord } from '../../api/devices.ts';
import { Envelope } from '../../api/sync.ts';
import type { CentralTime } from '../../domain/central-time.ts';
import type { Facts } from '../../domain/facts.ts';
import type { ReviewCase } from '../../domain/judge-review.ts';
import { firstOf } from '../../domain/lines.ts';
import type { ReadEnvelope } from '../../domain/read-envelope.ts';
import type { Queryable } from '../../store/database.ts';
import { listMissingBlobs } from '../../store/queries/blobs.ts';
import { listStaff } from '../../store/queries/centres.ts';
import { listConsentsOf } from '../../store/queries/consents.ts';
import type { Device } from '../../store/queries/devices.ts';
import {
  findContents,
  findEnvelopes,
  findLanes,
  type StoredEnvelope,
} from '../../store/queries/envelopes.ts';
import { listFieldChanges, listMunicipalities, lockPeople } from '../../store/queries/people.ts';
import { listLeasePeriods } from '../../store/queries/lease-periods.ts';
import { findLines } from '../../store/queries/lines.ts';
import { findReviews } from '../../store/queries/reviews.ts';
import type { GatewayKey } from '../gateway-keys.ts';
import { listRelatives } from '../guard-staff.ts';
import { basesOfLost, loadLost } from './load-lost.ts';
import { grantorsToLock, loadMandateFacts } from './load-mandate-facts.ts';

export type LoadedFacts = {
  readonly facts: Facts;
  /** What was answered to those of the batch that had come before. */
  readonly answered: ReadonlyMap<string, StoredEnvelope>;
};

const postcodesOf = (envelopes: readonly Envelope[]): readonly string[] => {
  const postcodes = envelopes.flatMap((envelope) => {
    const postcode = envelope.kind === 'act-completed' ? envelope.payload.values['postcode'] : null;
    return typeof postcode === 'string' ? [postcode.trim()] : [];
  });
  return [...new Set(postcodes)];
};

const isAboutReview = (envelope: Envelope) =>
  envelope.kind === 'review-decided' || envelope.kind === 'citizen-contacted';

/** Whom those are too close to who say something of a review; nobody else is asked about. */
const loadRelatives = async (
  db: Queryable,
  envelopes: readonly Envelope[],
  staff: readonly StaffRecord[],
): Promise<Facts['relativesOfStaff']> => {
  const deciding = new Set(envelopes.filter(isAboutReview).map(({ staffId }) => staffId));
  return listRelatives(
    db,
    staff.filter(({ staffId }) => deciding.has(staffId)),
  );
};

/** The reviews that the batch decides, as far as they are this centre's: another centre's supervisors have no say. */
const loadReviewCases = async (
  db: Queryable,
  batch: readonly ReadEnvelope[],
  centreId: string,
): Promise<ReadonlyMap<string, ReviewCase>> => {
  const reviewIds = batch.flatMap(({ envelope }) =>
    isAboutReview(envelope) ? [envelope.payload.reviewId] : [],
  );
  const personIds = batch.map(({ envelope }) => envelope.lane);
  const found = await findReviews(db, { personIds, reviewIds });
  return new Map(
    found
      .filter((stored) => stored.centreId === centreId)
      .map(({ review, content }) => {
        const envelope = Envelope.parse(JSON.parse(content));
        return [review.reviewId, { review, act: envelope.kind === 'act-completed' ? envelope : null }];
      }),
  );
};

/** The oldest version of each subject that some act of the work was done on: what was changed before it is in nobody's way. */
const oldestBases = (work: readonly Envelope[]): ReadonlyMap<string, number> => {
  const oldest = new Map<string, number>();
  for (const { kind, lane, baseVersion } of work) {
    if (kind !== 'act-completed' || baseVersion === null) continue;
    oldest.set(lane, Math.min(baseVersion, oldest.get(lane) ?? baseVersion));
  }
  return oldest;
};

/** The acts that the batch hands over, as this device signed them; what never came here is left out. */
const loadHandedOver = async (
  db: Queryable,
  envelopes: readonly Envelope[],
  deviceId: string,
): Promise<Facts['handedOver']> => {
  const ids = envelopes.flatMap((each) =>
    each.kind === 'work-handed-over' ? [each.payload.envelopeId] : [],
  );
  const acts = (await findContents(db, { envelopeIds: ids, deviceId })).flatMap((content) => {
    const envelope = Envelope.parse(JSON.parse(content));
    return envelope.kind === 'act-completed' ? [envelope] : [];
  });
  return new Map(acts.map((act) => [act.id, act]));
};

/** First pieces of the lines that the work belongs to, or takes back. */
export const linesOf = (work: readonly Envelope[]): readonly string[] => [
  ...new Set(
    work.flatMap((envelope) => [
      firstOf(envelope),
      ...(envelope.kind === 'work-withdrawn' ? [envelope.payload.envelopeId] : []),
      ...(envelope.kind === 'work-handed-over' ? [envelope.payload.firstId] : []),
    ]),
  ),
];

type Loading = CentralTime & Pick<Facts, 'isCarried'> & { readonly device: Device; readonly key: GatewayKey };

/**
 * Loads all that judging the batch needs. The subjects are locked first, their households next: from here on nobody else judges
 * anything about them, and what is read afterwards is what stays true until the commit. Two batches that lock in crossing
 * order are told apart by PostgreSQL's deadlock check, and one of them starts again.
 */
export const loadFacts = async (
  db: Queryable,
  batch: readonly ReadEnvelope[],
  { device, key, ...known }: Loading,
): Promise<LoadedFacts> => {
  const subjectIds = [...new Set(batch.map(({ envelope }) => envelope.lane))];
  const envelopes = batch.map(({ envelope }) => envelope);
  const subjects = await lockPeople(db, [...subjectIds, ...(await grantorsToLock(db, envelopes))]);
  const householdIds = [...subjects.values()].flatMap((person) =>
    person.household.map((related) => related.personId).filter((personId) => !subjects.has(personId)),
  );
  const household = await lockPeople(db, householdIds);
  const answered = await findEnvelopes(
    db,
    batch.map(({ envelope }) => envelope.id),
  );
  const staff = await listStaff(db, device.centreId);
  const reviewCases = await loadReviewCases(db, batch, device.centreId);
  const consents = await listConsentsOf(db, subjectIds);
  const work = [...envelopes, ...[...reviewCases.values()].flatMap(({ act }) => act ?? [])];
  const mandateFacts = await loadMandateFacts(db, envelopes, { key, subjects });
  const lost = await loadLost(db, batch, { key, credentials: mandateFacts.credentials });
  const bases = new Map([...basesOfLost(lost, [...subjectIds, ...householdIds]), ...oldestBases(work)]);
  const facts: Facts = {
    judged: new Map([...answered].map(([id, { hash }]) => [id, hash])),
    lanes: await findLanes(db, device.deviceId, subjectIds),
    people: new Map([...subjects, ...household]),
    fieldChanges: await listFieldChanges(db, bases),
    ...mandateFacts,
    consents: new Map(consents.map((consent) => [consent.consentId, consent])),
    reviewCases,
    lines: await findLines(db, { subjectIds, firstIds: linesOf(work), centreId: device.centreId }),
    staff: new Map(staff.map((member) => [member.staffId, member])),
    relativesOfStaff: await loadRelatives(db, envelopes, staff),
    municipalities: await listMunicipalities(db, postcodesOf(work)),
    leasePeriods: await listLeasePeriods(db, device.deviceId),
    handedOver: await loadHandedOver(db, envelopes, device.deviceId),
    missingBlobs: await listMissingBlobs(
      db,
      envelopes.flatMap(({ attachments }) => attachments.map(({ sha256 }) => sha256)),
    ),
    ...lost,
    ...known,
  };
  return { facts, answered };
};
