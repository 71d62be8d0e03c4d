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

/**
 * A staff member with whose files they may not open (rule 8), as a device keeps it: each hash is SHA-256, base64url, of the salt followed
 * by a person's id. Hashes of nobody fill the list up, so that not even its length tells of a family. The salt is new with each lease.
 */
export const GuardedStaffRecord = StaffRecord.extend({
  guardSalt: z.string().default(''),
  guardedHashes: z.array(z.string()).default([]),
});
export type GuardedStaffRecord = z.infer<typeof GuardedStaffRecord>;

/** Until when, and for whom, a device may work without central. */
export const Lease = z.object({
  leaseId: z.string(),
  notAfter: Instant,
  longestOfflineHours: z.number().int(),
  policyVersion: z.string(),
  staff: z.array(GuardedStaffRecord),
  orders: z.array(z.enum(['lock', 'wipe'])),
  serverTime: Instant,
  /** What the device shows where central has forgotten it (`POST /v1/devices/readmit`); absent from a central of before. */
  certificate: z.string().max(2048).optional(),
});
export type Lease = z.infer<typeof Lease>;

/** Of a compact JWS that central signs with each lease. Times are seconds since 1970. */
export const DeviceCertificateClaims = z.object({
  iss: z.string(),
  /** The device's id. */
  sub: z.string(),
  /** The key that it signs with (RFC 7800). */
  cnf: z.object({ jwk: PublicJwk }),
  centreId: z.string(),
  name: z.string(),
  enrolledAt: z.number().int(),
  leaseUntil: z.number().int(),
});
export type DeviceCertificateClaims = z.infer<typeof DeviceCertificateClaims>;

/** `POST /v1/devices/readmit`, signed with the key that the certificate names. The answer is a lease. */
export const ReadmitRequest = z.object({ certificate: z.string().max(2048) });
export type ReadmitRequest = z.infer<typeof ReadmitRequest>;

/** `POST /v1/devices/current/wiped`: the machine is about to be empty; so many pieces lie in the sealed journal that it leaves. */
export const WipedRequest = z.object({ kept: z.number().int().nonnegative() });
export const WipedAnswer = z.object({});

export const EnrolRequest = z.object({
  code: z.string().max(64),
  devicePublicKey: PublicJwk,
  name: z.string().max(100),
});
export type EnrolRequest = z.infer<typeof EnrolRequest>;

/** `POST /v1/devices/current/staff`: a one-time code lets in a further member of the centre's staff at an enrolled machine. */
export const AdmitStaffRequest = z.object({ staffId: z.string().max(64), code: z.string().max(64) });
export type AdmitStaffRequest = z.infer<typeof AdmitStaffRequest>;
/** The lease with everybody who may work there. */
export const AdmitStaffAnswer = z.object({ lease: Lease });
export type AdmitStaffAnswer = z.infer<typeof AdmitStaffAnswer>;

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
