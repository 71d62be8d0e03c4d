import type { Missing, MissingCode, RemedyCode } from '../../../../preload/contract/authority.ts';
import type { Mandate } from '../../../../preload/contract/mandate.ts';
import { minutesBetween } from '../../calendar.ts';
import type { AuthorityCase } from '../case.ts';
import type { MandateFact } from '../facts.ts';
import { mandateStatus } from '../mandate-status.ts';
import { missing } from '../missing.ts';

/** Everything one mandate lacks for what is asked: scope and power, period and status (rules 2, 3), freshness offline (rule 10). */
export const mandateShortfalls = (mandate: MandateFact, authorityCase: AuthorityCase): readonly Missing[] =>
  [
    scopeShortfall(mandate, authorityCase),
    statusShortfall(mandate, authorityCase),
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

const freshnessShortfall = (
  { provenance, madeOn }: MandateFact,
  { request, facts, now, words }: AuthorityCase,
): Missing | null => {
  const limitHours = request.service.mandateMaxAgeOfflineHours;
  const isTooOld = minutesBetween(provenance.asOf, now) > limitHours * 60;
  if (facts.isOnline || !provenance.isCached || !isTooOld) return null;
  return missing(
    'mandate-too-old-offline',
    { ...words, madeOn, asOf: provenance.asOf, hours: String(limitHours) },
    ['go-online', 'subject-does-it-self'],
  );
};
