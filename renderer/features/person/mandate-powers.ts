import type { Mandate } from '../../../preload/contract/mandate.ts';
import type { Power, ServiceId } from '../../../preload/contract/values.ts';

/** The powers a mandate gives, gathered by service: `change of address: see, act`. */
export const powersByService = (
  mandate: Mandate,
): readonly { readonly serviceId: ServiceId; readonly powers: readonly Power[] }[] =>
  [...Map.groupBy(mandate.scope, ({ serviceId }) => serviceId)].map(([serviceId, lines]) => ({
    serviceId,
    powers: lines.map(({ power }) => power),
  }));

const isCurrent = ({ status }: Mandate): boolean => status === 'live' || status === 'not-yet';

/** Those that count now or soon, live ones first; and those that are over, kept out of the way. */
export const splitMandates = (
  mandates: readonly Mandate[],
): { readonly current: readonly Mandate[]; readonly ended: readonly Mandate[] } => ({
  current: mandates
    .filter(isCurrent)
    .toSorted(
      (one, other) =>
        one.status.localeCompare(other.status, 'en') || (one.validFrom < other.validFrom ? 1 : -1),
    ),
  ended: mandates.filter((mandate) => !isCurrent(mandate)),
});
