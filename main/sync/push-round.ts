import { contentHash } from '../../central/api/canonical.ts';
import type { PublicJwk } from '../../central/api/devices.ts';
import type { WireProblemCode } from '../../central/api/problem.ts';
import type { Outcome } from '../../central/api/sync.ts';
import { assertNever } from './core/assert-never.ts';
import type { SyncAction, SyncEvent } from './core/step.ts';
import type { SyncTiming } from './core/timing.ts';
import { settleOutcome } from './outcomes.ts';
import type { JudgedOutcome } from './outcomes.ts';
import type { CallFailure } from './answer.ts';
import type { QueuedEnvelope, RefusedOtherwise, Settlement, SyncPorts } from './ports.ts';
import type { Reconcile } from './reconcile.ts';
import { verifyReceipt } from './receipts.ts';

/** Whom central knows us as, and the key with which it signs receipts. */
export type SyncDevice = { readonly deviceId: string; readonly receiptKey: PublicJwk };

export type PushRound = {
  readonly ports: SyncPorts;
  readonly device: SyncDevice;
  readonly timing: SyncTiming;
  readonly onOutboxChanged: () => void;
  /** What central has lost waits again after it; before that, nothing newer leaves. */
  readonly reconcile: Reconcile;
};

type PushAction = Extract<SyncAction, { readonly kind: 'push' }>;
type Batch = readonly [QueuedEnvelope, ...(readonly QueuedEnvelope[])];

/** By then every lease has run out. Ours is the one loop that sends: a lease that stands can only stem from an earlier life. */
const endOfTime = Date.UTC(9999, 11, 31);
/**
 * Longer than any push may take, so that nothing is sent again while it is still under way. What it stands for too long is ended by the
 * start of the next life, or by `owed-answers.ts`.
 */
const sendingLeaseMs = 5 * 60_000;

/**
 * Sends one batch: pick and lease in the vault, then HTTP with no transaction open, then settle in one transaction. Dying between any
 * two of them costs a repetition, never an item and never a second effect: central answers `duplicate`.
 */
export const pushOnce = async (
  round: PushRound,
  { limit, largestBytes, order, skipsWaits }: PushAction,
  signal: AbortSignal,
): Promise<SyncEvent> => {
  const { clock, outbox, random, transport } = round.ports;
  const unasked = await round.reconcile(signal);
  const now = clock.now();
  // What central has lost may have to go first. Only where it will not be asked at all does that not hold up what is new.
  if (unasked !== null && unasked.kind !== 'refused')
    return { kind: 'failed', now, failure: unasked, random: random.next() };
  if (skipsWaits) outbox.releaseWaits();
  const sendable = outbox.listSendable({ now: skipsWaits ? endOfTime : now, limit, order });
  const batch = cutToSize(sendable, largestBytes);
  if (batch === null) return { kind: 'nothingToPush', now, nextItemAt: outbox.findNextAttemptAt(now) };

  outbox.markSending({ envelopeIds: batch.map((item) => item.envelopeId), until: now + sendingLeaseMs });
  const answer = await transport.push(
    batch.map((item) => item.signed),
    signal,
  );
  switch (answer.kind) {
    case 'answered':
      return settleAnswered(round, batch, answer.value);
    case 'refused':
      return batch.length === 1 ? parkRefused(round, batch[0], answer.code) : giveBack(round, batch, answer);
    case 'upgrade-needed':
      giveBack(round, batch, answer);
      return { kind: 'pushHeld', now: clock.now() };
    case 'unreachable':
    case 'captive-portal':
    case 'sign-in-needed':
    case 'later':
      return giveBack(round, batch, answer);
    default:
      return assertNever(answer);
  }
};

/** In the order given, as many as fit, and always one; null when there is nothing. */
const cutToSize = (items: readonly QueuedEnvelope[], largestBytes: number): Batch | null => {
  const [first, ...others] = items;
  if (first === undefined) return null;
  let bytes = Buffer.byteLength(first.signed.content);
  const excess = others.findIndex((item) => {
    bytes += Buffer.byteLength(item.signed.content);
    return bytes > largestBytes;
  });
  return [first, ...(excess === -1 ? others : others.slice(0, excess))];
};

const settleAnswered = async (
  round: PushRound,
  batch: Batch,
  outcomes: readonly (Outcome | RefusedOtherwise)[],
): Promise<SyncEvent> => {
  const outcomeFor = findOutcomes(batch, outcomes);
  const judged = await Promise.all(batch.map((item, at) => judge(item, outcomeFor(item, at), round.device)));
  const { clock, outbox, random } = round.ports;
  const now = clock.now();
  const settlements = batch.map((item, at) =>
    settleOutcome(item, judged[at] ?? null, { now, random: random.next(), timing: round.timing }),
  );
  outbox.settle(settlements);
  round.onOutboxChanged();
  const acceptedCount = settlements.filter(({ kind }) => kind === 'sent').length;
  return { kind: 'pushAnswered', now, acceptedCount };
};

/** By id; central may have found none in what it could not read, and answers that by its place. */
const findOutcomes = (batch: Batch, outcomes: readonly (Outcome | RefusedOtherwise)[]) => {
  const byId = new Map(outcomes.map((outcome) => [outcome.id, outcome]));
  const isWhole = outcomes.length === batch.length;
  return ({ envelopeId }: QueuedEnvelope, at: number): Outcome | RefusedOtherwise | null => {
    const inPlace = isWhole && outcomes[at]?.id === '' ? outcomes[at] : null;
    return byId.get(envelopeId) ?? inPlace ?? null;
  };
};

const judge = async (
  item: QueuedEnvelope,
  outcome: Outcome | RefusedOtherwise | null,
  device: SyncDevice,
): Promise<JudgedOutcome> => {
  if (outcome?.outcome !== 'accepted' && outcome?.outcome !== 'duplicate') return outcome;
  const verdict = await verifyReceipt(outcome.receipt, device.receiptKey, {
    envelopeId: item.envelopeId,
    hash: contentHash(item.signed.content),
    deviceId: device.deviceId,
  });
  return { outcome: 'receipt', jws: outcome.receipt, verdict };
};

/** The one envelope that central will not even read: a person has to look at it, the others go on. */
const parkRefused = (round: PushRound, item: QueuedEnvelope, reason: WireProblemCode): SyncEvent => {
  round.ports.outbox.settle([{ kind: 'parked', envelopeId: item.envelopeId, reason }]);
  round.onOutboxChanged();
  return { kind: 'pushAnswered', now: round.ports.clock.now(), acceptedCount: 0 };
};

/** Nothing was learned about the items: they may leave as soon as the core lets anything leave. */
const giveBack = (round: PushRound, batch: Batch, failure: CallFailure): SyncEvent => {
  const { clock, outbox, random } = round.ports;
  const now = clock.now();
  const reason = failure.kind === 'refused' ? 'later' : failure.kind;
  outbox.settle(
    batch.map(({ envelopeId }): Settlement => ({ kind: 'waiting', envelopeId, nextAttemptAt: null, reason })),
  );
  round.onOutboxChanged();
  return { kind: 'failed', now, failure, random: random.next() };
};
