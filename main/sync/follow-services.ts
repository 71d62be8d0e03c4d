import type { Vault } from '../vault/open.ts';
import { saveBoard } from '../vault/queries/service-board.ts';
import type { Transport } from './ports.ts';

export type ServiceFollower = {
  readonly vault: Vault;
  readonly transport: Pick<Transport, 'status'>;
  /** Milliseconds since 1970, by the engine's clock. */
  readonly now: () => number;
  /** What is written down as the moment it was heard. */
  readonly wallClock: () => Date;
  /** The board was heard, whether or not it has changed: its age has. */
  readonly onHeard: () => void;
  /** A fault of this machine, such as a full disk. */
  readonly onFault: (error: unknown) => void;
};

/** Between two boards while somebody is at the desk, and while nobody is: an idle desk costs under 1 KB a minute. */
const pauseMs = 5 * 60_000;
const quietPauseMs = 15 * 60_000;

export type FollowedServices = Pick<Transport, 'status'> & {
  /** To be called after a pull. */
  readonly afterPull: (signal: AbortSignal, desk: { readonly isQuiet: boolean }) => Promise<void>;
};

/**
 * Keeps the status board that central tells with each answer to `GET /v1/status`, whoever asks for it: a probe of the way there brings it
 * for nothing. What was heard last stays where central says nothing of it. Never rejects.
 */
export const followServices = ({
  vault,
  transport,
  now,
  wallClock,
  onHeard,
  onFault,
}: ServiceFollower): FollowedServices => {
  let askedAt = -Infinity;
  const status: Transport['status'] = async (signal) => {
    const answer = await transport.status(signal);
    if (answer.kind !== 'answered') return answer;
    askedAt = now();
    const { services } = answer.value;
    if (services === undefined) return answer;
    try {
      vault.transact((db) => saveBoard(db, services, wallClock().toISOString()));
      onHeard();
    } catch (error) {
      onFault(error);
    }
    return answer;
  };
  return {
    status,
    afterPull: async (signal, { isQuiet }) => {
      const since = now() - askedAt;
      // A clock that was put back since holds nothing up.
      if (since >= 0 && since < (isQuiet ? quietPauseMs : pauseMs)) return;
      await status(signal);
    },
  };
};
