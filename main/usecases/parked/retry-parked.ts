import { Envelope } from '../../../central/api/sync.ts';
import { ok } from '../../../preload/contract/result.ts';
import type { EnvelopeId } from '../../../preload/contract/values.ts';
import { needsNewEnvelope } from '../../domain/conflicts/next-step.ts';
import { markWaiting } from '../../vault/queries/outbox-progress.ts';
import { hasLaterTried } from '../../vault/queries/parked.ts';
import { audit } from '../audit.ts';
import type { Desk } from '../desk.ts';
import { findActionable } from './find-own-parked.ts';
import { queueSuccessor } from './queue-successor.ts';
import { tellOfParked } from './tell-of-parked.ts';

/**
 * Tries again. The same bytes where central has not judged them; where it has, or where later work of the lane has gone ahead, the same work
 * under a new envelope, for central answers the old one as before.
 */
export const retryParked = (desk: Desk, envelopeId: EnvelopeId) => {
  const found = findActionable(desk, envelopeId, 'retry');
  if (!found.ok) return found;
  const row = found.value;
  const { kind, payload, baseVersion, authority } = Envelope.parse(JSON.parse(row.content));
  desk.vault.transact((db) => {
    if (needsNewEnvelope(row.reason, hasLaterTried(db, row))) {
      const work = { kind, payload };
      const ending = {
        how: 'sent-again',
        reason: null,
        evidence: null,
        documents: 'as-signed',
        baseVersion,
        authority,
        work,
      } as const;
      queueSuccessor(desk, db, { row, ending });
      return;
    }
    markWaiting(db, { envelopeId, nextAttemptAt: null, reason: null });
    audit(desk, db, { action: 'parked/sent-again', subjectId: row.subjectId, details: { envelopeId } });
  });
  tellOfParked(desk, row);
  return ok({});
};
