import type { StaffRecord } from '../../api/devices.ts';
import type { WireProblemCode } from '../../api/problem.ts';
import type { PersonRecord } from '../../api/records.ts';
import type { MandatePayload } from '../../api/work.ts';
import { findService } from '../services.ts';
import { dayAfter } from './day-after.ts';
import { granteeKey } from './parties.ts';

export type DraftFault = { readonly code: WireProblemCode; readonly detail: string };

export type DraftFacts = {
  readonly grantor: PersonRecord;
  readonly staff: StaffRecord;
  /** Grantees that the registers know, by id. */
  readonly parties: ReadonlyMap<string, PersonRecord>;
  /** `YYYY-MM-DD` by central's clock. */
  readonly today: string;
};

/** Who can bind themselves; younger ones have custody holders (vaergemaalsloven § 1). */
const youngestGrantorYears = 18;
/** A mandate to an office is for a stated time (domain.md, Authority rule 9). */
const longestOfficeDays = 366;

const dayMs = 86_400_000;

const daysBetween = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / dayMs;

const isOldEnough = ({ birthDate }: PersonRecord, today: string): boolean => {
  if (birthDate === null) return true;
  const years = Number(today.slice(0, 4)) - Number(birthDate.slice(0, 4));
  return (today.slice(5) < birthDate.slice(5) ? years - 1 : years) >= youngestGrantorYears;
};

const partyFault = ({ grantees, decide }: MandatePayload, facts: DraftFacts): string | null => {
  const { grantor, staff, parties, today } = facts;
  if (grantor.civilStatus === 'deceased') return 'the grantor is dead';
  if (!isOldEnough(grantor, today)) return 'the grantor is too young';
  if (staff.personId === grantor.personId) return 'staff do not draw up their own';
  const people = grantees.flatMap(({ kind, partyId }) =>
    kind === 'person' && partyId !== null ? [partyId] : [],
  );
  if (people.includes(grantor.personId)) return 'the grantee is the grantor';
  if (staff.personId !== null && people.includes(staff.personId)) return 'staff do not empower themselves';
  if (people.some((personId) => !parties.has(personId))) return 'no register knows a grantee';
  if (new Set(grantees.map(granteeKey)).size < grantees.length) return 'a grantee stands there twice';
  return decide === 'jointly' && grantees.length < 2 ? 'one alone cannot decide jointly' : null;
};

const scopeFault = ({ scope }: MandatePayload): string | null => {
  if (scope.some(({ serviceId }) => findService(serviceId) === null)) return 'a service is not known here';
  const lines = new Set(scope.map(({ serviceId, power }) => `${serviceId} ${power}`));
  return lines.size < scope.length ? 'a line stands there twice' : null;
};

const periodFault = (payload: MandatePayload, today: string): string | null => {
  const { madeOn, validFrom, validUntil, interactionId, grantees } = payload;
  if (madeOn > dayAfter(today)) return 'made in the future';
  if (validFrom < madeOn) return 'it would hold before it was made';
  if (validUntil !== null && validUntil < validFrom) return 'it would end before it begins';
  const isForOffice = grantees.some(({ kind }) => kind === 'office');
  if (!isForOffice || interactionId !== null) return null;
  const isShort = validUntil !== null && daysBetween(validFrom, validUntil) <= longestOfficeDays;
  return isShort ? null : 'an office needs a stated time of a year at most';
};

const wordingFault = ({ wording }: MandatePayload): string | null =>
  [wording.wordingId, wording.version, wording.hash].some((text) => text.trim() === '')
    ? 'the wording is not named'
    : null;

/** The first thing that keeps it out of the register, without personal data; null where nothing does. */
export const checkDraft = (payload: MandatePayload, facts: DraftFacts): DraftFault | null => {
  const found = [
    ['mandate/parties-refused', partyFault(payload, facts)],
    ['mandate/scope-refused', scopeFault(payload)],
    ['mandate/period-refused', periodFault(payload, facts.today)],
    ['mandate/not-given', wordingFault(payload)],
  ] as const;
  for (const [code, detail] of found) if (detail !== null) return { code, detail };
  return null;
};
