import { contentHash } from '../../central/api/canonical.ts';
import { Envelope } from '../../central/api/sync.ts';
import type { Change, Outcome, PullPage, SignedEnvelope } from '../../central/api/sync.ts';
import type { Answer, CallFailure } from '../../main/sync/answer.ts';
import type { Transport } from '../../main/sync/ports.ts';
import { makeKeys, signReceipt } from './sync-envelopes.ts';

type Kept = { readonly hash: string; readonly receipt: string };
type Verdict = 'refused' | 'later' | 'version-unknown';

/** What goes wrong with one call: nothing arrives, or central does its work and the answer is lost. */
export type Trouble = CallFailure | 'answer-lost' | null;

const instant = '2026-03-02T09:00:00.000Z';
const pageSize = 2;

/**
 * Central at its plainest: keeps id and hash, answers a repetition with the first receipt, holds a lane behind what it asked to come
 * later, and tells in its feed that an accepted act has taken effect.
 */
export class PlainCentral implements Transport {
  readonly keys = makeKeys();
  /** Lane and lane sequence of each envelope, in the order in which they took effect. */
  effects: readonly string[] = [];
  /** What each call did, `push:<count>` and so on. */
  calls: readonly string[] = [];
  trouble: (call: string) => Trouble = () => null;
  verdict: (envelope: Envelope) => Verdict | null = () => null;
  receiptFor: (claims: { sub: string; hash: string; seq: number }) => Promise<string> = (claims) =>
    signReceipt({ ...claims, aud: 'device-1', iss: 'central', iat: 0 }, this.keys.privateKey);

  #kept: ReadonlyMap<string, Kept> = new Map();
  #feed: readonly Change[] = [];

  get cursor(): string {
    return String(this.#feed.length);
  }

  /** Another central takes over, without what this one kept. */
  forget(): void {
    this.#kept = new Map();
    this.effects = [];
  }

  push: Transport['push'] = (envelopes) =>
    this.#serve(`push:${envelopes.length}`, async () => {
      const outcomes: Outcome[] = [];
      const heldLanes = new Set<string>();
      for (const signed of envelopes) outcomes.push(await this.#receive(signed, heldLanes));
      return outcomes;
    });

  pull: Transport['pull'] = (cursor) => this.#serve(`pull:${cursor}`, async () => this.#page(Number(cursor)));

  renewLease: Transport['renewLease'] = () =>
    this.#serve('lease', async () => ({
      leaseId: 'lease-1',
      notAfter: instant,
      longestOfflineHours: 72,
      policyVersion: '1',
      staff: [],
      orders: [],
      serverTime: instant,
    }));

  status: Transport['status'] = () =>
    this.#serve('status', async () => ({ serverTime: instant, apiVersion: '1', oldestSchemaVersion: 1 }));

  async #serve<T>(call: string, work: () => Promise<T>): Promise<Answer<T>> {
    this.calls = [...this.calls, call];
    const trouble = this.trouble(call);
    if (trouble !== null && trouble !== 'answer-lost') return trouble;
    const value = await work();
    return trouble === 'answer-lost' ? { kind: 'unreachable' } : { kind: 'answered', value };
  }

  async #receive(signed: SignedEnvelope, heldLanes: Set<string>): Promise<Outcome> {
    const envelope = Envelope.parse(JSON.parse(signed.content));
    const { id, lane } = envelope;
    const hash = contentHash(signed.content);
    const kept = this.#kept.get(id);
    if (kept?.hash === hash) return { outcome: 'duplicate', id, receipt: kept.receipt };
    if (heldLanes.has(lane)) return { outcome: 'later', id, afterMs: 1000 };
    const verdict = this.verdict(envelope);
    if (verdict === 'refused') return refused(id, 'authority/insufficient');
    if (verdict !== null) {
      heldLanes.add(lane);
      return verdict === 'later'
        ? { outcome: 'later', id, afterMs: 1000 }
        : refused(id, 'envelope/version-unknown');
    }
    const receipt = await this.receiptFor({ sub: id, hash, seq: this.#kept.size + 1 });
    this.#kept = new Map([...this.#kept, [id, { hash, receipt }]]);
    this.#takeEffect(envelope);
    return { outcome: 'accepted', id, receipt };
  }

  #takeEffect(envelope: Envelope): void {
    this.effects = [...this.effects, `${envelope.lane}:${envelope.laneSequence}`];
    const record = {
      envelopeId: envelope.id,
      personId: envelope.lane,
      serviceId: 'address-change',
      reference: `R-${envelope.deviceSequence}`,
      state: 'effective' as const,
      changedAt: instant,
      receivers: [],
      clockNote: null,
    };
    const sequence = this.#feed.length + 1;
    this.#feed = [...this.#feed, { entity: 'act', sequence, subjectId: envelope.lane, record }];
  }

  #page(from: number): PullPage {
    const changes = this.#feed.slice(from, from + pageSize);
    const cursor = from + changes.length;
    const hasMore = cursor < this.#feed.length;
    return { changes, cursor: String(cursor), hasMore, subjectCount: 0, asOf: instant };
  }
}

const refused = (id: string, code: 'authority/insufficient' | 'envelope/version-unknown'): Outcome => ({
  outcome: 'refused',
  id,
  problem: { type: `https://central/problems/${code}`, title: 'It does not take effect', status: 403, code },
});
