import { z } from 'zod';
import { Mandate } from './mandate.ts';
import { Instant, MandateId, Power, ServiceId } from './values.ts';

/** Mandates once they are there: proven, used, printed, ended. Texts: `mandate.json`. */

/** What the citizen brings to show a mandate that this machine may not know. */
export const BroughtProof = z.discriminatedUnion('kind', [
  /** Made for one organisation, used with the grantor's surname. */
  z.strictObject({ kind: z.literal('code'), code: z.string().max(40), surname: z.string().max(100) }),
  /** Printed on the paper; dies at its first digital use. */
  z.strictObject({ kind: z.literal('paper-code'), code: z.string().max(40), surname: z.string().max(100) }),
  /** The text of the QR: verified here, with or without a network. */
  z.strictObject({ kind: z.literal('credential'), text: z.string().max(8000) }),
  z.strictObject({ kind: z.literal('register') }),
]);
export type BroughtProof = z.infer<typeof BroughtProof>;

/** Each time it was used, shown or changed. */
export const MandateUse = z
  .object({
    at: Instant,
    kind: z.enum(['made', 'used', 'shown', 'transferred', 'withdrawn', 'superseded', 'registered']),
    /** Who did it, at which office. */
    by: z.string(),
    serviceId: ServiceId.nullable(),
    power: Power.nullable(),
    reference: z.string().nullable(),
  })
  .readonly();
export type MandateUse = z.infer<typeof MandateUse>;

export const MandateDetail = z
  .object({
    mandate: Mandate,
    /** The text of the QR; null while it is not registered. */
    credentialText: z.string().nullable(),
    wording: z
      .object({ wordingId: z.string(), version: z.string(), hash: z.string(), language: z.string() })
      .readonly()
      .nullable(),
    uses: z.array(MandateUse).readonly(),
    /** The office that keeps it. */
    office: z.string().nullable(),
  })
  .readonly();
export type MandateDetail = z.infer<typeof MandateDetail>;

/** What a withdrawal would end: shown before it is done. */
export const WithdrawalPreview = z
  .object({
    mandate: Mandate,
    /** Who may end it here: the grantor, or the attorney who lays it down. */
    by: z.enum(['grantor', 'grantee']),
    /** Unfinished acts on it that stop. */
    openActs: z.number().int(),
    tells: z.array(z.string()).readonly(),
  })
  .readonly();
export type WithdrawalPreview = z.infer<typeof WithdrawalPreview>;

export const ExpiringMandate = z.object({ mandate: Mandate, daysLeft: z.number().int() }).readonly();

export const PrintedDocument = z
  .object({
    fileName: z.string(),
    /** A PDF, base64. */
    data: z.string(),
    /** SHA-256 (base64url) of the sealed wording that stands on it. */
    wordingHash: z.string(),
  })
  .readonly();
export type PrintedDocument = z.infer<typeof PrintedDocument>;

export const PrintWish = z.strictObject({
  mandateId: MandateId,
  language: z.string().max(35),
  isLargePrint: z.boolean(),
});
