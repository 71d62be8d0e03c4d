import type { ServiceStanding } from '../../preload/contract/service-board.ts';
import { useAnswer } from './use-answer.ts';

export type Trouble = ServiceStanding & { readonly state: 'down' | 'disturbed' };

export type Board = {
  /** Those that are down or unsteady, the worst first. */
  readonly troubled: readonly Trouble[];
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
  const troubled = services.filter((each): each is Trouble => each.state !== 'up');
  return { troubled, heardAt, isLastKnown: !isConnected };
};
