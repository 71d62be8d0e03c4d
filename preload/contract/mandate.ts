import { z } from 'zod';
import { Day, MandateId, PersonId, Power, Provenance, ServiceId } from './values.ts';

/** One line of a mandate's scope: this power for this service. There is no "everything". */
export const MandateScope = z.object({ serviceId: ServiceId, power: Power }).readonly();
export type MandateScope = z.infer<typeof MandateScope>;

export const Mandate = z
  .object({
    mandateId: MandateId,
    /** Key of a mandate kind of the pack: `personal`, `future`, `narrow`... */
    kind: z.string(),
    grantor: z.object({ personId: PersonId, name: z.string() }).readonly(),
    grantee: z
      .object({
        kind: z.enum(['person', 'organisation', 'office']),
        /** Null for a grantee that no register knows. */
        partyId: z.string().nullable(),
        name: z.string(),
      })
      .readonly(),
    scope: z.array(MandateScope).readonly(),
    madeOn: Day,
    validFrom: Day,
    /** Last day on which it holds; null where it holds until withdrawn. */
    validUntil: Day.nullable(),
    /** As of now and of what is known here. */
    status: z.enum(['live', 'not-yet', 'expired', 'revoked']),
    revokedOn: Day.nullable(),
    provenance: Provenance,
  })
  .readonly();
export type Mandate = z.infer<typeof Mandate>;
