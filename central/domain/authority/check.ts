import type { StaffRecord } from '../../api/devices.ts';
import type { MandateRecord, PersonRecord } from '../../api/records.ts';
import type { ReviewRecord } from '../../api/decisions.ts';
import type { Envelope } from '../../api/sync.ts';
import type { IssuedCredential } from '../mandates/issued-credential.ts';
import type { Service } from '../services.ts';

export type GivenAuthority = NonNullable<Envelope['authority']>;

/** What the ground of an act is checked against. */
export type AuthorityFacts = {
  readonly subject: PersonRecord;
  readonly service: Service;
  readonly channel: string;
  readonly interactionId: string;
  /** Null if the envelope's mandate is not in the register. */
  readonly mandate: MandateRecord | null;
  /** All that were ever issued for that mandate. */
  readonly credentials: readonly IssuedCredential[];
  /** Credentials that were issued before may be unknown: the database was put back from a copy then. Null where it never was. */
  readonly lostBefore: Date | null;
  /** People who act for others in this batch, by id. */
  readonly parties: ReadonlyMap<string, PersonRecord>;
  /** Null if nobody of that id works at the device's centre. */
  readonly staff: StaffRecord | null;
  /** When it was decided at the desk, in milliseconds since 1970, and on which day; never later than central's clock. */
  readonly decidedAt: number;
  readonly decidedOn: string;
};

export type AuthorityCheck =
  | { readonly ok: true }
  | {
      readonly ok: false;
      readonly code: 'authority/insufficient' | 'authority/revoked';
      /** What the review that follows is for. */
      readonly reason: ReviewRecord['reason'];
      readonly detail: string;
    };

export const insufficient = (
  detail: string,
  reason: ReviewRecord['reason'] = 'authority/insufficient',
): AuthorityCheck => ({ ok: false, code: 'authority/insufficient', reason, detail });
