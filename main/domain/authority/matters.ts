import type { AuthorityRequest } from './request.ts';

/** What somebody decides who decides for another: everything, or one half of life (værgemålsloven § 5). */
export type Matters = 'all' | 'personal' | 'economic';

/** Which half the request belongs to. Whoever receives money handles money, whatever the service is otherwise about. */
export const mattersOf = ({ service, power }: AuthorityRequest): Exclude<Matters, 'all'> =>
  power === 'receive-money' ? 'economic' : service.matters;

/** A register that names no matters means all of them: a limit must have been written to be one. */
export const coversMatters = (given: Matters | null, request: AuthorityRequest): boolean =>
  given === null || given === 'all' || given === mattersOf(request);
