import type { QueryFunctionContext } from '@tanstack/react-query';
import type { calls, Answer, CallName, Input } from '../../preload/contract/calls.ts';
import type { CoreClient } from './core-client.ts';

export type QueryName = {
  [C in CallName]: (typeof calls)[C]['kind'] extends 'query' ? C : never;
}[CallName];

export const answerKey = <C extends QueryName>(name: C, input: Input<C>): readonly [C, Input<C>] => [
  name,
  input,
];

/** How the cache asks the core. What it has an answer to already it asks again by itself, whether or not anybody is at the desk. */
export const askFor = <C extends QueryName>(core: CoreClient, name: C, input: Input<C>) => ({
  queryKey: answerKey(name, input),
  queryFn: ({ client, queryKey }: QueryFunctionContext): Promise<Answer<C>> =>
    core.call(name, input, client.getQueryData(queryKey) !== undefined),
});
