import type { AuditMark, CheckpointAnswer } from '../../central/api/audit.ts';
import type { Vault } from '../vault/open.ts';
import { verifyAudit } from '../vault/queries/audit.ts';
import {
  findHashAt,
  findHeldSequence,
  findNewestMark,
  saveHeldSequence,
} from '../vault/queries/audit-checkpoint.ts';
import type { Answer } from './answer.ts';
import type { CheckpointTransport } from './transport/checkpoint-transport.ts';

type Keeper = {
  readonly vault: Vault;
  readonly transport: CheckpointTransport;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** The trail of this machine is not what it says it is. */
  readonly onBroken: (brokenAt: number) => void;
};

/** While somebody works; once everybody has gone the rest of the day follows at once. */
const pauseMs = 30 * 60_000;

/**
 * Tells central how far the audit trail of this machine goes (protocol.md, I9); answers the function to call after a pull. Where nobody
 * has done anything since, nothing is asked. Never rejects for what central does.
 */
export const keepCheckpoints = (
  keeper: Keeper,
): ((signal: AbortSignal, desk: { readonly isQuiet: boolean }) => Promise<void>) => {
  let toldAt = -Infinity;
  /** The newest entry that central has answered, whatever it said. */
  let answeredFor = 0;
  return async (signal, { isQuiet }) => {
    const { vault, now } = keeper;
    const newest = findNewestMark(vault.read);
    if (newest === null || newest.sequence === answeredFor) return;
    if (newest.sequence === findHeldSequence(vault.read)) return;
    const since = now() - toldAt;
    // A clock that was put back since holds nothing up.
    if (!isQuiet && since >= 0 && since < pauseMs) return;
    const answer = await tell(keeper, newest, signal);
    // A central that does not want it is not asked with every pull.
    if (answer.kind !== 'answered' && answer.kind !== 'refused') return;
    toldAt = now();
    answeredFor = newest.sequence;
  };
};

/** Central may know of another entry than this machine does, from an answer that was lost or from before a copy was put back: that one is shown, once. */
const tell = async (
  keeper: Keeper,
  newest: AuditMark,
  signal: AbortSignal,
): Promise<Answer<CheckpointAnswer>> => {
  const answer = await ask(keeper, newest, findHeldSequence(keeper.vault.read), signal);
  if (answer.kind !== 'answered' || answer.value.held === newest.sequence) return answer;
  return ask(keeper, newest, answer.value.held, signal);
};

const ask = async (
  { vault, transport, onBroken }: Keeper,
  newest: AuditMark,
  held: number | null,
  signal: AbortSignal,
): Promise<Answer<CheckpointAnswer>> => {
  const hash = held === null ? null : findHashAt(vault.read, held);
  const since = held === null ? null : { sequence: held, hash };
  const { brokenAt } = verifyAudit(vault.read, held === null || hash === null ? 0 : held);
  if (brokenAt !== null) onBroken(brokenAt);
  const answer = await transport.keep({ newest, since, brokenAt }, signal);
  if (answer.kind === 'answered' && answer.value.held === newest.sequence)
    vault.transact((db) => saveHeldSequence(db, newest.sequence));
  return answer;
};
