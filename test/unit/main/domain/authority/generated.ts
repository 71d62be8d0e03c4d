import fc from 'fast-check';
import type {
  AuthorityFacts,
  BusinessRoleFact,
  CourtOrderFact,
  MandateFact,
  RelationFact,
} from '../../../../../main/domain/authority/facts.ts';
import type { AuthorityRequest, RequestParty } from '../../../../../main/domain/authority/request.ts';
import type { ProofFact } from '../../../../../main/domain/identity/proof-fact.ts';
import { Mode } from '../../../../../preload/contract/interaction.ts';
import { GivenBy, MandateScope } from '../../../../../preload/contract/mandate.ts';
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
  fc.constantFrom(
    null,
    { kind: 'subject' } as const,
    { kind: 'office' } as const,
    { kind: 'helper', name: 'Ida' } as const,
  ),
  fc.record({
    kind: fc.constant('representative' as const),
    personId: fc.option(person),
    name: fc.constant('Anders Holm'),
    claimedRelation: fc.constantFrom('child', 'guardian', 'professional', 'other'),
    organisation: fc.constant(null),
  }),
);

export const anyRequest: fc.Arbitrary<AuthorityRequest> = fc
  .record({
    staff: fc.record({
      staffId: fc.constant('s-1'),
      role: fc.constantFrom(...Role.options),
      personId: fc.option(person),
      relatedPersonIds: fc.array(person, { maxLength: 1 }),
      office: fc.constant('Aarhus'),
    }),
    channel: fc.constantFrom(...Channel.options),
    mode: fc.constantFrom(...Mode.options),
    subject: fc.record({
      personId: fc.constant('karen'),
      name: fc.constant('Karen Holm'),
      civilStatus: fc.constantFrom('alive', 'alive', 'deceased', 'emigrated'),
      kind: fc.constantFrom('person', 'person', 'person', 'organisation'),
      birthDate: fc.constantFrom('1945-03-12', '2011-02-01', '2020-02-01', null),
      hasShieldedAddress: fc.boolean(),
    }),
    party,
    serviceId: fc.constantFrom(...services),
    power: anyPower,
  })
  .map(({ serviceId, ...rest }) => ({
    ...rest,
    service: dkService(serviceId),
    timeZone: 'Europe/Copenhagen',
    interactionId: 'i-1',
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
    kind: fc.constantFrom('person', 'person', 'organisation', 'office'),
    partyId: fc.option(person),
    name: fc.constantFrom('Anders Holm', 'Aarhus'),
  }),
  otherGrantees: fc.constantFrom([], [], [{ kind: 'person', partyId: 'bodil', name: 'Bodil' } as const]),
  decide: fc.constantFrom('alone', 'alone', 'jointly'),
  channels: fc.constantFrom([], [], ['counter' as const], ['phone' as const]),
  restrictions: fc.constantFrom('', '', 'Only for the flat in Jagtvej.'),
  maySubDelegate: fc.boolean(),
  interactionId: fc.constantFrom(null, null, 'i-1', 'i-2').map((id) => id as MandateFact['interactionId']),
  givenBy: fc.constantFrom(...GivenBy.options),
  endReason: fc.constant(null),
  credential: fc.record({
    state: fc.constantFrom('verified', 'verified', 'made-here', 'none', 'invalid', 'issuer-unknown'),
    hash: fc.constant('hash-1'),
    listAsOf: fc.constant(null),
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
  from: fc.option(near),
  until: fc.option(near),
  matters: fc.constantFrom(null, 'all', 'personal', 'economic'),
  provenance,
});

const anyOrder: fc.Arbitrary<CourtOrderFact> = fc.record({
  orderId: fc.constant('o-1'),
  kind: fc.constantFrom('representation', 'no-contact', 'custody-removed'),
  personId: person,
  matters: fc.constantFrom('all', 'personal', 'economic'),
  court: fc.constant('Retten i Aarhus'),
  madeOn: near,
  validUntil: fc.option(near),
  provenance,
});

const anyRole: fc.Arbitrary<BusinessRoleFact> = fc.record({
  personId: person,
  organisationId: person,
  organisationName: fc.constant('Holm ApS'),
  role: fc.constantFrom('owner', 'director', 'employee', 'external-accountant', 'lawyer'),
  from: near,
  until: fc.option(near),
  provenance,
});

export const anyFacts: fc.Arbitrary<AuthorityFacts> = fc.record({
  proofs: fc.array(anyProof, { maxLength: 3 }),
  mandates: fc.array(anyMandate, { maxLength: 3 }),
  relations: fc.array(anyRelation, { maxLength: 2 }),
  courtOrders: fc.array(anyOrder, { maxLength: 1 }),
  businessRoles: fc.array(anyRole, { maxLength: 1 }),
  alsoPresent: fc.array(person, { maxLength: 1 }),
  deceased: fc.constantFrom([], [], [], ['Anders Holm']),
  emergency: fc.constantFrom(null, null, { reason: 'She has fallen and cannot speak.', secondStaffId: null }),
  otherSidesServed: fc.constantFrom([], [], [], ['bodil']),
  lease: fc.record({ notAfter: instant.map((at) => new Date(Date.parse(at) + 3_600_000).toISOString()) }),
  isOnline: fc.boolean(),
});

/** Everything that no ground can mend is in order: what is left to find out is the ground, the powers and the identity. */
export const workable = (request: AuthorityRequest): AuthorityRequest => ({
  ...request,
  staff: { staffId: 's-1', role: 'counter', personId: null, relatedPersonIds: [], office: 'Aarhus' },
  channel: 'counter',
  mode: 'representing',
  subject: {
    ...request.subject,
    civilStatus: 'alive',
    kind: 'person',
    birthDate: '1945-03-12',
    hasShieldedAddress: false,
  },
});
