import { z } from 'zod';
import { Address } from './person.ts';
import { Instant, PersonId, StaffId } from './values.ts';

/** Where somebody protected lives, seen by two (domain.md, Authority rule 7). Texts: `person.json`, `reveal`. */

export const ProtectedField = z.enum(['address', 'contacts']);
export type ProtectedField = z.infer<typeof ProtectedField>;

export const RevealOffer = z
  .object({
    /** Who has a PIN at this machine and may agree; nobody who is close to the citizen. */
    colleagues: z.array(z.object({ staffId: StaffId, name: z.string() }).readonly()).readonly(),
    /** What is protected is not kept on this machine: without a network there is nothing to show. */
    isOnline: z.boolean(),
  })
  .readonly();
export type RevealOffer = z.infer<typeof RevealOffer>;

export const RevealWish = z.strictObject({
  personId: PersonId,
  /** Only what is asked for is fetched and shown. */
  fields: z.array(ProtectedField).min(1).max(2).readonly(),
  /** In their own words; goes to the data protection officer and is not kept on this machine. */
  reason: z.string().trim().min(1).max(300),
  /** The colleague who looks too, with a PIN of their own. */
  secondStaffId: StaffId,
  pin: z.string().max(64),
});

/** Shown once and kept nowhere. What was not asked for is null. */
export const RevealedContact = z
  .object({
    address: Address.nullable(),
    contacts: z
      .array(z.object({ kind: z.enum(['phone', 'email']), value: z.string() }).readonly())
      .readonly()
      .nullable(),
    /** When the page takes it away again. */
    shownUntil: Instant,
  })
  .readonly();
export type RevealedContact = z.infer<typeof RevealedContact>;
