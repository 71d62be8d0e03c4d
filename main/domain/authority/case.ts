import type { TextParams } from '../../../preload/contract/values.ts';
import { dayOf } from '../calendar.ts';
import type { ProofClock } from '../identity/reached-level.ts';
import type { AuthorityFacts } from './facts.ts';
import type { AuthorityRequest } from './request.ts';

/** All that the rules look at, with what most of them need derived once. */
export type AuthorityCase = {
  readonly request: AuthorityRequest;
  readonly facts: AuthorityFacts;
  readonly now: Date;
  /** `YYYY-MM-DD` in the pack's country. */
  readonly today: string;
  readonly proofClock: ProofClock;
  /** Words that every sentence may use: `party`, `subject`, `service` (id), `power`. */
  readonly words: TextParams;
};

export const authorityCase = (
  request: AuthorityRequest,
  facts: AuthorityFacts,
  now: Date,
): AuthorityCase => ({
  request,
  facts,
  now,
  today: dayOf(now, request.timeZone),
  proofClock: { now, timeZone: request.timeZone, maxAgeMinutes: request.service.identityMaxAgeMinutes },
  words: {
    party: partyName(request),
    subject: request.subject.name,
    service: request.service.serviceId,
    power: request.power,
  },
});

const partyName = ({ party, subject }: AuthorityRequest): string =>
  party === null || party.kind === 'subject' ? subject.name : party.name;
