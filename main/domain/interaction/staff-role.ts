import type { Role } from '../../../preload/contract/session.ts';

/** A security officer sees the log and an administrator the machine; neither sees a citizen (domain.md: staff member). */
export const mayServeCitizens = (role: Role): boolean =>
  role !== 'security-officer' && role !== 'administrator';

/** An agent of a partner desk informs, certifies, uploads and assists, but takes no part in a decision (AC-03). */
export const mayDecide = (role: Role): boolean => mayServeCitizens(role) && role !== 'agent';
