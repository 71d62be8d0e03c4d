import { z } from 'zod';
import { AddressRecord, EventRecord, MandateRecord, PersonRecord } from './records.ts';
import { ServiceStatus } from './service-status.ts';

/** An online look-up: purpose and legal basis are checked and logged before any answer. */
export const PersonLookupRequest = z.object({
  text: z.string().min(2).max(100),
  purposeId: z.string().min(1).max(64),
  legalBasisId: z.string().min(1).max(64),
  staffId: z.string().max(64),
});
export type PersonLookupRequest = z.infer<typeof PersonLookupRequest>;

/** At most ten people, each with all a file needs; the device follows them until the moment that is said, and forgets them then. */
export const PersonLookupAnswer = z.object({
  people: z.array(
    z.object({ person: PersonRecord, mandates: z.array(MandateRecord), events: z.array(EventRecord) }),
  ),
  followedUntil: z.iso.datetime(),
});
export type PersonLookupAnswer = z.infer<typeof PersonLookupAnswer>;

/**
 * Where somebody protected lives, or how to reach them, for two colleagues who both answer for it (domain.md, Authority rule 7). It is the
 * only answer that carries it, and no device keeps it.
 */
export const ProtectedContactRequest = z.object({
  personId: z.string().min(1).max(64),
  purposeId: z.string().min(1).max(64),
  legalBasisId: z.string().min(1).max(64),
  staffId: z.string().min(1).max(64),
  secondStaffId: z.string().min(1).max(64),
  /** In their own words, for the data protection officer. */
  reason: z.string().min(1).max(300),
  fields: z.array(z.enum(['address', 'contacts'])).min(1),
});
export type ProtectedContactRequest = z.infer<typeof ProtectedContactRequest>;

/** What was not asked for is null. */
export const ProtectedContactAnswer = z.object({
  address: AddressRecord.nullable(),
  contacts: PersonRecord.shape.contacts.nullable(),
  /** When the registers last confirmed it. */
  asOf: z.iso.datetime(),
});
export type ProtectedContactAnswer = z.infer<typeof ProtectedContactAnswer>;

export const CentralStatus = z.object({
  serverTime: z.iso.datetime(),
  apiVersion: z.string(),
  /** Oldest schema version of envelopes still accepted. */
  oldestSchemaVersion: z.number().int(),
  /** Absent from a central of before. */
  newestSchemaVersion: z.number().int().optional(),
  /** The status board; absent from a central of before, or where it cannot be read now: then what was heard last stands. */
  services: z.array(ServiceStatus).readonly().optional(),
  /** The id of the stretch of history that central is in (`Epoch`); absent as the board is. */
  epoch: z.string().max(64).optional(),
});
export type CentralStatus = z.infer<typeof CentralStatus>;
