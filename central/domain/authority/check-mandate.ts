import type { MandateRecord } from '../../api/records.ts';
import { toleranceMs } from '../lease-periods.ts';
import { granteesOf } from '../mandates/parties.ts';
import { actingPeople } from './acting-people.ts';
import { insufficient, type AuthorityCheck, type AuthorityFacts, type GivenAuthority } from './check.ts';

/** Who works in the office, or is of the organisation by its register, stands for it. */
const isPresent = (
  { kind, partyId, name }: ReturnType<typeof granteesOf>[number],
  authority: GivenAuthority,
  facts: AuthorityFacts,
): boolean => {
  if (kind === 'person') return partyId !== null && actingPeople(authority).has(partyId);
  if (kind === 'office') return facts.staff?.office === name;
  if (partyId === null) return false;
  const members = [...actingPeople(authority)].flatMap((personId) => facts.parties.get(personId) ?? []);
  return members.some(({ businessRoles }) =>
    businessRoles.some(
      (role) =>
        role.organisationId === partyId &&
        role.from <= facts.decidedOn &&
        (role.until === null || role.until >= facts.decidedOn),
    ),
  );
};

const checkHolders = (
  mandate: MandateRecord,
  authority: GivenAuthority,
  facts: AuthorityFacts,
): string | null => {
  const grantees = granteesOf(mandate);
  if (authority.ground === 'staff-mandate' && !grantees.some(({ kind }) => kind === 'office'))
    return 'the mandate is not for an office';
  const present = grantees.filter((grantee) => isPresent(grantee, authority, facts));
  if (present.length === 0) return 'the mandate is for somebody else';
  return mandate.decide === 'jointly' && present.length < grantees.length
    ? 'the attorneys decide jointly'
    : null;
};

const checkUse = (
  mandate: MandateRecord,
  { decidedOn, channel, interactionId }: AuthorityFacts,
): string | null => {
  if (decidedOn < mandate.validFrom) return 'the mandate was not valid yet';
  if (mandate.validUntil !== null && decidedOn > mandate.validUntil) return 'the mandate had ended';
  if (mandate.channels.length > 0 && !mandate.channels.includes(channel))
    return 'the mandate is for other channels';
  const isOther = mandate.interactionId !== null && mandate.interactionId !== interactionId;
  return isOther ? 'the mandate is for another contact' : null;
};

const revoked: AuthorityCheck = {
  ok: false,
  code: 'authority/revoked',
  reason: 'authority/revoked',
  detail: 'revoked before the act',
};

/** Where only the day of a revocation is known, work of that very day may be later than it: a person looks at it. */
const wasRevoked = ({ revokedAt, revokedOn }: MandateRecord, facts: AuthorityFacts): boolean => {
  if (revokedAt !== null) return facts.decidedAt >= Date.parse(revokedAt);
  return revokedOn !== null && facts.decidedOn >= revokedOn;
};

const covers = (scope: MandateRecord['scope'], { service }: AuthorityFacts): boolean =>
  scope.some((line) => line.serviceId === service.serviceId && line.power === service.power);

/** It was issued in a history that is lost: what the register says of the mandate decides alone, as where none was shown. */
const isLost = ({ decidedAt }: GivenAuthority, { lostBefore }: AuthorityFacts): boolean =>
  lostBefore !== null && Date.parse(decidedAt) < lostBefore.getTime() + toleranceMs;

/** Of what was given narrower since, what the credential said when it was used still counts. */
const checkScope = (
  mandate: MandateRecord,
  authority: GivenAuthority,
  facts: AuthorityFacts,
): AuthorityCheck => {
  const { credentialHash } = authority;
  const shown = facts.credentials.find(({ hash }) => hash === credentialHash);
  if (credentialHash !== null && shown === undefined && !isLost(authority, facts))
    return insufficient('no such credential was issued');
  if (covers(mandate.scope, facts)) return { ok: true };
  if (shown === undefined || !covers(shown.scope, facts))
    return insufficient('outside the scope of the mandate');
  const stillStood = shown.revokedAt === null || facts.decidedAt < Date.parse(shown.revokedAt);
  return stillStood ? { ok: true } : revoked;
};

/** A mandate, as of the moment at which it was used: one that was revoked after that was used in good faith. */
export const checkMandate = (authority: GivenAuthority, facts: AuthorityFacts): AuthorityCheck => {
  const { mandate } = facts;
  if (mandate === null || mandate.grantorId !== facts.subject.personId)
    return insufficient('no such mandate');
  const fault = checkHolders(mandate, authority, facts) ?? checkUse(mandate, facts);
  if (fault !== null) return insufficient(fault);
  const scope = checkScope(mandate, authority, facts);
  if (!scope.ok) return scope;
  return wasRevoked(mandate, facts) ? revoked : { ok: true };
};
