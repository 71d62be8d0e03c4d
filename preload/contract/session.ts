import { z } from 'zod';
import { Instant, StaffId } from './values.ts';

export const Role = z.enum([
  'counter',
  'call',
  'mobile',
  'agent',
  'supervisor',
  'security-officer',
  'administrator',
]);
export type Role = z.infer<typeof Role>;

export const StaffMember = z
  .object({ staffId: StaffId, name: z.string(), role: Role, office: z.string() })
  .readonly();
export type StaffMember = z.infer<typeof StaffMember>;

export const Session = z.object({ staff: StaffMember, signedInAt: Instant, leaseUntil: Instant }).readonly();
export type Session = z.infer<typeof Session>;

/** What may be known before anybody has signed in: who works at this machine, nothing about citizens. */
export const DeviceState = z
  .object({
    isEnrolled: z.boolean(),
    staff: z.array(StaffMember).readonly(),
    /** Set where the same desk runs as a demonstration with made-up citizens. */
    isDemonstration: z.boolean(),
    version: z.string(),
  })
  .readonly();
export type DeviceState = z.infer<typeof DeviceState>;
