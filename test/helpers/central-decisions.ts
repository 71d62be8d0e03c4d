import { v7 as uuid } from 'uuid';
import type { StaffRecord } from '../../central/api/devices.ts';
import type { ConsentRecord, ReviewRecord } from '../../central/api/decisions.ts';
import type { Change, Envelope } from '../../central/api/sync.ts';
import { upsertCentre } from '../../central/store/queries/centres.ts';
import type { CentralDevice } from './central-device.ts';
import { actEnvelope, self } from './central-envelopes.ts';
import { staff } from './central-people.ts';
import { aarhus, type CentralWorld } from './central-world.ts';

export const carla: StaffRecord = {
  staffId: 'staff-carla',
  name: 'Carla Leder',
  role: 'supervisor',
  office: 'Borgerservice Aarhus',
  personId: 'carla-as-citizen',
};
export const dorte: StaffRecord = {
  ...carla,
  staffId: 'staff-dorte',
  name: 'Dorte Leder',
  personId: 'anna',
};

/** Two supervisors beside the clerk of the first centre; Dorte is Anna as a citizen. */
export const employSupervisors = (world: CentralWorld): Promise<void> =>
  upsertCentre(world.database, aarhus, [staff, carla, dorte]);

type Decided = Extract<Envelope, { readonly kind: 'review-decided' }>;

const emptyHanded = (device: CentralDevice, lane: string, laneSequence: number) => {
  const { kind: _kind, payload: _payload, ...base } = actEnvelope(device, lane, { laneSequence });
  return { ...base, baseVersion: null };
};

/** What a supervisor decided; a reason is made up. */
export const decisionEnvelope = (
  device: CentralDevice,
  review: Pick<ReviewRecord, 'reviewId' | 'personId'>,
  special: {
    readonly decision: Decided['payload']['decision'];
    readonly staffId?: string;
    readonly laneSequence: number;
  },
): Decided => ({
  ...emptyHanded(device, review.personId, special.laneSequence),
  authority: null,
  staffId: special.staffId ?? carla.staffId,
  kind: 'review-decided',
  payload: {
    reviewId: review.reviewId,
    decision: special.decision,
    reason: 'The desk could not know of the withdrawal.',
  },
});

type Contacted = Extract<Envelope, { readonly kind: 'citizen-contacted' }>;

/** What came of asking the citizen; the words are made up. */
export const contactEnvelope = (
  device: CentralDevice,
  review: Pick<ReviewRecord, 'reviewId' | 'personId'>,
  special: {
    readonly outcome?: Contacted['payload']['outcome'];
    readonly staffId?: string;
    readonly laneSequence: number;
  },
): Contacted => ({
  ...emptyHanded(device, review.personId, special.laneSequence),
  authority: null,
  staffId: special.staffId ?? staff.staffId,
  kind: 'citizen-contacted',
  payload: {
    reviewId: review.reviewId,
    outcome: special.outcome ?? 'reached',
    words: 'She knows of it and agrees.',
  },
});

export const consentEnvelope = (
  device: CentralDevice,
  lane: string,
  special: {
    readonly laneSequence?: number;
    readonly receiverId?: string;
    readonly validUntil?: string;
  } = {},
): Extract<Envelope, { readonly kind: 'consent-given' }> => ({
  ...emptyHanded(device, lane, special.laneSequence ?? 1),
  authority: self(lane),
  kind: 'consent-given',
  payload: {
    consentId: uuid(),
    dataIds: ['name', 'new-address'],
    receiverId: special.receiverId ?? 'library',
    purposeId: 'keep-customer-record',
    validUntil: special.validUntil ?? null,
    wordingVersion: '1',
    givenBy: 'said-at-desk',
  },
});

export const withdrawalEnvelope = (
  device: CentralDevice,
  lane: string,
  { consentId, laneSequence }: { readonly consentId: string; readonly laneSequence: number },
): Envelope => ({
  ...emptyHanded(device, lane, laneSequence),
  authority: null,
  kind: 'consent-withdrawn',
  payload: { consentId, reason: '' },
});

type Entity = Change['entity'];
export type RecordOf<E extends Entity> = Extract<Change, { readonly entity: E }>['record'];

/** The records of one kind among changes, in their order. */
export const recordsIn = <E extends Entity>(changes: readonly Change[], entity: E): readonly RecordOf<E>[] =>
  changes.flatMap((change) => (change.entity === entity ? [change.record as RecordOf<E>] : []));

type Known = { readonly cursor: string; readonly reviews: ReadonlyMap<string, ReviewRecord> };
const known = new WeakMap<CentralDevice, Known>();

/** As the device knows them, which goes on from where it was when this was asked last. */
export const reviewsAt = async (device: CentralDevice): Promise<readonly ReviewRecord[]> => {
  const before = known.get(device) ?? { cursor: '', reviews: new Map() };
  const { changes, cursor } = await device.pullAll(before.cursor);
  const news = recordsIn(changes, 'review').map((review) => [review.reviewId, review] as const);
  const reviews = new Map([...before.reviews, ...news]);
  known.set(device, { cursor, reviews });
  return [...reviews.values()];
};

/** As a device knows them that is filled anew. */
export const consentsAt = async (device: CentralDevice): Promise<readonly ConsentRecord[]> => {
  const all = recordsIn((await device.pullAll()).changes, 'consent');
  return [...new Map(all.map((consent) => [consent.consentId, consent])).values()];
};
