import fc from 'fast-check';
import type {
  AuthorityFacts,
  MandateFact,
  RelationFact,
} from '../../../../../main/domain/authority/facts.ts';
import type { AuthorityRequest, RequestParty } from '../../../../../main/domain/authority/request.ts';
import type { ProofFact } from '../../../../../main/domain/identity/proof-fact.ts';
import { Mode } from '../../../../../preload/contract/interaction.ts';
import { MandateScope } from '../../../../../preload/contract/mandate.ts';
import { RelationKind } from '../../../../../preload/contract/person.ts';
import { Role } from '../../../../../preload/contract/session.ts';
import {
  AssuranceLevel,
  Channel,
  MandateId,
  PersonId,
  Power,
} from '../../../../../preload/contract/values.ts';
import { addDays } from '../../../../../main/domain/calendar.ts';
import { dkService } from '../dk-pack.ts';
import { now, services, today } from './situations.ts';

/** Situations at random, drawn near the edges where the rules turn: few people, days around today, minutes around the limits. */

const person = fc.constantFrom('karen', 'anders', 'bodil');
const near = fc.integer({ min: -3, max: 3 }).map((days) => addDays(today, days));
const ago = fc.constantFrom(-10, 0, 5, 29, 31, 479, 481, 1439, 1441, 10_079, 10_081);
const instant = ago.map((minutes) => new Date(now.getTime() - minutes * 60_000).toISOString());
const provenance = fc.record({
  source: fc.constantFrom('mandate-register', 'desk'),
  asOf: instant,
  isCached: fc.boolean(),
});

export const anyPower = fc.constantFrom(...Power.options);

const party: fc.Arbitrary<RequestParty | null> = fc.oneof(
  fc.constantFrom(null, { kind: 'subject' } as const, { kind: 'helper', name: 'Ida' } as const),
  fc.record({
    kind: fc.constant('representative' as const),
    personId: fc.option(person),
    name: fc.constant('Anders Holm'),
    claimedRelation: fc.constantFrom('child', 'guardian', 'professional', 'other'),
  }),
);

export const anyRequest: fc.Arbitrary<AuthorityRequest> = fc
  .record({
    staff: fc.record({
      staffId: fc.constant('s-1'),
      role: fc.constantFrom(...Role.options),
      personId: fc.option(person),
      relatedPersonIds: fc.array(person, { maxLength: 1 }),
    }),
    channel: fc.constantFrom(...Channel.options),
    mode: fc.constantFrom(...Mode.options),
    subject: fc.record({
      personId: fc.constant('karen'),
      name: fc.constant('Karen Holm'),
      civilStatus: fc.constantFrom('alive', 'alive', 'deceased', 'emigrated'),
    }),
    party,
    serviceId: fc.constantFrom(...services),
    power: anyPower,
  })
  .map(({ serviceId, ...rest }) => ({
    ...rest,
    service: dkService(serviceId),
    timeZone: 'Europe/Copenhagen',
  }));

export const anyProof: fc.Arbitrary<ProofFact> = fc.record({
  method: fc.constantFrom('original-document', 'callback-registered-number'),
  documentKind: fc.option(fc.constantFrom('passport', 'driving-licence')),
  expiresOn: fc.option(near),
  level: fc.constantFrom(...AssuranceLevel.options),
  checkedAt: instant,
  shortfall: fc.constantFrom(null, null, 'document-expired', 'document-not-accepted'),
});

export const anyMandate: fc.Arbitrary<MandateFact> = fc.record({
  mandateId: fc.constantFrom('m-1', 'm-2').map((id) => MandateId.parse(id)),
  kind: fc.constant('personal'),
  grantor: fc.record({ personId: person.map((id) => PersonId.parse(id)), name: fc.constant('Karen Holm') }),
  grantee: fc.record({
    kind: fc.constantFrom('person', 'person', 'organisation'),
    partyId: fc.option(person),
    name: fc.constant('Anders Holm'),
  }),
  scope: fc.array(
    fc
      .record({ serviceId: fc.constantFrom(...services), power: anyPower })
      .map((line) => MandateScope.parse(line)),
    { maxLength: 4 },
  ),
  madeOn: near,
  validFrom: near,
  validUntil: fc.option(near),
  revokedOn: fc.option(near, { freq: 2 }),
  provenance,
});

const anyRelation: fc.Arbitrary<RelationFact> = fc.record({
  personId: person.map((id) => PersonId.parse(id)),
  relation: fc.constantFrom(...RelationKind.options),
  provenance,
});

export const anyFacts: fc.Arbitrary<AuthorityFacts> = fc.record({
  proofs: fc.array(anyProof, { maxLength: 3 }),
  mandates: fc.array(anyMandate, { maxLength: 3 }),
  relations: fc.array(anyRelation, { maxLength: 1 }),
  lease: fc.record({ notAfter: instant.map((at) => new Date(Date.parse(at) + 3_600_000).toISOString()) }),
  isOnline: fc.boolean(),
});

/** Everything that no ground can mend is in order: what is left to find out is the ground, the powers and the identity. */
export const workable = (request: AuthorityRequest): AuthorityRequest => ({
  ...request,
  staff: { staffId: 's-1', role: 'counter', personId: null, relatedPersonIds: [] },
  channel: 'counter',
  mode: 'representing',
  subject: { ...request.subject, civilStatus: 'alive' },
});
