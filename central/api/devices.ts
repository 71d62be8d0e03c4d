import { z } from 'zod';

const Instant = z.iso.datetime();

/** Keys travel as JWK (RFC 8037 OKP). */
export const PublicJwk = z.object({
  kty: z.literal('OKP'),
  crv: z.enum(['Ed25519', 'X25519']),
  x: z.string(),
  kid: z.string(),
});
export type PublicJwk = z.infer<typeof PublicJwk>;

export const StaffRecord = z.object({
  staffId: z.string(),
  name: z.string(),
  role: z.enum(['counter', 'call', 'mobile', 'agent', 'supervisor', 'security-officer', 'administrator']),
  office: z.string(),
  /** The staff member as a citizen, so that own and family files can be refused offline. */
  personId: z.string().nullable(),
});
export type StaffRecord = z.infer<typeof StaffRecord>;

/** Until when, and for whom, a device may work without central. */
export const Lease = z.object({
  leaseId: z.string(),
  notAfter: Instant,
  longestOfflineHours: z.number().int(),
  policyVersion: z.string(),
  staff: z.array(StaffRecord),
  orders: z.array(z.enum(['lock', 'wipe'])),
  serverTime: Instant,
});
export type Lease = z.infer<typeof Lease>;

export const EnrolRequest = z.object({
  code: z.string().max(64),
  devicePublicKey: PublicJwk,
  name: z.string().max(100),
});
export type EnrolRequest = z.infer<typeof EnrolRequest>;

export const EnrolAnswer = z.object({
  deviceId: z.string(),
  centreId: z.string(),
  isDemonstration: z.boolean(),
  /** For receipts. */
  signingKey: PublicJwk,
  /** For the sealed journal. */
  sealingKey: PublicJwk,
  lease: Lease,
});
export type EnrolAnswer = z.infer<typeof EnrolAnswer>;
