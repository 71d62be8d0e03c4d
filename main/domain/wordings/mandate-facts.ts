import type { Mandate, MandateScope } from '../../../preload/contract/mandate.ts';

/** What a mandate fills into its wording. Free of any language: the same mandate has the same facts in all of them. */
export type WordingFacts = Readonly<Record<string, string>>;

export type MandateTerms = Pick<
  Mandate,
  'kind' | 'decide' | 'scope' | 'channels' | 'restrictions' | 'maySubDelegate' | 'interactionId'
> &
  Pick<Mandate, 'validFrom' | 'validUntil'> & {
    readonly grantorName: string;
    readonly granteeNames: readonly string[];
  };

/** Lists are written one after the other with this between: it cannot stand in a name. */
export const listMark = '\n';

/** The facts of a mandate in the form that is sealed; `scope` lines are `service:power,power`. */
export const mandateFacts = (terms: MandateTerms): WordingFacts => ({
  kind: terms.kind,
  grantor: terms.grantorName,
  grantees: terms.granteeNames.join(listMark),
  severalGrantees: terms.granteeNames.length > 1 ? terms.decide : '',
  scope: scopeLines(terms.scope).join(listMark),
  channels: [...terms.channels].toSorted().join(listMark),
  restrictions: terms.restrictions,
  maySubDelegate: terms.maySubDelegate ? 'yes' : 'no',
  contact: terms.interactionId === null ? '' : 'this-one',
  validFrom: terms.validFrom,
  validUntil: terms.validUntil ?? '',
});

/** Powers by service, in an order that does not depend on how they were chosen. */
export const powersByService = (scope: readonly MandateScope[]): ReadonlyMap<string, readonly string[]> => {
  const services = [...new Set(scope.map(({ serviceId }) => serviceId))].toSorted();
  const powersOf = (service: string): readonly string[] =>
    scope
      .filter(({ serviceId }) => serviceId === service)
      .map(({ power }) => power)
      .toSorted();
  return new Map(services.map((service) => [service, powersOf(service)]));
};

const scopeLines = (scope: readonly MandateScope[]): readonly string[] =>
  [...powersByService(scope)].map(([service, powers]) => `${service}:${powers.join(',')}`);
