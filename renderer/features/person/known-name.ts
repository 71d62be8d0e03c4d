import { useQueryClient } from '@tanstack/react-query';
import type { Answer } from '../../../preload/contract/calls.ts';
import type { PersonId } from '../../../preload/contract/values.ts';

/**
 * The name of somebody whose file is still closed, where a search has shown it a moment ago. It is looked up among the answers on
 * this page and written nowhere: an address or the history of the browser would keep it.
 */
export const useKnownName = (personId: PersonId): string | null => {
  const cache = useQueryClient();
  const answers = cache.getQueriesData<Answer<'person/find'>>({ queryKey: ['person/find'] });
  const matches = answers.flatMap(([, answer]) => (answer?.ok === true ? answer.value.matches : []));
  return matches.find((match) => match.personId === personId)?.name ?? null;
};
