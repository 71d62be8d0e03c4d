import { expect, test } from 'vitest';
import type { Answer, CallFailure } from '../../main/sync/answer.ts';
import { defaultTiming } from '../../main/sync/core/timing.ts';
import type { PulledPage, SyncPorts } from '../../main/sync/ports.ts';
import { pullOnce } from '../../main/sync/pull-round.ts';
import { pushOnce } from '../../main/sync/push-round.ts';
import { anEnvelope, makeKeys, seal, testDeviceId, toJwk } from '../helpers/sync-envelopes.ts';
import { MemoryOutbox } from '../helpers/sync-outbox.ts';

const keys = makeKeys();
const { signal } = new AbortController();
const now = Date.parse('2026-03-02T09:00:00.000Z');

const page: PulledPage = {
  changes: [],
  cursor: 'c1',
  hasMore: true,
  subjectCount: 4,
  asOf: '2026-03-02T09:00:00.000Z',
};

type Case = {
  /** Central cannot be asked what it has lost. */
  readonly unasked?: CallFailure | null;
  readonly isLocked?: boolean;
  readonly pulled?: Answer<PulledPage>;
};

/** A machine with one piece of work to send; what happens at its ports, in its order. */
const begin = ({
  unasked = null,
  isLocked = false,
  pulled = { kind: 'answered', value: page },
}: Case = {}) => {
  const happened: string[] = [];
  const note = <T>(what: string, answer: T): T => {
    happened.push(what);
    return answer;
  };
  const outbox = new MemoryOutbox();
  const place = { lane: 'anna', laneSequence: 1, deviceSequence: 1 };
  const envelope = anEnvelope(place);
  outbox.queue({ ...place, envelopeId: envelope.id, signed: seal(envelope, keys).signed });
  const ports: SyncPorts = {
    outbox,
    replica: {
      findCursor: () => '',
      apply: () => note('kept', { subjects: [], hasActs: false, filling: null }),
      saveLease: () => undefined,
      isLocked: () => isLocked,
    },
    transport: {
      push: async () => note('pushed', { kind: 'answered' as const, value: [] }),
      pull: async () => note('pulled', pulled),
      renewLease: async () => ({ kind: 'unreachable' }),
      status: async () => ({ kind: 'unreachable' }),
    },
    clock: { now: () => now, wait: async () => undefined },
    random: { next: () => 0.5 },
    connectivity: { probe: async () => 'central' },
    uploads: null,
  };
  const round = {
    ports,
    device: { deviceId: testDeviceId, receiptKey: toJwk(keys) },
    timing: defaultTiming,
    onOutboxChanged: () => undefined,
    onSubjectsChanged: () => undefined,
    reconcile: async () => note('asked what is lost', unasked),
    afterPull: async () => undefined,
  };
  return { round, happened };
};

const all = {
  kind: 'push',
  limit: 9,
  largestBytes: 1e6,
  order: 'oldest-first',
  skipsWaits: false,
  gathers: false,
  largestPiece: 1e6,
  holdsDocumentsAfter: null,
} as const;

test('a locked machine does not ask what is new', async () => {
  const { round, happened } = begin({ isLocked: true });
  expect(await pullOnce(round, { isQuiet: false }, signal)).toEqual({ kind: 'pullHeld', now, isNews: false });
  expect(happened).toEqual([]);
});

test('a machine that hears only there that it is locked asks for its lease', async () => {
  const { round } = begin({ pulled: { kind: 'refused', code: 'device/locked' } });
  expect(await pullOnce(round, { isQuiet: false }, signal)).toEqual({ kind: 'pullHeld', now, isNews: true });
});

test('what central has lost is asked for as soon as a page was kept, however many are still to come', async () => {
  const { round, happened } = begin();
  await pullOnce(round, { isQuiet: false }, signal);
  expect(happened).toEqual(['pulled', 'kept', 'asked what is lost']);
});

test('nothing leaves before it was asked', async () => {
  const { round, happened } = begin();
  await pushOnce(round, all, signal);
  expect(happened).toEqual(['asked what is lost', 'pushed']);
});

test.each<CallFailure>([
  { kind: 'unreachable' },
  { kind: 'captive-portal' },
  { kind: 'sign-in-needed', code: 'signature/invalid' },
  { kind: 'later', afterMs: 1000 },
  { kind: 'upgrade-needed' },
])(
  'as long as it cannot be asked ($kind), nothing leaves: what is lost may have to go first',
  async (failure) => {
    const { round, happened } = begin({ unasked: failure });
    expect(await pushOnce(round, all, signal)).toMatchObject({ kind: 'failed', failure });
    expect(happened).toEqual(['asked what is lost']);
  },
);

test('a central that will not be asked at all holds up nothing', async () => {
  const { round, happened } = begin({ unasked: { kind: 'refused', code: 'internal' } });
  await pushOnce(round, all, signal);
  expect(happened).toEqual(['asked what is lost', 'pushed']);
});
