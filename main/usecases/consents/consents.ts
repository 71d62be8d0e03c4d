import type { Input } from '../../../preload/contract/calls.ts';
import { fail, ok } from '../../../preload/contract/result.ts';
import type { PersonId } from '../../../preload/contract/values.ts';
import { findConsent } from '../../vault/queries/consents.ts';
import { findPersonName } from '../../vault/queries/people.ts';
import type { Desk } from '../desk.ts';
import { purposeOf } from '../open-file.ts';
import { todayAt } from '../today.ts';
import { citizenSpeaking } from './citizen-speaking.ts';
import { consentsOf, isSameWord, standsFor, toConsent, toReceiver } from './consent-view.ts';
import { writeConsent, writeWithdrawal } from './write-consent.ts';

/** What a citizen has consented to, and everybody who may be told, by law or by consent; for those who opened the file. */
export const readConsents = (desk: Desk, personId: PersonId) => {
  if (findPersonName(desk.vault.read, personId) === null) return fail({ code: 'person/not-found' as const });
  if (!purposeOf(desk, personId)) return fail({ code: 'access/purpose-needed' as const });
  const consents = consentsOf(desk, personId);
  return ok({ consents, receivers: desk.pack.receivers.map((rule) => toReceiver(rule, consents)) });
};

/**
 * Only the citizen gives it, in an open contact in which we know who they are; never where a law is the basis. Given twice, it was given the
 * first time; given until another day, or where it stood twice, it takes the place of all that stood, so that one withdrawal ends it.
 */
export const giveConsent = (desk: Desk, input: Input<'consent/give'>) => {
  const { personId, receiverId, validUntil, way } = input;
  if (findPersonName(desk.vault.read, personId) === null) return fail({ code: 'person/not-found' as const });
  if (!purposeOf(desk, personId)) return fail({ code: 'access/purpose-needed' as const });
  const rule = desk.pack.receivers.find((receiver) => receiver.receiverId === receiverId);
  if (rule === undefined || rule.basis.kind === 'law') return fail({ code: 'consent/not-asked' as const });
  if (validUntil !== null && validUntil < todayAt(desk)) return fail({ code: 'consent/day-past' as const });
  const speaking = citizenSpeaking(desk, personId);
  if (speaking === null) return fail({ code: 'consent/identity-needed' as const });
  const { basis } = rule;
  const standing = consentsOf(desk, personId).filter((consent) => standsFor(consent, rule));
  const [first, ...others] = standing;
  if (first?.validUntil === validUntil && others.length === 0) return ok(first);
  const consentId = desk.vault.transact((db) => {
    for (const each of standing)
      writeWithdrawal(desk, db, { personId, consentId: each.consentId, reason: '' });
    return writeConsent(desk, db, { personId, receiverId, basis, validUntil, way, ...speaking });
  });
  announce(desk, personId);
  return shown(desk, consentId);
};

/**
 * As easy as giving it (GDPR art. 7(3)): no identity is asked for again, and it holds here at once. Withdrawn twice, it was withdrawn
 * the first time; written down by two desks, it is withdrawn as one.
 */
export const withdrawConsent = (desk: Desk, { consentId, reason }: Input<'consent/withdraw'>) => {
  const consent = findConsent(desk.vault.read, consentId);
  if (consent === null) return fail({ code: 'consent/not-found' as const });
  const { personId, withdrawnAt } = consent;
  if (!purposeOf(desk, personId)) return fail({ code: 'access/purpose-needed' as const });
  if (withdrawnAt !== null) return shown(desk, consentId);
  const ended = consentsOf(desk, personId).filter(
    (each) => each.consentId === consentId || (each.status === 'live' && isSameWord(each, consent)),
  );
  desk.vault.transact((db) => {
    for (const each of ended) writeWithdrawal(desk, db, { personId, consentId: each.consentId, reason });
  });
  announce(desk, personId);
  return shown(desk, consentId);
};

const announce = (desk: Desk, personId: PersonId): void => {
  desk.traffic.workQueued();
  desk.announce({ event: 'person/changed', data: { personId } });
  desk.announce({ event: 'outbox/changed', data: {} });
};

const shown = (desk: Desk, consentId: string) => {
  const row = findConsent(desk.vault.read, consentId);
  if (row === null) throw new Error('a consent written a moment ago is there');
  return ok(toConsent(desk, row));
};
