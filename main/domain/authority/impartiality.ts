import type { Missing } from '../../../preload/contract/authority.ts';
import type { AuthorityCase } from './case.ts';
import { missing } from './missing.ts';

/**
 * Rule 8. Who has an interest in a case, or represents somebody who has, does not work on it, nor do those close to them:
 * forvaltningsloven § 3, stk. 1, nr. 1 and 2. An organisation somebody speaks for takes part in the case as they do.
 */
export const impartiality = (authorityCase: AuthorityCase): Missing | null => {
  const { request, words } = authorityCase;
  const { staff } = request;
  const concerned = concernedIds(authorityCase);
  if (concerned.some((id) => id === staff.personId)) {
    return missing('own-file', words, ['ask-colleague']);
  }
  return concerned.some((id) => staff.relatedPersonIds.includes(id))
    ? missing('related-to-staff', words, ['ask-colleague'])
    : null;
};

/** Rule 8: whoever has served one side of a dispute leaves the other to a colleague. Those in this very contact are no other side. */
export const bothSides = ({ request, facts, representative, words }: AuthorityCase): Missing | null =>
  facts.otherSidesServed.some((id) => id !== representative?.personId && id !== request.subject.personId)
    ? missing('both-sides', words, ['ask-colleague'])
    : null;

const concernedIds = ({ request, facts, representative }: AuthorityCase): readonly string[] =>
  [
    request.subject.personId,
    representative?.personId ?? null,
    representative?.organisation?.organisationId ?? null,
    ...facts.alsoPresent,
  ].filter((id) => id !== null);
