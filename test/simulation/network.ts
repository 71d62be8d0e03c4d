import type { Outcome, SignedEnvelope } from '../../central/api/sync.ts';
import type { Answer, CallFailure } from '../../main/sync/answer.ts';
import type { Transport } from '../../main/sync/ports.ts';
import type { Reconciler } from '../../main/sync/reconcile.ts';
import type { UploadTransport } from '../../main/sync/uploads/upload-ports.ts';
import type { SimulatedCentral } from './central.ts';
import { contentOf } from './documents.ts';
import { chanceAt, type SeededRandom } from './random.ts';
import type { Link } from './scenario.ts';
import type { SimulatedTime } from './time.ts';

/** What one call meets on its way. */
type Trouble =
  | 'none'
  | 'request-lost'
  | 'answer-lost'
  | 'twice'
  | 'again-later'
  /** Somebody between us answers in central's place. */
  | 'forged'
  /** Somebody between us answers with a page of their own. */
  | 'portal'
  | 'sign-in-needed'
  | 'upgrade-needed'
  | 'later';

const troubles: readonly [Trouble, ...Trouble[]] = [
  'none',
  'none',
  'none',
  'request-lost',
  'request-lost',
  'answer-lost',
  'answer-lost',
  'twice',
  'again-later',
  'forged',
  'sign-in-needed',
  'upgrade-needed',
  'later',
];

const failures: Readonly<Partial<Record<Trouble, CallFailure>>> = {
  'request-lost': { kind: 'unreachable' },
  portal: { kind: 'captive-portal' },
  'sign-in-needed': { kind: 'sign-in-needed', code: 'signature/invalid' },
  'upgrade-needed': { kind: 'upgrade-needed' },
  later: { kind: 'later', afterMs: 2_000 },
};

export type Wire = {
  readonly seed: number;
  readonly desk: number;
  readonly deviceId: string;
  readonly time: SimulatedTime;
  readonly central: SimulatedCentral;
  readonly subscribed: ReadonlySet<string>;
  readonly link: () => Link;
  /** The epoch that the workstation has heard of. */
  readonly heardEpoch: () => string | null;
  readonly isCentralSlow: () => boolean;
};

const lease = {
  leaseId: 'lease-1',
  notAfter: '2027-01-01T00:00:00.000Z',
  longestOfflineHours: 72,
  policyVersion: '1',
  staff: [],
  orders: [],
  serverTime: '2026-03-02T08:00:00.000Z',
};

/** All that a workstation asks of central. */
export type DeskWire = {
  readonly transport: Transport & Reconciler['transport'];
  readonly uploads: UploadTransport;
  /** Said with the answers to a push and to a probe. */
  readonly epochNow: () => string;
};

/** The way between one workstation and central: slow, and sometimes worse. It never rejects, as the real one. */
export const createWire = (wire: Wire): DeskWire => {
  let calls = 0;
  const send = async <T>(
    signal: AbortSignal,
    serve: () => Promise<Answer<T>>,
    { forge = nobody, cut = nothing }: Mischief<T> = {},
  ): Promise<Answer<T>> => {
    calls += 1;
    const chance = chanceAt(wire.seed, wire.desk, calls, 77);
    const trouble = troubleOf(wire, chance);
    const slownessMs = wire.link() === 'slow' ? 1_500 + chance.below(4_000) : 0;
    const keptMs = chance.below(wire.isCentralSlow() ? 20_000 : 800);
    await wire.time.wait(wire.desk, 20 + slownessMs + keptMs, signal);
    if (trouble === 'request-lost' && wire.link() === 'flaky') cut();
    const failure = failures[trouble];
    if (failure) return failure;
    if (trouble === 'forged') return forge();
    const answer = await serve();
    if (trouble === 'twice') await serve();
    if (trouble === 'again-later')
      wire.time.plan(wire.time.now + 1_000 + chance.below(60_000), async () => void (await serve()));
    await wire.time.wait(wire.desk, 20 + chance.below(800), signal);
    return trouble === 'answer-lost' ? { kind: 'unreachable' } : answer;
  };
  return {
    transport: createTransport(wire, send),
    uploads: createUploads(wire, send),
    epochNow: () => wire.central.epoch.id,
  };
};

/** What a bad link does besides losing things. */
type Mischief<T> = {
  /** What somebody says who answers in central's place. */
  readonly forge?: () => Answer<T>;
  /** What central makes of a request that breaks off. */
  readonly cut?: () => void;
};

const nobody = (): CallFailure => ({ kind: 'unreachable' });
const nothing = (): void => undefined;

type Send = <T>(
  signal: AbortSignal,
  serve: () => Promise<Answer<T>>,
  mischief?: Mischief<T>,
) => Promise<Answer<T>>;

const createTransport = (
  { central, deviceId, time, subscribed, heardEpoch }: Wire,
  send: Send,
): DeskWire['transport'] => ({
  push: (envelopes, signal) => {
    const epoch = heardEpoch() ?? undefined;
    return send(signal, () => central.push(deviceId, { envelopes: [...envelopes], epoch }, time.now), {
      forge: () => ({ kind: 'answered', value: envelopes.map(forgedOutcome) }),
    });
  },
  pull: (cursor, signal) => send(signal, async () => central.pull(cursor, subscribed)),
  reconcile: ({ envelopeIds, blobs, ended = [] }, signal) =>
    send(signal, async () => {
      central.keepEnded(deviceId, ended);
      const missingBlobs = blobs.filter((sha256) => !central.documents.whole.has(sha256));
      return { kind: 'answered', value: { ...central.unacceptedOf(envelopeIds), missingBlobs } };
    }),
  renewLease: (signal) => send(signal, async () => ({ kind: 'answered', value: { ...lease, staff: [] } })),
  status: (signal) =>
    send(signal, async () => ({
      kind: 'answered',
      value: {
        serverTime: lease.serverTime,
        apiVersion: '1',
        oldestSchemaVersion: 1,
      },
    })),
});

/** Whoever answers in central's place says that all of the document is there. */
const createUploads = ({ central: { documents }, deviceId }: Wire, send: Send): UploadTransport => {
  const lie = (sha256: string): Answer<{ readonly offset: number }> => {
    documents.noteLie(deviceId, sha256);
    return { kind: 'answered', value: { offset: contentOf(sha256)?.length ?? 0 } };
  };
  return {
    announce: (blob, signal) =>
      send(signal, async () => documents.announce(deviceId, blob), { forge: () => lie(blob.sha256) }),
    send: (piece, signal) =>
      send(signal, async () => documents.send(deviceId, piece), {
        forge: () => lie(piece.sha256),
        cut: () => documents.takeCut(deviceId, piece),
      }),
  };
};

/** Says that it was accepted, under a receipt that nobody signed. */
const forgedOutcome = ({ content }: SignedEnvelope): Outcome => ({
  outcome: 'accepted',
  id: String((JSON.parse(content) as { readonly id: unknown }).id),
  receipt: 'eyJhbGciOiJFZERTQSJ9.e30.AAAA',
});

const troubleOf = (wire: Wire, chance: SeededRandom): Trouble => {
  const link = wire.link();
  if (link === 'down') return 'request-lost';
  if (link === 'portal') return 'portal';
  return link === 'flaky' ? chance.pick(troubles) : 'none';
};
