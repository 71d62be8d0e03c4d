import { z } from 'zod';

const Day = z.iso.date();

/** What courts and the business register say of people. */

/** What a court has decided about somebody. */
export const CourtOrderRecord = z.object({
  orderId: z.string(),
  /** `representation` gives `personId` a power; the others take one away or keep the two apart. */
  kind: z.enum(['representation', 'no-contact', 'custody-removed']),
  /** The other person the order is about. */
  personId: z.string(),
  personName: z.string(),
  matters: z.enum(['all', 'personal', 'economic']),
  court: z.string(),
  madeOn: Day,
  validUntil: Day.nullable(),
});
export type CourtOrderRecord = z.infer<typeof CourtOrderRecord>;

/** What somebody is in an organisation, by the business register. */
export const BusinessRoleRecord = z.object({
  organisationId: z.string(),
  organisationName: z.string(),
  role: z.enum(['owner', 'director', 'employee', 'external-accountant', 'lawyer']),
  from: Day,
  until: Day.nullable(),
});
export type BusinessRoleRecord = z.infer<typeof BusinessRoleRecord>;
