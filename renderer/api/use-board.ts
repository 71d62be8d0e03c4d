import type { ServiceStanding } from '../../preload/contract/service-board.ts';
import { useAnswer } from './use-answer.ts';

export type Board = {
  /** Those that are down or unsteady, the worst first. */
  readonly troubled: readonly ServiceStanding[];
  readonly heardAt: string | null;
  /** Nobody has been able to say for a while whether it is still so. */
  readonly isLastKnown: boolean;
};

const none: Board = { troubled: [], heardAt: null, isLastKnown: false };

/** What is the matter with registers, mailbox and eID; nothing, until the core has said. */
export const useBoard = (): Board => {
  const board = useAnswer('status/services', {});
  const line = useAnswer('status/line', {});
  if (board.state !== 'ready') return none;
  const { heardAt, services } = board.value;
  const isConnected = line.state !== 'ready' || ['online', 'checking'].includes(line.value.connection);
  return { troubled: services.filter(({ state }) => state !== 'up'), heardAt, isLastKnown: !isConnected };
};
