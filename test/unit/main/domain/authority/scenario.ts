import { decideAuthority } from '../../../../../main/domain/authority/decide-authority.ts';
import type {
  AuthorityFacts,
  BusinessRoleFact,
  CourtOrderFact,
  MandateFact,
  RelationFact,
} from '../../../../../main/domain/authority/facts.ts';
import type { AuthorityRequest, RequestParty } from '../../../../../main/domain/authority/request.ts';
import type { Ground, MissingCode, ObligationCode } from '../../../../../preload/contract/authority.ts';
import { PersonId, type Power } from '../../../../../preload/contract/values.ts';
import { dkService } from '../dk-pack.ts';
import { facts, karen, mandate, now, request, scope } from './situations.ts';

/** A scenario in words, and what the desk must answer. The notation below keeps each to a few lines. */
export type Scenario = {
  readonly title: string;
  readonly asked?: Partial<AuthorityRequest>;
  readonly known?: Partial<AuthorityFacts>;
  readonly expect:
    | {
        readonly ground: Ground;
        readonly owes?: readonly ObligationCode[];
        readonly captured?: readonly MissingCode[];
      }
    | { readonly lacks: readonly MissingCode[] };
};

export const answerTo = ({ asked = {}, known = {} }: Scenario) =>
  decideAuthority(request(asked), facts({ mandates: [], ...known }), now);

export const move = dkService('change-of-address');
export const claim = dkService('housing-benefit-claim');
export const account = dkService('payment-account-change');

/** The child of fifteen and the one of six, whose custody is with both parents. */
export const viola = { ...karen, personId: 'viola', name: 'Viola Holm', birthDate: '2011-02-01' };
export const oskar = { ...karen, personId: 'oskar', name: 'Oskar Holm', birthDate: '2020-02-01' };
export const company = {
  ...karen,
  kind: 'organisation',
  personId: 'holm-aps',
  name: 'Holm ApS',
  birthDate: null,
} as const;

export const self: RequestParty = { kind: 'subject' };
export const office: RequestParty = { kind: 'office' };
export const by = (personId: string | null, name = 'Somebody'): RequestParty => ({
  kind: 'representative',
  personId,
  name,
  claimedRelation: 'other',
  organisation: null,
});

const register = { source: 'cpr', asOf: '2026-05-07T00:00:00Z', isCached: true } as const;

export const is = (
  relation: RelationFact['relation'],
  personId: string,
  change: Partial<RelationFact> = {},
): RelationFact => ({
  personId: PersonId.parse(personId),
  relation,
  from: null,
  until: null,
  matters: null,
  provenance: register,
  ...change,
});

export const order = (
  kind: CourtOrderFact['kind'],
  personId: string,
  change: Partial<CourtOrderFact> = {},
): CourtOrderFact => ({
  orderId: 'order-1',
  kind,
  personId,
  matters: 'all',
  court: 'Retten i Aarhus',
  madeOn: '2026-01-10',
  validUntil: null,
  provenance: { ...register, source: 'court' },
  ...change,
});

export const role = (
  personId: string,
  is: BusinessRoleFact['role'],
  change: Partial<BusinessRoleFact> = {},
): BusinessRoleFact => ({
  personId,
  organisationId: 'holm-aps',
  organisationName: 'Holm ApS',
  role: is,
  from: '2020-01-01',
  until: null,
  provenance: { ...register, source: 'cvr' },
  ...change,
});

/** A mandate from Karen: to whom, for what. */
export const gave = (
  partyId: string,
  given: readonly (readonly [string, Power])[],
  change: Partial<MandateFact> = {},
): MandateFact =>
  mandate({
    grantee: { kind: 'person', partyId, name: partyId },
    scope: given.flatMap(([serviceId, power]) => scope(serviceId, power)),
    ...change,
  });

export const aging = (hours: number): Pick<MandateFact, 'provenance'> => ({
  provenance: {
    source: 'mandate-register',
    asOf: new Date(now.getTime() - hours * 3_600_000).toISOString(),
    isCached: true,
  },
});
