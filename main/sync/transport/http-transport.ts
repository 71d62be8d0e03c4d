import { EnrolAnswer } from '../../../central/api/devices.ts';
import type { EnrolRequest, Lease, ReadmitRequest } from '../../../central/api/devices.ts';
import { CentralStatus, PersonLookupAnswer, ProtectedContactAnswer } from '../../../central/api/lookups.ts';
import type { PersonLookupRequest, ProtectedContactRequest } from '../../../central/api/lookups.ts';
import { ProtectionLogAnswer } from '../../../central/api/protection-log.ts';
import type { ProtectionLogRequest } from '../../../central/api/protection-log.ts';
import { ReconcileAnswer, type ReconcileRequest } from '../../../central/api/reconcile.ts';
import { RefillAnswer, type RefillRequest } from '../../../central/api/refill.ts';
import type { PushRequest } from '../../../central/api/sync.ts';
import type { Answer } from '../answer.ts';
import type { EpochWatch } from '../epoch-watch.ts';
import type { Transport } from '../ports.ts';
import type { HttpCaller } from './http-caller.ts';
import { readAhead } from './read-ahead.ts';
import { ReadLease, ReadOutcomes, ReadPage } from './read-newer.ts';

/** Everything an enrolled workstation asks central for. */
export type HttpTransport = Transport & {
  readonly readmit: (certificate: string, signal: AbortSignal) => Promise<Answer<Lease>>;
  readonly refill: (cursor: string, signal: AbortSignal) => Promise<Answer<RefillAnswer>>;
  readonly reconcile: (request: ReconcileRequest, signal: AbortSignal) => Promise<Answer<ReconcileAnswer>>;
  readonly lookupPeople: (
    request: PersonLookupRequest,
    signal: AbortSignal,
  ) => Promise<Answer<PersonLookupAnswer>>;
  readonly showProtected: (
    request: ProtectedContactRequest,
    signal: AbortSignal,
  ) => Promise<Answer<ProtectedContactAnswer>>;
  readonly readProtectionLog: (
    request: ProtectionLogRequest,
    signal: AbortSignal,
  ) => Promise<Answer<ProtectionLogAnswer>>;
};

/**
 * A page is applied in one transaction: small enough that the desk never waits for it (some 200 people with their history), large
 * enough that a first filling is not spent on asking (it took twice as long with 500).
 */
const pageLimit = 2000;

/** The slowest mobile link that is worth waiting for. */
const slowestBytesPerMs = 4;

export const createHttpTransport = (
  call: HttpCaller,
  epochs: EpochWatch = { heard: () => null, hear: () => undefined },
): HttpTransport => ({
  ...tellingEpoch(call, epochs),

  renewLease: (signal) =>
    call({
      method: 'GET',
      path: '/v1/leases/current',
      body: null,
      answer: ReadLease,
      timeoutMs: 20_000,
      signal,
    }),

  pull: readAhead((cursor, signal) => {
    const query = new URLSearchParams({ cursor, limit: String(pageLimit) });
    return call({
      method: 'GET',
      path: `/v1/sync/pull?${query.toString()}`,
      body: null,
      answer: ReadPage,
      timeoutMs: 120_000,
      signal,
    });
  }),

  ...fillingAt(call),
  ...lookupsAt(call),
});

/** What central answers with the epoch that it is in, and what is sent in the one that was heard. */
const tellingEpoch = (call: HttpCaller, epochs: EpochWatch): Pick<HttpTransport, 'status' | 'push'> => ({
  status: async (signal) => {
    const answer = await call({
      method: 'GET',
      path: '/v1/status',
      body: null,
      answer: CentralStatus,
      timeoutMs: 10_000,
      signal,
    });
    if (answer.kind === 'answered' && answer.value.epoch !== undefined) epochs.hear(answer.value.epoch);
    return answer;
  },

  push: async (envelopes, signal) => {
    const heard = epochs.heard();
    const bytes = envelopes.reduce((sum, envelope) => sum + envelope.content.length, 0);
    const answer = await call({
      method: 'POST',
      path: '/v1/sync/push',
      body: { envelopes: [...envelopes], ...(heard === null ? {} : { epoch: heard }) } satisfies PushRequest,
      answer: ReadOutcomes,
      timeoutMs: 30_000 + Math.ceil(bytes / slowestBytesPerMs),
      signal,
    });
    if (answer.kind !== 'answered') return answer;
    const { epoch, outcomes } = answer.value;
    if (epoch !== undefined) epochs.hear(epoch);
    return { kind: 'answered', value: outcomes };
  },
});

/** What is asked once after an update, or after central was put back. */
const fillingAt = (call: HttpCaller): Pick<HttpTransport, 'refill' | 'reconcile' | 'readmit'> => ({
  readmit: (certificate, signal) =>
    call({
      method: 'POST',
      path: '/v1/devices/readmit',
      body: { certificate } satisfies ReadmitRequest,
      answer: ReadLease,
      timeoutMs: 20_000,
      signal,
    }),

  refill: (cursor, signal) =>
    call({
      method: 'POST',
      path: '/v1/sync/refill',
      body: { cursor } satisfies RefillRequest,
      answer: RefillAnswer,
      timeoutMs: 20_000,
      signal,
    }),

  reconcile: (request, signal) =>
    call({
      method: 'POST',
      path: '/v1/sync/reconcile',
      body: request,
      answer: ReconcileAnswer,
      timeoutMs: 30_000,
      signal,
    }),
});

/** What is asked while a citizen waits. */
const lookupsAt = (
  call: HttpCaller,
): Pick<HttpTransport, 'lookupPeople' | 'showProtected' | 'readProtectionLog'> => ({
  lookupPeople: (request, signal) =>
    call({
      method: 'POST',
      path: '/v1/lookups/people',
      body: request,
      answer: PersonLookupAnswer,
      timeoutMs: 15_000,
      signal,
    }),

  showProtected: (request, signal) =>
    call({
      method: 'POST',
      path: '/v1/lookups/protected-contacts',
      body: request,
      answer: ProtectedContactAnswer,
      timeoutMs: 15_000,
      signal,
    }),

  readProtectionLog: (request, signal) =>
    call({
      method: 'POST',
      path: '/v1/protection-log/read',
      body: request,
      answer: ProtectionLogAnswer,
      timeoutMs: 15_000,
      signal,
    }),
});

/** Enrols this machine with a one-time code; `call` has no signer yet. */
export const enrolDevice = (
  call: HttpCaller,
  request: EnrolRequest,
  signal: AbortSignal,
): Promise<Answer<EnrolAnswer>> =>
  call({
    method: 'POST',
    path: '/v1/devices',
    body: request,
    answer: EnrolAnswer,
    timeoutMs: 30_000,
    signal,
  });
