import type { AuthorityFacts, MandateFact } from '../../../../../main/domain/authority/facts.ts';
import type { AuthorityRequest, RequestParty } from '../../../../../main/domain/authority/request.ts';
import type { ProofFact } from '../../../../../main/domain/identity/proof-fact.ts';
import { MandateScope } from '../../../../../preload/contract/mandate.ts';
import { MandateId, PersonId, type Power } from '../../../../../preload/contract/values.ts';
import { dkService } from '../dk-pack.ts';

/** Karen, her son Anders, and a clerk at the counter on a Friday afternoon in May. */
export const now = new Date('2026-05-08T12:00:00Z');
export const today = '2026-05-08';
export const services = ['change-of-address', 'payment-account-change', 'housing-benefit-claim'] as const;

export const scope = (serviceId: string, ...powers: readonly Power[]): MandateFact['scope'] =>
  powers.map((power) => MandateScope.parse({ serviceId, power }));

export const mandate = (change: Partial<MandateFact> = {}): MandateFact => ({
  mandateId: MandateId.parse('m-1'),
  kind: 'personal',
  grantor: { personId: PersonId.parse('karen'), name: 'Karen Holm' },
  grantee: { kind: 'person', partyId: 'anders', name: 'Anders Holm' },
  otherGrantees: [],
  decide: 'alone',
  channels: [],
  restrictions: '',
  maySubDelegate: false,
  interactionId: null,
  givenBy: 'register',
  endReason: null,
  credential: { state: 'verified', hash: 'hash-1', listAsOf: '2026-05-08T11:00:00Z' },
  scope: [...scope('change-of-address', 'see', 'act'), ...scope('housing-benefit-claim', 'see', 'act')],
  madeOn: '2026-05-02',
  validFrom: '2026-05-02',
  validUntil: '2027-03-31',
  revokedOn: null,
  provenance: { source: 'mandate-register', asOf: '2026-05-08T11:00:00Z', isCached: true },
  ...change,
});

export const proof = (change: Partial<ProofFact> = {}): ProofFact => ({
  method: 'original-document',
  documentKind: 'passport',
  expiresOn: '2030-01-01',
  level: 'high',
  checkedAt: '2026-05-08T11:55:00Z',
  shortfall: null,
  ...change,
});

export const anders: Extract<RequestParty, { readonly kind: 'representative' }> = {
  kind: 'representative',
  personId: 'anders',
  name: 'Anders Holm',
  claimedRelation: 'child',
  organisation: null,
};

export const karen: AuthorityRequest['subject'] = {
  personId: 'karen',
  name: 'Karen Holm',
  civilStatus: 'alive',
  kind: 'person',
  birthDate: '1945-03-12',
  hasShieldedAddress: false,
};

export const request = (change: Partial<AuthorityRequest> = {}): AuthorityRequest => {
  const service = change.service ?? dkService('change-of-address');
  return {
    staff: { staffId: 's-1', role: 'counter', personId: 'maria', relatedPersonIds: [], office: 'Aarhus' },
    channel: 'counter',
    mode: 'representing',
    subject: karen,
    party: anders,
    service,
    power: service.power,
    timeZone: 'Europe/Copenhagen',
    interactionId: 'i-1',
    ...change,
  };
};

export const facts = (change: Partial<AuthorityFacts> = {}): AuthorityFacts => ({
  proofs: [proof()],
  mandates: [mandate()],
  relations: [],
  courtOrders: [],
  businessRoles: [],
  alsoPresent: [],
  deceased: [],
  emergency: null,
  otherSidesServed: [],
  lease: { notAfter: '2026-05-15T12:00:00Z' },
  isOnline: true,
  ...change,
});
