import { z } from 'zod';
import { EventRecord, MandateRecord, PersonRecord } from './records.ts';

/** An online look-up: purpose and legal basis are checked and logged before any answer. */
export const PersonLookupRequest = z.object({
  text: z.string().min(2).max(100),
  purposeId: z.string().min(1).max(64),
  legalBasisId: z.string().min(1).max(64),
  staffId: z.string().max(64),
});
export type PersonLookupRequest = z.infer<typeof PersonLookupRequest>;

/** At most ten people, each with all a file needs; the device is subscribed to them for a day. */
export const PersonLookupAnswer = z.object({
  people: z.array(
    z.object({ person: PersonRecord, mandates: z.array(MandateRecord), events: z.array(EventRecord) }),
  ),
});
export type PersonLookupAnswer = z.infer<typeof PersonLookupAnswer>;

export const CentralStatus = z.object({
  serverTime: z.iso.datetime(),
  apiVersion: z.string(),
  /** Oldest schema version of envelopes still accepted. */
  oldestSchemaVersion: z.number().int(),
});
export type CentralStatus = z.infer<typeof CentralStatus>;
