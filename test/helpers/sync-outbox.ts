import { assertNever } from '../../main/sync/core/assert-never.ts';
import type { Outbox, QueuedEnvelope, Settlement } from '../../main/sync/ports.ts';

type Place = { readonly lane: string; readonly laneSequence: number; readonly deviceSequence: number };

export type HeldItem = QueuedEnvelope &
  Place & {
    readonly state: 'waiting' | 'sending' | 'sent' | 'parked';
    readonly dueAt: number | null;
    readonly reason: string | null;
  };

/** The outbox in memory, with the lane rule in its plainest form; it outlives the engine as the vault does. */
export class MemoryOutbox implements Outbox {
  items: readonly HeldItem[] = [];

  queue(item: Pick<QueuedEnvelope, 'envelopeId' | 'signed'> & Place): void {
    this.items = [...this.items, { ...item, attempts: 0, state: 'waiting', dueAt: null, reason: null }];
  }

  /** `envelope id's number: state` and the reason, for comparison. */
  summary(): readonly string[] {
    return this.items.map(({ deviceSequence, state, reason }) =>
      [deviceSequence, state, reason].filter((part) => part !== null).join(':'),
    );
  }

  listSendable: Outbox['listSendable'] = ({ now, limit }) =>
    this.items
      .filter((item) => isUnsent(item) && !this.items.some((other) => holds(other, item, now)))
      .slice(0, limit);

  markSending: Outbox['markSending'] = ({ envelopeIds, until }) => {
    for (const envelopeId of envelopeIds) {
      this.#change(envelopeId, (item) => ({
        ...item,
        state: 'sending',
        dueAt: until,
        attempts: item.attempts + 1,
      }));
    }
  };

  settle: Outbox['settle'] = (settlements) => {
    for (const settlement of settlements) {
      this.#change(settlement.envelopeId, (item) => ({ ...item, ...settled(settlement) }));
    }
  };

  releaseWaits: Outbox['releaseWaits'] = () => {
    this.items = this.items.map((item) => (item.state === 'waiting' ? { ...item, dueAt: null } : item));
  };

  findNextAttemptAt: Outbox['findNextAttemptAt'] = (now) => {
    const due = this.items.flatMap(({ dueAt }) => (dueAt !== null && dueAt > now ? [dueAt] : []));
    return due.length === 0 ? null : Math.min(...due);
  };

  #change(envelopeId: string, change: (item: HeldItem) => HeldItem): void {
    this.items = this.items.map((item) =>
      item.envelopeId === envelopeId && item.state !== 'sent' ? change(item) : item,
    );
  }
}

const isUnsent = (item: HeldItem): boolean => item.state === 'waiting' || item.state === 'sending';

const holds = (other: HeldItem, item: HeldItem, now: number): boolean =>
  other.lane === item.lane &&
  other.laneSequence <= item.laneSequence &&
  isUnsent(other) &&
  other.dueAt !== null &&
  other.dueAt > now;

const settled = (settlement: Settlement): Pick<HeldItem, 'state' | 'dueAt' | 'reason'> => {
  switch (settlement.kind) {
    case 'sent':
      return { state: 'sent', dueAt: null, reason: null };
    case 'waiting':
      return { state: 'waiting', dueAt: settlement.nextAttemptAt, reason: settlement.reason };
    case 'parked':
      return { state: 'parked', dueAt: null, reason: settlement.reason };
    default:
      return assertNever(settlement);
  }
};
