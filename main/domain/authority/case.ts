import type { TextParams } from '../../../preload/contract/values.ts';
import { dayOf } from '../calendar.ts';
import type { ProofClock } from '../identity/reached-level.ts';
import { ageYears } from '../interaction/age.ts';
import type { AuthorityFacts } from './facts.ts';
import type { AuthorityRequest, RequestParty } from './request.ts';

/** All that the rules look at, with what most of them need derived once. */
export type AuthorityCase = {
  readonly request: AuthorityRequest;
  readonly facts: AuthorityFacts;
  readonly now: Date;
  /** `YYYY-MM-DD` in the pack's country. */
  readonly today: string;
  readonly proofClock: ProofClock;
  /** The one who acts for the subject; null where that is nobody, the subject, a helper or the office. */
  readonly representative: Extract<RequestParty, { readonly kind: 'representative' }> | null;
  /** Whole years of the subject; null where unknown. */
  readonly subjectAge: number | null;
  /** Words that every sentence may use: `party`, `subject`, `service` (id), `power`. */
  readonly words: TextParams;
};

export const authorityCase = (request: AuthorityRequest, facts: AuthorityFacts, now: Date): AuthorityCase => {
  const today = dayOf(now, request.timeZone);
  return {
    request,
    facts,
    now,
    today,
    proofClock: { now, timeZone: request.timeZone, maxAgeMinutes: request.service.identityMaxAgeMinutes },
    representative: request.party?.kind === 'representative' ? request.party : null,
    subjectAge: ageYears(request.subject.birthDate, today),
    words: {
      party: partyName(request),
      subject: request.subject.name,
      service: request.service.serviceId,
      power: request.power,
    },
  };
};

const partyName = ({ party, subject, staff }: AuthorityRequest): string => {
  if (party === null || party.kind === 'subject') return subject.name;
  return party.kind === 'office' ? staff.office : party.name;
};
