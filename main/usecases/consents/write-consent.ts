import type { EnvelopeAuthority } from '../../../central/api/work.ts';
import type { ReceiverRule } from '../../domain/consents/receiver-rule.ts';
import type { WriteDb } from '../../vault/open.ts';
import { insertConsent, putWithdrawal } from '../../vault/queries/consents.ts';
import { ConsentId, PersonId } from '../../../preload/contract/values.ts';
import { audit } from '../audit.ts';
import type { Desk } from '../desk.ts';
import { ofNoContact, queueWork } from '../work.ts';

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

/** Withdrawal, envelope and audit entry, inside the caller's transaction. */
export const writeWithdrawal = (
  desk: Desk,
  db: WriteDb,
  {
    personId,
    consentId,
    reason,
  }: { readonly personId: string; readonly consentId: string; readonly reason: string },
): void => {
  const madeAt = desk.clock.now();
  putWithdrawal(db, consentId, madeAt.toISOString());
  queueWork(desk, db, {
    kind: 'consent-withdrawn',
    envelopeId: desk.newId(),
    subjectId: personId,
    ...ofNoContact,
    madeAt,
    payload: { consentId, reason },
  });
  audit(desk, db, { action: 'consent/withdrawn', subjectId: personId, details: { consentId } });
};
