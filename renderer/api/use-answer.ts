import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { Answer, CallName, CallProblem, Input, Output } from '../../preload/contract/calls.ts';
import { askFor, type QueryName } from './ask-for.ts';
import { useCore } from './core-context.tsx';

/** The states of an answer that a screen designs; "empty" is `ready` with nothing in it. */
export type AnswerState<C extends CallName> =
  | { readonly state: 'loading' }
  | { readonly state: 'problem'; readonly problem: CallProblem<C>; readonly retry: () => void }
  | { readonly state: 'ready'; readonly value: Output<C>; readonly isRefreshing: boolean };

export type AnswerOptions = {
  /** Keep showing the last answer while the answer to a changed input is on its way (a search box). */
  readonly keepLast?: boolean;
  /** False while the input is not complete: the state stays `loading` and nothing is asked. */
  readonly isEnabled?: boolean;
};

/** What the core says to a query now; asked again by itself when an event says that it may have changed. */
export const useAnswer = <C extends QueryName>(
  name: C,
  input: Input<C>,
  options: AnswerOptions = {},
): AnswerState<C> => {
  const core = useCore();
  const query = useQuery<Answer<C>>({
    ...askFor(core, name, input),
    enabled: options.isEnabled ?? true,
    ...(options.keepLast === true ? { placeholderData: keepPreviousData } : {}),
  });
  const answer = query.data;
  if (answer === undefined) return { state: 'loading' };
  if (answer.ok) return { state: 'ready', value: answer.value, isRefreshing: query.isFetching };
  return {
    state: 'problem',
    problem: answer.problem,
    retry: () => {
      void query.refetch();
    },
  };
};
