import { QueryClient } from '@tanstack/react-query';
import type { CoreEvent } from '../../preload/contract/events.ts';
import { isStaleAfter } from './stale-after.ts';

/**
 * Answers of the core, held until an event says they may have changed. The core is on this machine: a query never fails for want
 * of a network, and is never repeated on a guess.
 */
export const createAnswerCache = (): QueryClient =>
  new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: Infinity,
        gcTime: 60_000,
        retry: false,
        networkMode: 'always',
        refetchOnWindowFocus: false,
        refetchOnReconnect: false,
      },
    },
  });

export const markStale = (cache: QueryClient, event: CoreEvent): void => {
  void cache.invalidateQueries({
    predicate: (query) => isStaleAfter(event, String(query.queryKey[0])),
  });
};
