import type { ProblemOf } from '../../../preload/contract/problem.ts';
import { fail, ok, type Result } from '../../../preload/contract/result.ts';
import type { CredentialVerdict } from '../../domain/mandates/judge-credential.ts';
import type { WriteDb } from '../../vault/open.ts';
import { findMandate } from '../../vault/queries/mandates.ts';
import { putShownMandate } from '../../vault/queries/mandates-here.ts';
import type { Desk } from '../desk.ts';
import { checkCredential, readCredential } from './credential-state.ts';

type Presented = { readonly mandateId: string; readonly keep: (db: WriteDb) => void };

type NotPresented = ProblemOf<
  | 'mandate/credential-unreadable'
  | 'mandate/credential-forged'
  | 'mandate/credential-issuer-unknown'
  | 'mandate/credential-revoked'
  | 'mandate/other-grantor'
>;

/**
 * A credential out of a QR, verified with the keys and lists held here, with or without a network. Only once its signature holds is
 * anything it says believed, also whose it is.
 */
export const presentCredential = (
  desk: Desk,
  subjectId: string,
  text: string,
): Result<Presented, NotPresented> => {
  const { read } = desk.vault;
  const now = desk.serverClock.now();
  const reading = readCredential(read, text, now);
  if (reading.kind === 'unreadable') return fail({ code: 'mandate/credential-unreadable' });
  const { claims } = reading;
  const known = findMandate(read, claims.jti);
  const verdict = checkCredential(read, { text, mandate: known }, now);
  const problem = problemOf(verdict);
  if (problem && verdict.outcome !== 'revoked') return fail(problem);
  if (claims.sub !== subjectId) return fail({ code: 'mandate/other-grantor' });
  if (problem || (known !== null && known.revokedOn !== null))
    return fail({ code: 'mandate/credential-revoked' });
  return ok({
    mandateId: claims.jti,
    keep: (db) => putShownMandate(db, { claims, credential: text }),
  });
};

const problemOf = (verdict: CredentialVerdict): NotPresented | null => {
  if (verdict.outcome === 'verified') return null;
  if (verdict.outcome === 'revoked') return { code: 'mandate/credential-revoked' };
  if (verdict.outcome === 'issuer-unknown') return { code: 'mandate/credential-issuer-unknown' };
  return {
    code: verdict.fault === 'unreadable' ? 'mandate/credential-unreadable' : 'mandate/credential-forged',
  };
};
