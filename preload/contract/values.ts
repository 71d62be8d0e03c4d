import { z } from 'zod';

/** Building blocks that every other schema of the contract shares. */

/** An identifier made by us (UUID) or by central: never shown, never interpreted. */
const id = z.string().min(1).max(64);
export const PersonId = id.brand<'PersonId'>();
export const StaffId = id.brand<'StaffId'>();
export const InteractionId = id.brand<'InteractionId'>();
export const ActId = id.brand<'ActId'>();
export const MandateId = id.brand<'MandateId'>();
export const ConsentId = id.brand<'ConsentId'>();
export const ReviewId = id.brand<'ReviewId'>();
export const ServiceId = id.brand<'ServiceId'>();
export const EnvelopeId = id.brand<'EnvelopeId'>();
export type PersonId = z.infer<typeof PersonId>;
export type StaffId = z.infer<typeof StaffId>;
export type InteractionId = z.infer<typeof InteractionId>;
export type ActId = z.infer<typeof ActId>;
export type MandateId = z.infer<typeof MandateId>;
export type ConsentId = z.infer<typeof ConsentId>;
export type ReviewId = z.infer<typeof ReviewId>;
export type ServiceId = z.infer<typeof ServiceId>;
export type EnvelopeId = z.infer<typeof EnvelopeId>;

/** A calendar day, `YYYY-MM-DD`, without a time zone. */
export const Day = z.iso.date();
/** A point in time, RFC 3339 in UTC. */
export const Instant = z.iso.datetime();

/** Words that fill the gaps of a text from the locales; never the text itself. */
export const TextParams = z.record(z.string(), z.string());
export type TextParams = z.infer<typeof TextParams>;

/** Where a fact comes from, how old it is, and whether it is a copy held here (domain.md: provenance). */
export const Provenance = z
  .object({
    /** Id of a source of the pack: `cpr`, `nemkonto`, `mandate-register`, `desk`... */
    source: z.string(),
    asOf: Instant,
    isCached: z.boolean(),
  })
  .readonly();
export type Provenance = z.infer<typeof Provenance>;

/** A value together with its provenance: no fact is shown without. */
export const fact = <S extends z.ZodType>(value: S) => z.object({ value, provenance: Provenance }).readonly();

export const Channel = z.enum([
  'counter',
  'phone',
  'mobile-unit',
  'appointment',
  'callback',
  'video',
  'post',
  'self-service',
]);
export type Channel = z.infer<typeof Channel>;

/** The four powers; having one gives none of the others (domain.md, Authority rule 3). */
export const Power = z.enum(['see', 'act', 'receive-letters', 'receive-money']);
export type Power = z.infer<typeof Power>;

/** How sure we are who somebody is (eIDAS levels, and `none` before any proof). */
export const AssuranceLevel = z.enum(['none', 'low', 'substantial', 'high']);
export type AssuranceLevel = z.infer<typeof AssuranceLevel>;

/** How far work has come in law: written here, received by central, in force. */
export const LegalState = z.enum(['captured', 'sent', 'effective', 'parked', 'withdrawn']);
export type LegalState = z.infer<typeof LegalState>;
