import type { Missing, MissingCode, RemedyCode } from '../../../../preload/contract/authority.ts';
import type { Mandate } from '../../../../preload/contract/mandate.ts';
import { minutesBetween } from '../../calendar.ts';
import type { AuthorityCase } from '../case.ts';
import type { MandateFact } from '../facts.ts';
import { mandateStatus } from '../mandate-status.ts';
import { missing } from '../missing.ts';
import { holdersOf, isHere, tieTo } from './mandate-holders.ts';

/**
 * Everything one mandate lacks for what is asked: scope and power, period and status (rules 2, 3), its limits, whoever must decide with the
 * party, a credential that can be believed, and freshness without a network (rule 10).
 */
export const mandateShortfalls = (mandate: MandateFact, authorityCase: AuthorityCase): readonly Missing[] =>
  [
    scopeShortfall(mandate, authorityCase),
    statusShortfall(mandate, authorityCase),
    limitShortfall(mandate, authorityCase),
    tieShortfall(mandate, authorityCase),
    companyShortfall(mandate, authorityCase),
    credentialShortfall(mandate, authorityCase),
    freshnessShortfall(mandate, authorityCase),
  ].filter((each) => each !== null);

/**
 * A line of the scope is this power for this service. Where the line is not there: the power is what lacks if the mandate gives the
 * service another power, or gives this power nowhere at all; else it is the service.
 */
const scopeShortfall = (
  { scope, madeOn }: MandateFact,
  { request, words }: AuthorityCase,
): Missing | null => {
  const { serviceId } = request.service;
  if (scope.some((line) => line.serviceId === serviceId && line.power === request.power)) return null;
  const isAboutPower =
    scope.some((line) => line.serviceId === serviceId) || !scope.some((line) => line.power === request.power);
  return missing(isAboutPower ? 'mandate-lacks-power' : 'mandate-lacks-service', { ...words, madeOn }, [
    'widen-mandate',
    'subject-does-it-self',
  ]);
};

type Fallen = {
  readonly code: MissingCode;
  readonly day: (mandate: MandateFact) => string | null;
  readonly remedies: readonly RemedyCode[];
};

const fallen: Readonly<Record<Exclude<Mandate['status'], 'live'>, Fallen>> = {
  expired: {
    code: 'mandate-expired',
    day: ({ validUntil }) => validUntil,
    remedies: ['renew-mandate', 'subject-does-it-self'],
  },
  revoked: {
    code: 'mandate-revoked',
    day: ({ revokedOn }) => revokedOn,
    remedies: ['subject-does-it-self', 'make-mandate'],
  },
  'not-yet': {
    code: 'mandate-not-yet',
    day: ({ validFrom }) => validFrom,
    remedies: ['subject-does-it-self', 'make-mandate'],
  },
};

const statusShortfall = (mandate: MandateFact, { words, today }: AuthorityCase): Missing | null => {
  const status = mandateStatus(mandate, today);
  if (status === 'live') return null;
  const { code, day, remedies } = fallen[status];
  return missing(code, { ...words, madeOn: mandate.madeOn, date: day(mandate) ?? '' }, remedies);
};

/** A mandate may hold in some channels alone, or in one contact alone. */
const limitShortfall = (
  { channels, interactionId, madeOn }: MandateFact,
  { request, words }: AuthorityCase,
): Missing | null => {
  const params = { ...words, madeOn, channel: request.channel };
  if (channels.length > 0 && !channels.includes(request.channel)) {
    return missing('mandate-channel-excluded', params, ['come-to-counter', 'subject-does-it-self']);
  }
  return interactionId !== null && interactionId !== request.interactionId
    ? missing('mandate-other-interaction', params, ['make-mandate', 'subject-does-it-self'])
    : null;
};

/** Whoever speaks for an organisation that was given the mandate does so by a role in it that stands today. */
const tieShortfall = (mandate: MandateFact, authorityCase: AuthorityCase): Missing | null => {
  const ties = holdersOf(mandate)
    .map((grantee) => tieTo(grantee, authorityCase))
    .filter((tie) => tie !== null);
  const [first] = ties;
  if (!first || ties.some(({ kind }) => kind === 'person' || kind === 'role')) return null;
  const params = { ...authorityCase.words, organisation: mandate.grantee.name, madeOn: mandate.madeOn };
  const remedies = ['look-up-register', 'subject-does-it-self'] as const;
  if (first.kind === 'word') return missing('no-ground', params, remedies);
  if (first.kind === 'role-ended')
    return missing('business-role-ended', { ...params, role: first.role }, remedies);
  return first.kind === 'role-outside'
    ? missing('business-role-lacks-power', { ...params, role: first.role }, remedies)
    : null;
};

/** Attorneys who decide only together are all here, each with a document of their own. */
const companyShortfall = (mandate: MandateFact, authorityCase: AuthorityCase): Missing | null => {
  if (mandate.decide === 'alone') return null;
  const absentees = holdersOf(mandate).filter((grantee) => !isHere(grantee, authorityCase));
  const names = absentees.map(({ name }) => name).join(', ');
  return absentees.length === 0
    ? null
    : missing('mandate-needs-co-attorney', { ...authorityCase.words, madeOn: mandate.madeOn, names }, [
        'bring-co-attorney',
        'subject-does-it-self',
      ]);
};

/** A credential that was tampered with is worth nothing; one of an unknown issuer may be worth something once the keys are here. */
const credentialShortfall = (
  { credential, madeOn }: MandateFact,
  { request, words }: AuthorityCase,
): Missing | null => {
  const params = { ...words, madeOn };
  if (credential.state === 'invalid')
    return missing('credential-invalid', params, ['look-up-register', 'subject-does-it-self']);
  if (credential.state === 'issuer-unknown')
    return missing('credential-issuer-unknown', params, ['go-online', 'subject-does-it-self']);
  return credential.state === 'made-here' && request.power === 'receive-money'
    ? missing('mandate-not-registered-yet', params, ['go-online', 'subject-does-it-self'])
    : null;
};

/** Without a network, knowledge of a mandate holds only as long as the service allows (rule 10). */
const freshnessShortfall = (
  { provenance, madeOn, credential }: MandateFact,
  { request, facts, now, words }: AuthorityCase,
): Missing | null => {
  const limitHours = request.service.mandateMaxAgeOfflineHours;
  const isTooOld = minutesBetween(provenance.asOf, now) > limitHours * 60;
  if (facts.isOnline || !provenance.isCached || !isTooOld) return null;
  const params = { ...words, madeOn, asOf: provenance.asOf, hours: String(limitHours) };
  const remedies = ['go-online', 'subject-does-it-self'] as const;
  if (credential.state === 'made-here') return missing('mandate-not-registered-yet', params, remedies);
  return missing(
    credential.state === 'verified' ? 'status-list-too-old' : 'mandate-too-old-offline',
    params,
    remedies,
  );
};
