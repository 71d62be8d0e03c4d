import type { AuthorityAnswer } from '../../../../../preload/contract/authority.ts';
import { IdentityProof, Interaction } from '../../../../../preload/contract/interaction.ts';
import type { ActSummary } from '../../../../../preload/contract/interaction.ts';
import type { ActId, ServiceId } from '../../../../../preload/contract/values.ts';

/** A conversation about Karen that has just begun. */
export const begun: Interaction = Interaction.parse({
  interactionId: 'i1',
  subject: { personId: 'karen', name: 'Karen Holm', birthDate: null, ageYears: null, nationalNumber: null },
  channel: 'counter',
  mode: 'assisting',
  state: 'open',
  purpose: { purposeId: 'serve-request', legalBasisId: 'law' },
  startedAt: '2026-05-04T08:00:00Z',
  completedAt: null,
  party: null,
  emergency: null,
  alsoPresent: [],
  proofs: [],
  level: 'none',
  acts: [],
});

export const passport: IdentityProof = IdentityProof.parse({
  proofId: 'p1',
  method: 'original-document',
  documentKind: 'passport',
  documentNumberEnd: '4821',
  issuingCountry: 'DK',
  expiresOn: '2031-01-01',
  level: 'high',
  checkedBy: 'Sofie Bruun',
  checkedAt: '2026-05-04T08:05:00Z',
  shortfall: null,
});

export const act = (actId: string, state: ActSummary['state'], changedAt: string): ActSummary => ({
  actId: actId as ActId,
  serviceId: 'change-of-address' as ServiceId,
  state,
  legalState: null,
  reference: null,
  changedAt,
});

export const refusal: AuthorityAnswer = {
  outcome: 'refuse',
  missing: [{ code: 'no-ground', params: {}, remedies: [{ code: 'make-mandate', params: {} }] }],
};

export const selfPermit: Extract<AuthorityAnswer, { outcome: 'permit' }> = {
  outcome: 'permit',
  ground: 'self',
  evidence: { kind: 'identity' },
  level: 'high',
  freshness: { source: 'desk', asOf: '2026-05-04T08:05:00Z', isCached: false },
  until: null,
  obligations: [],
  provisional: [],
};
