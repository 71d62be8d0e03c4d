import type { ConsentRecord } from '../api/decisions.ts';
import type { StaffRecord } from '../api/devices.ts';
import type { MandateRecord, PersonRecord } from '../api/records.ts';
import type { CentralTime } from './central-time.ts';
import type { Lane } from './judge-lane.ts';
import type { ReviewCase } from './judge-review.ts';
import type { LeasePeriod } from './lease-periods.ts';
import type { Lines } from './lines.ts';
import type { Confirmation } from './mandates/confirmation.ts';
import type { IssuedCredential } from './mandates/issued-credential.ts';
import type { ReadEnvelope } from './read-envelope.ts';
import type { FieldChange } from './take-effect.ts';

export type ActEnvelope = Extract<ReadEnvelope['envelope'], { readonly kind: 'act-completed' }>;

/** As its receipt says: when, and where in central's order. */
export type AcceptedBefore = { readonly at: string; readonly sequence: number };

/** What central knows when it judges; the maps hold whatever the batch at hand refers to. */
export type Facts = CentralTime & {
  /** Hash of each envelope judged before, by id. */
  readonly judged: ReadonlyMap<string, string>;
  readonly lanes: ReadonlyMap<string, Lane>;
  readonly people: ReadonlyMap<string, PersonRecord>;
  readonly fieldChanges: ReadonlyMap<string, readonly FieldChange[]>;
  readonly mandates: ReadonlyMap<string, MandateRecord>;
  /** All that were ever issued, by the id of the mandate. */
  readonly credentials: ReadonlyMap<string, readonly IssuedCredential[]>;
  /** Those who act for others, who hold custody of the subjects, and grantees, by id: read, not locked. */
  readonly parties: ReadonlyMap<string, PersonRecord>;
  /** Codes that were answered right, by the id of the envelope that brought the proof. */
  readonly confirmations: ReadonlyMap<string, Confirmation>;
  readonly consents: ReadonlyMap<string, ConsentRecord>;
  /** By the id of the review. */
  readonly reviewCases: ReadonlyMap<string, ReviewCase>;
  /** Lines of amendments that the batch touches, by the id of their first piece. */
  readonly lines: Lines;
  /** Acts that the batch hands over, by the id of their envelope: as they were signed. */
  readonly handedOver: ReadonlyMap<string, ActEnvelope>;
  readonly staff: ReadonlyMap<string, StaffRecord>;
  /** Whom those who decide about reviews are too close to, by the id of the staff member. */
  readonly relativesOfStaff: ReadonlyMap<string, readonly string[]>;
  /** By postcode. */
  readonly municipalities: ReadonlyMap<string, string>;
  /** When the device was allowed to work. */
  readonly leasePeriods: readonly LeasePeriod[];
  /** Of the attachments that the batch names, those that are not here whole, by digest. */
  readonly missingBlobs: ReadonlySet<string>;
  /** Brought by hand, or in the journal of a lost machine: what documents there still are came with it. */
  readonly isCarried: boolean;
  /**
   * Of the batch, what central had accepted and lost when it was put back from a copy, and when: its own receipt shows it. What was decided
   * then (ground, lease, code) holds, as of then; only with what is new since is it compared.
   */
  readonly acceptedBefore: ReadonlyMap<string, AcceptedBefore>;
  /** When the database was put back from a copy: what it was told before may be unknown. Null where it never was. */
  readonly lostBefore: Date | null;
  /** No change that was made since has such a version, or a lower one; 0 where it never was. */
  readonly versionFloor: number;
};
