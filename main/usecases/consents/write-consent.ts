import type { EnvelopeAuthority } from '../../../central/api/work.ts';
import type { ReceiverRule } from '../../domain/consents/receiver-rule.ts';
import type { WriteDb } from '../../vault/open.ts';
import { insertConsent } from '../../vault/queries/consents.ts';
import { ConsentId, PersonId } from '../../../preload/contract/values.ts';
import { audit } from '../audit.ts';
import type { Desk } from '../desk.ts';
import { queueWork } from '../work.ts';

export type NewConsent = {
  readonly personId: string;
  readonly interactionId: string;
  readonly receiverId: string;
  readonly basis: Extract<ReceiverRule['basis'], { readonly kind: 'consent' }>;
  readonly validUntil: string | null;
  readonly way: string;
  readonly authority: EnvelopeAuthority;
};

/** Consent, envelope and audit entry, inside the caller's transaction. Answers the id of the consent. */
export const writeConsent = (desk: Desk, db: WriteDb, given: NewConsent): ConsentId => {
  const { personId, interactionId, receiverId, basis, validUntil, way, authority } = given;
  const consentId = ConsentId.parse(desk.newId());
  const envelopeId = desk.newId();
  const madeAt = desk.clock.now();
  const { purposeId, wordingVersion } = basis;
  const dataIds = [...basis.dataIds];
  const common = { consentId, dataIds, receiverId, purposeId, validUntil, wordingVersion, givenBy: way };
  queueWork(desk, db, {
    kind: 'consent-given',
    envelopeId,
    subjectId: personId,
    interactionId,
    actId: null,
    baseVersion: null,
    authority,
    madeAt,
    payload: common,
  });
  const row = { ...common, personId: PersonId.parse(personId), givenAt: madeAt.toISOString() };
  insertConsent(db, row, envelopeId);
  audit(desk, db, {
    action: 'consent/given',
    subjectId: personId,
    interactionId,
    details: { consentId, receiverId },
  });
  return consentId;
};
