import type { WriteDb } from '../vault/open.ts';
import { appendAudit } from '../vault/queries/audit.ts';
import type { Desk } from './desk.ts';

/** What is written to the audit chain: who did what to whose file, when, in which contact. */
export type AuditNote = {
  readonly action:
    | 'session/signed-in'
    | 'person/opened'
    | 'person/open-refused'
    | 'person/looked-up'
    | 'interaction/started'
    | 'interaction/party-set'
    | 'interaction/mode-set'
    | 'interaction/ended'
    | 'interaction/present-added'
    | 'authority/emergency-claimed'
    | 'identity/recorded'
    | 'identity/refused'
    | 'mandate/made'
    | 'mandate/not-given'
    | 'mandate/shown'
    | 'mandate/printed'
    | 'mandate/seal-broken'
    | 'mandate/code-made'
    | 'mandate/withdrawn'
    | 'mandate/transferred'
    | 'consent/given'
    | 'consent/withdrawn'
    | 'review/opened'
    | 'review/decided'
    | 'task/contacted'
    | 'parked/read'
    | 'parked/resolved'
    | 'parked/amended'
    | 'parked/ground-sought'
    | 'parked/merged'
    | 'parked/sent-again'
    | 'parked/handed-over'
    | 'parked/withdrawn'
    | 'parked/acknowledged'
    | 'parked/unreadable-ended'
    | 'address/revealed'
    | 'address/reveal-refused'
    | 'protection-log/read'
    | 'courier/exported'
    | 'courier/delivered'
    | 'courier/taken-in'
    | 'own-view/printed'
    | 'trip/taken-along'
    | 'trip/left-behind'
    | 'attachment/added'
    | 'attachment/removed'
    | 'act/begun'
    | 'act/refused'
    | 'act/completed'
    | 'act/discarded';
  readonly subjectId: string | null;
  readonly interactionId?: string;
  /** Codes and ids only, never what a citizen said. */
  readonly details?: Readonly<Record<string, string | null>>;
};

/** Whoever writes, by what clock. */
type Writer = Pick<Desk, 'clock'> & { readonly staff: { readonly staffId: string } };

export const audit = (desk: Writer, db: WriteDb, note: AuditNote): void =>
  appendAudit(db, {
    at: desk.clock.now().toISOString(),
    staffId: desk.staff.staffId,
    action: note.action,
    subjectId: note.subjectId,
    interactionId: note.interactionId ?? null,
    details: note.details ?? {},
  });
