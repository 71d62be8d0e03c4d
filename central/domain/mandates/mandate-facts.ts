import type { StaffRecord } from '../../api/devices.ts';
import type { MandateRecord, PersonRecord } from '../../api/records.ts';
import type { CentralTime } from '../central-time.ts';
import type { Confirmation } from './confirmation.ts';

/** What judging a mandate made, withdrawn or moved needs to know. */
export type MandateFacts = CentralTime & {
  /** The lane: for one that is made, who gives it. */
  readonly subject: PersonRecord;
  /** Null if nobody of that id works at the device's centre. */
  readonly staff: StaffRecord | null;
  /** By id: those named by the batch, and all that its grantors have given. */
  readonly mandates: ReadonlyMap<string, MandateRecord>;
  /** Grantees that the registers know, by id. */
  readonly parties: ReadonlyMap<string, PersonRecord>;
  /** By the id of the envelope that brought it. */
  readonly confirmations: ReadonlyMap<string, Confirmation>;
  /** Envelopes that were accepted before central was put back from a copy. */
  readonly acceptedBefore: ReadonlyMap<string, unknown>;
};
