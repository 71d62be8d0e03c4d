import type { PersonRecord } from '../api/records.ts';
import type { EnvelopeAuthority } from '../api/work.ts';
import { actOf, noEffect, type Application } from './apply-act.ts';
import type { AuthorityCheck } from './authority/check.ts';
import { checkAuthority, decisionMoment } from './check-authority.ts';
import { isClockUnknown } from './device-clock.ts';
import type { ActEnvelope, Facts } from './facts.ts';
import { leaseFault } from './lease-periods.ts';
import { reviewOf } from './reviews.ts';
import { refusal, type Ruling } from './ruling.ts';
import { findService, type Service } from './services.ts';
import { takeEffect } from './take-effect.ts';

/** What follows if the act takes effect now, by the piece that says so: itself, or a decision about it. */
export const effectNow = (
  envelope: ActEnvelope,
  {
    service,
    subject,
    facts,
    by,
  }: {
    readonly service: Service;
    readonly subject: PersonRecord;
    readonly facts: Facts;
    /** The id of that piece. */
    readonly by: string;
  },
): Application => {
  const accepted = facts.acceptedBefore.get(by);
  return takeEffect(envelope, {
    service,
    subject,
    household: subject.household.flatMap((related) => facts.people.get(related.personId) ?? []),
    municipalityOf: (postcode) => facts.municipalities.get(postcode) ?? null,
    changesOf: (personId) => facts.fieldChanges.get(personId) ?? [],
    before: accepted === undefined ? null : { sequence: accepted.sequence, versionFloor: facts.versionFloor },
    consents: facts.consents,
    parties: facts.parties,
    now: facts.now,
    timeZone: facts.timeZone,
  });
};

const holds: AuthorityCheck = { ok: true };

export const judgeAct = (envelope: ActEnvelope, subject: PersonRecord, facts: Facts): Ruling => {
  const service = findService(envelope.payload.serviceId);
  if (service === null) return refusal('service/unknown', 'not in the catalogue of central');
  const mandateId = envelope.authority?.mandateId ?? '';
  const staff = facts.staff.get(envelope.staffId) ?? null;
  const checkAsOf = (decided: EnvelopeAuthority | null): AuthorityCheck =>
    checkAuthority(envelope.authority, {
      ...decisionMoment(decided, facts),
      subject,
      service,
      channel: envelope.payload.channel,
      interactionId: envelope.payload.interactionId,
      mandate: facts.mandates.get(mandateId) ?? null,
      credentials: facts.credentials.get(mandateId) ?? [],
      lostBefore: facts.lostBefore,
      parties: facts.parties,
      staff,
    });
  // What is amended is decided anew: a mandate withdrawn since carries the old work only.
  const said = checkAsOf(envelope.amends === null ? envelope.authority : null);
  // Who does not know when it was is believed where it makes no difference.
  const asOfNow = said.ok && isClockUnknown(envelope) ? checkAsOf(null) : said;
  const check = facts.acceptedBefore.has(envelope.id) ? holds : (leaseFault(envelope, facts) ?? asOfNow);
  if (!check.ok) {
    const review = reviewOf(envelope, check.reason, check.detail, {
      subject,
      staff,
      service,
      now: facts.now,
    });
    const act = actOf(envelope, 'in-review', facts.now);
    return refusal(check.code, check.detail, { ...noEffect, act, reviews: [review] });
  }
  const application = effectNow(envelope, { service, subject, facts, by: envelope.id });
  if (application.kind === 'conflict') return { kind: 'conflict' };
  if (application.kind === 'unreadable') return refusal('envelope/invalid', application.detail);
  return { kind: 'accepted', effect: application.effect };
};
