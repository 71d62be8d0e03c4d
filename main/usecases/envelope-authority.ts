import type { EnvelopeAuthority } from '../../central/api/work.ts';
import type { GroundEvidence, Permit } from '../../preload/contract/authority.ts';
import type { ServiceRule } from '../domain/catalogue/service-rule.ts';
import { bestProof } from '../domain/identity/reached-level.ts';
import { listProofs } from '../vault/queries/identity-proofs.ts';
import type { InteractionRow } from '../vault/queries/interactions.ts';
import type { Desk } from './desk.ts';
import { listStillPresent } from './still-present.ts';

/** A permit's evidence and a contact's party, as an envelope carries them to central, who checks both again. */

type Evidence = Pick<EnvelopeAuthority, 'mandateId' | 'credentialHash' | 'evidence' | 'secondStaffId'>;

const none: Evidence = { mandateId: null, credentialHash: null, evidence: {}, secondStaffId: null };

export const evidenceOf = (evidence: GroundEvidence): Evidence => {
  switch (evidence.kind) {
    case 'identity':
      return none;
    case 'mandate':
      return { ...none, mandateId: evidence.mandateId, credentialHash: evidence.credentialHash };
    case 'relation':
      return { ...none, evidence: { relation: evidence.relation, register: evidence.register } };
    case 'court-order':
      return { ...none, evidence: { orderId: evidence.orderId, court: evidence.court } };
    case 'business-role': {
      const { organisationId, organisationName, role, register } = evidence;
      return { ...none, evidence: { organisationId, organisationName, role, register } };
    }
    case 'emergency':
      return { ...none, evidence: { reason: evidence.reason }, secondStaffId: evidence.secondStaffId };
    default:
      return evidence satisfies never;
  }
};

/**
 * The others in the room, for a mandate whose attorneys decide only together: person ids, separated by blanks, as central reads them.
 */
export const companyOf = (desk: Desk, { interactionId }: InteractionRow): EnvelopeAuthority['evidence'] => {
  const ids = listStillPresent(desk, interactionId).map(({ personId }) => personId);
  return ids.length === 0 ? {} : { coAttorneyIds: ids.join(' ') };
};

/** Who acted: the citizen, the representative, or this office where nobody was there. */
export const partyOf = (
  desk: Desk,
  { party, subjectId, subjectName }: InteractionRow,
): Pick<EnvelopeAuthority, 'partyPersonId' | 'partyName'> => {
  if (party?.kind === 'representative') return { partyPersonId: party.personId, partyName: party.name };
  if (party?.kind === 'office') return { partyPersonId: null, partyName: desk.staff.office };
  return { partyPersonId: subjectId, partyName: subjectName };
};

/** On what ground a service is done in this contact, decided now. */
export const authorityFrom = (
  desk: Desk,
  { interaction, service }: { readonly interaction: InteractionRow; readonly service: ServiceRule },
  permit: Permit,
): EnvelopeAuthority => {
  const now = desk.clock.now();
  const proof = bestProof(listProofs(desk.vault.read, interaction), {
    now,
    timeZone: desk.pack.timeZone,
    maxAgeMinutes: service.identityMaxAgeMinutes,
  });
  const shown = evidenceOf(permit.evidence);
  return {
    ground: permit.ground,
    ...shown,
    evidence: { ...shown.evidence, ...companyOf(desk, interaction) },
    ...partyOf(desk, interaction),
    level: permit.level,
    identityMethod: proof?.method ?? null,
    decidedAt: now.toISOString(),
    freshAsOf: permit.freshness.asOf,
    scope: { serviceId: service.serviceId, power: service.power },
    isProvisional: permit.provisional.length > 0,
  };
};
