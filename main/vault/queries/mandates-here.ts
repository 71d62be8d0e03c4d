import type { MandateClaims } from '../../../central/api/mandate-credential.ts';
import type { MandatePayload } from '../../../central/api/work.ts';
import { GivenBy } from '../../../preload/contract/mandate.ts';
import type { WriteDb } from '../handle.ts';
import { statement } from '../statement.ts';
import { putParts } from './replica-mandate.ts';

/** Mandates that come from this desk and not from central's feed. */

export type MadeMandate = {
  readonly payload: MandatePayload;
  readonly grantorId: string;
  /** The envelope with which it goes to central. */
  readonly envelopeId: string;
  readonly at: string;
};

/** One made here: it holds at once and has version 0, so that central's own record takes its place. */
export const insertMadeMandate = (db: WriteDb, { payload, grantorId, envelopeId, at }: MadeMandate): void => {
  const [grantee, ...otherGrantees] = payload.grantees;
  if (!grantee) throw new Error('a mandate has somebody it is given to');
  const { wording } = payload;
  statement(
    db,
    `INSERT INTO mandate (mandate_id, version, kind, grantor_id, grantor_name, grantee_kind, grantee_id, grantee_name,
       decide, channels, restrictions, interaction_id, given_by, wording_id, wording_version, wording_hash,
       wording_language, office, made_on, valid_from, valid_until, as_of, origin, made_envelope_id)
     VALUES (@mandateId, 0, @kind, @grantorId, @grantorName, @granteeKind, @granteeId, @granteeName, @decide, @channels,
       @restrictions, @interactionId, @givenBy, @wordingId, @wordingVersion, @wordingHash, @wordingLanguage, @office,
       @madeOn, @validFrom, @validUntil, @at, 'made-here', @envelopeId)`,
  ).run({
    mandateId: payload.mandateId,
    kind: payload.kind,
    grantorId,
    grantorName: payload.grantorName,
    ...columnsOf(grantee),
    decide: payload.decide,
    channels: JSON.stringify(payload.channels),
    restrictions: payload.restrictions,
    interactionId: payload.interactionId,
    givenBy: payload.giving.way,
    wordingId: wording.wordingId,
    wordingVersion: wording.version,
    wordingHash: wording.hash,
    wordingLanguage: wording.language,
    office: payload.office,
    madeOn: payload.madeOn,
    validFrom: payload.validFrom,
    validUntil: payload.validUntil,
    at,
    envelopeId,
  });
  putParts(db, payload.mandateId, { scope: payload.scope, otherGrantees });
};

const columnsOf = (grantee: MandatePayload['grantees'][number]) => ({
  granteeKind: grantee.kind,
  granteeId: grantee.partyId,
  granteeName: grantee.name,
});

/**
 * One that a citizen showed as a verified credential. A record that is already here keeps what it says and gets the credential where it
 * has none. The claims were parsed, and the credential verified, before this is called.
 */
export const putShownMandate = (
  db: WriteDb,
  { claims, credential }: { readonly claims: MandateClaims; readonly credential: string },
): void => {
  const [grantee, ...otherGrantees] = claims.grantees;
  if (!grantee) throw new Error('the claims name somebody it is given to');
  const { changes } = statement(
    db,
    `INSERT INTO mandate (mandate_id, version, kind, grantor_id, grantor_name, grantee_kind, grantee_id, grantee_name,
       decide, channels, restrictions, may_sub_delegate, interaction_id, given_by, made_on, valid_from, valid_until,
       as_of, origin, credential)
     VALUES (@mandateId, @version, @kind, @grantorId, @grantorName, @granteeKind, @granteeId, @granteeName, @decide,
       @channels, @restrictions, @maySubDelegate, @interactionId, @givenBy, @madeOn, @validFrom, @validUntil, @asOf,
       'shown', @credential)
     ON CONFLICT (mandate_id) DO NOTHING`,
  ).run({
    mandateId: claims.jti,
    version: claims.version,
    kind: claims.kind,
    grantorId: claims.sub,
    grantorName: claims.grantorName,
    ...columnsOf(grantee),
    decide: claims.decide,
    channels: JSON.stringify(claims.channels),
    restrictions: claims.restrictions,
    maySubDelegate: claims.maySubDelegate ? 1 : 0,
    interactionId: claims.interactionId,
    givenBy: GivenBy.catch('register').parse(claims.givenBy),
    madeOn: claims.madeOn,
    validFrom: claims.validFrom,
    validUntil: claims.validUntil,
    asOf: new Date(claims.iat * 1000).toISOString(),
    credential,
  });
  if (changes > 0) return putParts(db, claims.jti, { scope: claims.scope, otherGrantees });
  statement(db, 'UPDATE mandate SET credential = ? WHERE mandate_id = ? AND credential IS NULL').run(
    credential,
    claims.jti,
  );
};
