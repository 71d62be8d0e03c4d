import { QueryClient } from '@tanstack/react-query';
import type { Answer, Input, Output } from '../../preload/contract/calls.ts';
import type { CoreEvent } from '../../preload/contract/events.ts';
import { ok } from '../../preload/contract/result.ts';
import { answerKey, type QueryName } from './ask-for.ts';
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

/**
 * All but what is said of the machine and of who is signed in. Where a session ends, nothing about a citizen stays; where one begins, nothing
 * of what the core refused meanwhile because nobody was signed in.
 */
export const forgetWork = (cache: QueryClient): void =>
  cache.removeQueries({ predicate: ({ queryKey }) => !/^(device|session)\//.test(String(queryKey[0])) });

export const markStale = (cache: QueryClient, event: CoreEvent): void => {
  void cache.invalidateQueries({
    predicate: (query) => isStaleAfter(event, String(query.queryKey[0])),
  });
};

/**
 * Changes an answer that is held here by what the page has just written: whoever leaves the screen and comes back finds that, and not what
 * the core had said before.
 */
export const amendAnswer = <C extends QueryName>(
  cache: QueryClient,
  [name, input]: readonly [C, Input<C>],
  change: (value: Output<C>) => Output<C>,
): void => {
  cache.setQueryData<Answer<C>>(answerKey(name, input), (was) =>
    was?.ok === true ? ok(change(was.value)) : was,
  );
};
