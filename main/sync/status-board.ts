import type { CoreStatus } from './core/state.ts';

/** What the status line says of sync; times are RFC 3339 in UTC. */
export type SyncStatus = Omit<CoreStatus, 'connectionSince' | 'nextTryAt'> & {
  readonly connectionSince: string;
  readonly nextTryAt: string | null;
};

export const inWords = (status: CoreStatus): SyncStatus => ({
  ...status,
  connectionSince: new Date(status.connectionSince).toISOString(),
  nextTryAt: status.nextTryAt === null ? null : new Date(status.nextTryAt).toISOString(),
});

type Listener = (status: SyncStatus) => void;

/** Tells listeners each change; one that throws is reported and stops neither the others nor sync. */
export const createStatusBoard = (onFault: (error: unknown) => void) => {
  const listeners = new Set<Listener>();
  return {
    subscribe: (listener: Listener): (() => void) => {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
    show: (status: CoreStatus): void => {
      for (const listener of listeners) {
        try {
          listener(inWords(status));
        } catch (error) {
          onFault(error);
        }
      }
    },
  };
};
